"""The catalogue: every published resource, by type."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Edition, Page, PageBuilder, Section
from fabrique.pages.templating import render


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `catalogue/`: one entry per published resource, types in the order of their list."""
    vocabulary = catalogue.vocabularies.get("types")
    order = list(vocabulary.by_key) if vocabulary else sorted(catalogue.by_type)
    families = [
        (key, catalogue.label("types", key), catalogue.by_type[key])
        for key in order
        if key in catalogue.by_type
    ]
    yield Page(
        address="catalogue/",
        title="Catalogue",
        description="Toutes les ressources pédagogiques : durée, groupe, compétences, licence.",
        before=render("catalogue.html.j2", families=families, catalogue=catalogue),
        source="ressources/catalogue",
        sections_before=tuple(Section(f"type-{key}", _title(label)) for key, label, _ in families),
        in_navigation=True,
    )


def _title(label: str) -> str:
    return label[:1].upper() + label[1:]


BUILDER = PageBuilder(name="catalogue", title="Catalogue", build=build)

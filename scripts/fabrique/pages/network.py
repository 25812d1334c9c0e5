"""The network: partners, programmes, and which programme covers which competency; facts only."""

from collections.abc import Iterator
from dataclasses import dataclass

from fabrique.model import Catalogue, Edition, Page, PageBuilder, Partner, Program, Section
from fabrique.pages.templating import render

_ROLES = {
    "formation": "Écoles et instituts de formation",
    "financement": "Financeurs",
    "appui": "Autres soutiens",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the matrix: a partner and one of its programmes, or none that is known."""

    partner: Partner
    program: Program | None


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `reseau/`: partners by role, programmes, matrix competency × programme."""
    if catalogue.partners is None:
        return
    partners = catalogue.partners.partners
    programs = catalogue.programs.programs if catalogue.programs else ()
    families = [
        (role, title, [item for item in partners if item.role == role])
        for role, title in _ROLES.items()
    ]
    families = [family for family in families if family[2]]
    description = (
        "Les partenaires du projet, leurs formations et les compétences qu’elles couvrent."
    )
    yield Page(
        address="reseau/",
        title="Réseau",
        description=description,
        before=render(
            "network.html.j2",
            families=families,
            programs=programs,
            names={item.id: item.name for item in partners},
            rows=_rows(catalogue),
            framework=catalogue.framework,
            catalogue=catalogue,
            root="../",
        ),
        source=catalogue.partners.origin.file,
        kind="liste",
        sections_before=(
            *(Section(role, title) for role, title, _ in families),
            *([Section("formations", "Formations connues")] if programs else []),
            Section("couverture", "Compétences couvertes"),
        ),
        in_navigation=True,
    )


def _rows(catalogue: Catalogue) -> list[Row]:
    """Return one row per programme of each school, or one without programme when none is known."""
    rows: list[Row] = []
    programs = catalogue.programs.programs if catalogue.programs else ()
    for partner in catalogue.partners.partners if catalogue.partners else ():
        own: list[Program | None] = [item for item in programs if item.partner == partner.id]
        if partner.role == "formation" or own:
            rows.extend(Row(partner, item) for item in own or [None])
    return rows


BUILDER = PageBuilder(name="reseau", title="Réseau", build=build)

"""The competency framework: the whole, each block, each competency."""

from collections.abc import Iterator

from fabrique.model import (
    Block,
    Catalogue,
    Competency,
    Edition,
    Framework,
    Page,
    PageBuilder,
    Section,
)
from fabrique.pages.templating import render


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `referentiel/`, then `referentiel/bloc-a/` and `referentiel/a1/` in order of codes."""
    framework = catalogue.framework
    if framework is None:
        return
    yield Page(
        address="referentiel/",
        title="Référentiel",
        description=" ".join(framework.summary.split()),
        before=render("framework.html.j2", framework=framework, catalogue=catalogue, root="../"),
        source=framework.origin.file,
        sections_before=(
            Section("niveaux", "Trois niveaux"),
            *(
                Section(f"bloc-{block.code.lower()}", f"Bloc {block.code}")
                for block in framework.blocks
            ),
        ),
        in_navigation=True,
    )
    for block in framework.blocks:
        yield _block_page(block, framework, catalogue)
        for competency in block.competencies:
            if competency.is_published:
                yield _competency_page(competency, block, framework, catalogue)


def _block_page(block: Block, framework: Framework, catalogue: Catalogue) -> Page:
    return Page(
        address=block.url,
        title=f"{block.code}. {block.title}",
        description=" ".join(block.summary.split()),
        before=render(
            "block.html.j2", block=block, framework=framework, catalogue=catalogue, root="../../"
        ),
        source=framework.origin.file,
        sections_before=tuple(
            Section(item.code.lower(), f"{item.code} {item.title}")
            for item in block.competencies
            if item.is_published
        ),
    )


def _competency_page(
    competency: Competency, block: Block, framework: Framework, catalogue: Catalogue
) -> Page:
    resources = catalogue.by_competency.get(competency.code, ())
    uses = [
        (resource, target)
        for resource in resources
        for target in resource.targets
        if target.code == competency.code
    ]
    return Page(
        address=competency.url,
        title=f"{competency.code} {competency.title}",
        description=" ".join(competency.summary.split()),
        before=render(
            "competency.html.j2",
            competency=competency,
            block=block,
            framework=framework,
            catalogue=catalogue,
            uses=uses,
            root="../../",
        ),
        source=framework.origin.file,
        sections_before=(
            *(
                Section(f"niveau-{level.level}", f"Niveau {level.level}")
                for level in competency.levels
            ),
            Section("preuves", "Preuves"),
            Section("ressources", "Ressources"),
        ),
    )


BUILDER = PageBuilder(name="referentiel", title="Référentiel", build=build)

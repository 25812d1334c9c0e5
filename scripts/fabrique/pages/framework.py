"""The competency framework: the whole, each block, each competency, each other framework."""

from collections.abc import Iterator
from dataclasses import dataclass

from fabrique.model import (
    Block,
    Catalogue,
    Competency,
    Crosswalk,
    Edition,
    Framework,
    Mapping,
    Page,
    PageBuilder,
    Section,
)
from fabrique.pages.templating import render


@dataclass(frozen=True, slots=True)
class MappedLink:
    """A link from a competency to another framework, with the framework that holds it."""

    crosswalk: Crosswalk
    mapping: Mapping


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `referentiel/`, then `referentiel/bloc-a/` and `referentiel/a1/` in order of codes."""
    framework = catalogue.framework
    if framework is None:
        return
    description = " ".join(framework.summary.split())
    yield Page(
        address="referentiel/",
        title="Référentiel",
        description=description,
        before=render("framework.html.j2", framework=framework, catalogue=catalogue, root="../"),
        source=framework.origin.file,
        sections_before=(
            Section("niveaux", "Trois niveaux"),
            *(
                Section(f"bloc-{block.code.lower()}", f"Bloc {block.code}")
                for block in framework.blocks
            ),
            *([Section("correspondances", "Autres cadres")] if catalogue.crosswalks else []),
        ),
        in_navigation=True,
    )
    for block in framework.blocks:
        yield _block_page(block, framework, catalogue, edition)
        for competency in block.competencies:
            if competency.is_published:
                yield _competency_page(competency, block, framework, catalogue, edition)
    for crosswalk in catalogue.crosswalks:
        yield _crosswalk_page(crosswalk, framework, catalogue, edition)


def _block_page(block: Block, framework: Framework, catalogue: Catalogue, edition: Edition) -> Page:
    description = " ".join(block.summary.split())
    title = f"{block.code}. {block.title}"
    return Page(
        address=block.url,
        title=title,
        description=description,
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
    competency: Competency,
    block: Block,
    framework: Framework,
    catalogue: Catalogue,
    edition: Edition,
) -> Page:
    uses = [
        (resource, target)
        for resource in catalogue.by_competency.get(competency.code, ())
        for target in resource.targets
        if target.code == competency.code
    ]
    links = [
        MappedLink(crosswalk, mapping)
        for crosswalk in catalogue.crosswalks
        for mapping in crosswalk.mappings
        if mapping.competency == competency.code
    ]
    description = " ".join(competency.summary.split())
    title = f"{competency.code} {competency.title}"
    return Page(
        address=competency.url,
        parent=block.url,
        title=title,
        description=description,
        before=render(
            "competency.html.j2",
            competency=competency,
            block=block,
            framework=framework,
            catalogue=catalogue,
            uses=uses,
            links=links,
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
            *([Section("correspondances", "Autres cadres")] if links else []),
        ),
    )


def _crosswalk_page(
    crosswalk: Crosswalk, framework: Framework, catalogue: Catalogue, edition: Edition
) -> Page:
    address = f"referentiel/correspondances/{crosswalk.id}/"
    description = (
        f"Les liens entre nos compétences et {crosswalk.title}, version {crosswalk.version}."
    )
    return Page(
        address=address,
        title=crosswalk.title,
        description=description,
        before=render(
            "crosswalk.html.j2",
            crosswalk=crosswalk,
            framework=framework,
            catalogue=catalogue,
            root="../../../",
        ),
        source=crosswalk.origin.file,
    )


BUILDER = PageBuilder(name="referentiel", title="Référentiel", build=build)

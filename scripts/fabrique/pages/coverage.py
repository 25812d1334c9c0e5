"""How the catalogue covers the framework: competency × level, counted, and what it means."""

from collections.abc import Iterator
from dataclasses import dataclass

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
from fabrique.model.wording import count
from fabrique.pages.templating import render


@dataclass(frozen=True, slots=True)
class Coverage:
    """A competency and how many resources train it, then assess it, at levels 1, 2 and 3."""

    block: Block
    competency: Competency
    trained: tuple[int, int, int]
    assessed: tuple[int, int, int]

    @property
    def is_empty(self) -> bool:
        """Tell whether no resource trains the competency, at any level."""
        return not any(self.trained)


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `referentiel/couverture/`."""
    framework = catalogue.framework
    if framework is None:
        return
    rows = read_coverage(framework, catalogue)
    description = (
        "Combien de ressources travaillent et évaluent chaque compétence, à chaque niveau."
    )
    yield Page(
        address="referentiel/couverture/",
        title="Couverture du référentiel",
        description=description,
        before=render(
            "coverage.html.j2",
            rows=rows,
            framework=framework,
            conclusion=conclude(rows),
            root="../../",
        ),
        source=framework.origin.file,
        sections_before=(Section("matrice", "Matrice"), Section("lecture", "Ce qu’elle dit")),
        in_navigation=True,
    )


def read_coverage(framework: Framework, catalogue: Catalogue) -> list[Coverage]:
    """Return one line per published competency, in the order of the framework."""
    return [
        Coverage(
            block,
            competency,
            _counts(competency.code, "travaille", catalogue),
            _counts(competency.code, "evalue", catalogue),
        )
        for block in framework.blocks
        for competency in block.competencies
        if competency.is_published
    ]


def conclude(rows: list[Coverage]) -> list[str]:
    """Return what the matrix says, in sentences."""
    covered = [row for row in rows if not row.is_empty]
    sentences = [
        f"{count(len(covered), 'compétence')} sur {len(rows)} sont travaillées par une ressource au moins."
        if len(covered) > 1
        else f"{count(len(covered), 'compétence')} sur {len(rows)} est travaillée par une ressource."
    ]
    for level in (1, 2, 3):
        number = sum(1 for row in rows if row.trained[level - 1])
        verb = "le sont" if number > 1 else "l’est"
        sentences.append(f"Au niveau {level}, {number} {verb}.")
    empty = [row.competency.code for row in rows if row.is_empty]
    if empty:
        sentences.append(f"Restent sans ressource : {', '.join(empty)}.")
    return sentences


def _counts(code: str, role: str, catalogue: Catalogue) -> tuple[int, int, int]:
    resources = catalogue.by_competency.get(code, ())

    def at(level: int) -> int:
        wanted = (code, level, role)
        return sum(
            1
            for resource in resources
            if any((item.code, item.level, item.role) == wanted for item in resource.targets)
        )

    return at(1), at(2), at(3)


BUILDER = PageBuilder(name="couverture", title="Couverture du référentiel", build=build)

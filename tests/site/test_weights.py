"""The page « Écoconception » says what the site weighs, and the limits that it is held to."""

import re
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import pytest

from fabrique.loading import SiteReading, load_built_site
from fabrique.model import LIMITS, Severity, Weighing
from fabrique.rules.runner import check_site
from tests.conftest import ROOT

PAGE = ROOT / "docs/a-propos/ecoconception.md"
DRIFT = 0.15  # a few sentences more or less do not make the page false

KINDS = {
    "Accueil": "accueil",
    "Catalogue": "catalogue",
    "Recherche, avant une question": "recherche",
    "Fiches de ressource": "ressource",
}


@pytest.fixture(scope="module")
def reading(built: Path) -> SiteReading:
    """Return the built site, weighed."""
    return load_built_site(built, "https://exemple.test/")


def rows() -> Iterator[list[str]]:
    """Yield the cells of each row of the page's tables."""
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def numbers(cell: str) -> list[float]:
    """Return the numbers of a cell."""
    return [float(number.replace(",", ".")) for number in re.findall(r"[0-9]+(?:,[0-9]+)?", cell)]


@pytest.mark.parametrize("row", KINDS)
def test_figures_are_those_of_the_site(row: str, reading: SiteReading) -> None:
    """Weight, requests, elements and EcoIndex are those measured, within 15 %."""
    weighed: list[Weighing] = [
        reading.site.weigh(page)
        for page in reading.site.pages
        if page.kind == KINDS[row] and (page.kind != "catalogue" or page.address == "catalogue/")
    ]
    measured = (
        [item.kilobytes for item in weighed],
        [float(item.requests) for item in weighed],
        [float(item.elements) for item in weighed],
        [item.ecoindex for item in weighed],
    )

    [told] = [cells[1:] for cells in rows() if cells[0] == row and len(cells) == 5]

    assert weighed
    for cell, values in zip(told, measured, strict=True):
        given = numbers(cell)
        assert min(values) == pytest.approx(given[0], rel=DRIFT), (row, cell)
        assert max(values) == pytest.approx(given[-1], rel=DRIFT), (row, cell)


def test_limits_are_those_of_the_model() -> None:
    """The table of limits is that of the model, kind by kind."""
    told = {
        cells[0].lower(): tuple(numbers(" ".join(cells[1:]))) for cells in rows() if len(cells) == 7
    }
    told.pop("type de page")
    told.pop("---", None)

    assert {kind: tuple(map(float, astuple(limits))) for kind, limits in LIMITS.items()} == told


def test_nothing_is_above_its_maximum(built: Path, reading: SiteReading) -> None:
    """The real site has no error of weight or of accessibility."""
    found = check_site(reading.site, reading.diagnostics)

    assert [] == [
        (item.rule.code, item.position.file, item.message)
        for item in found
        if item.rule.severity is Severity.ERROR
    ]

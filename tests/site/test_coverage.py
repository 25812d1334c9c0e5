"""The first edition covers the framework: what the catalogue promises, counted on the real one."""

from collections import Counter
from datetime import date

import pytest

from fabrique.loading import load_project
from fabrique.model import Catalogue
from tests.conftest import ROOT

FLOORS = {1: 2, 2: 2, 3: 1}  # resources that train each competency, by level
RESOURCES = 54


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Return the real catalogue."""
    return load_project(ROOT, date(2026, 11, 22)).catalogue


def test_competencies_are_trained(catalogue: Catalogue) -> None:
    """Each competency is trained by two resources at levels 1 and 2, and by one at level 3."""
    counts = Counter(
        (target.code, target.level) for item in catalogue.published for target in item.trained
    )
    assert catalogue.framework is not None
    codes = [code for code, item in catalogue.framework.competencies.items() if item.is_published]

    assert 24 == len(codes)
    assert [] == [
        (code, level, counts[code, level])
        for code in codes
        for level, floor in FLOORS.items()
        if counts[code, level] < floor
    ]


def test_every_block_is_assessed(catalogue: Catalogue) -> None:
    """Each competency has a grid that assesses it."""
    assessed = {
        target.code
        for item in catalogue.by_type["grille-evaluation"]
        for target in item.targets
        if target.role == "evalue"
    }
    assert catalogue.framework is not None

    assert set(catalogue.framework.competencies) == assessed


def test_size_of_the_edition(catalogue: Catalogue) -> None:
    """The first edition has at least the announced number of published resources."""
    assert len(catalogue.published) >= RESOURCES


def test_no_paragraph_is_shared(catalogue: Catalogue) -> None:
    """Two resources never share a paragraph of more than a short sentence."""
    seen: dict[str, str] = {}
    shared = []
    for item in catalogue.published:
        text = item.prose.text if item.prose else ""
        for block in {" ".join(part.split()) for part in text.split("\n\n")}:
            if len(block) > 80 and not block.startswith(("|", "#", "```")):
                if block in seen:
                    shared.append((seen[block], item.id, block[:80]))
                seen[block] = item.id

    assert [] == shared

"""The lists of the catalogue: whole, split, counted."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from fabrique.loading import Project
from fabrique.model import Catalogue
from fabrique.pages import catalogue as catalogue_pages
from fabrique.pages.facets import FACETS, fold, read_facet, sorted_by_title
from tests.snapshots.test_pages import EDITION


def many(catalogue: Catalogue, number: int) -> Catalogue:
    """Return a catalogue of that many resources, copies of the first with another id and title."""
    first = catalogue.published[0]
    copies = tuple(
        first.model_copy(update={"id": f"copie-{rank:03}", "title": f"Copie {rank:03}"})
        for rank in range(number)
    )
    return replace(catalogue, resources=copies)


def test_every_facet_counts_every_resource(project_with: Callable[..., Project]) -> None:
    """A resource is in the list of each of its values, once, and nowhere else."""
    catalogue = project_with({}).catalogue

    found = {
        facet.name: {
            value.key: [item.id for item in value.resources]
            for value in read_facet(facet, catalogue)
        }
        for facet in FACETS
    }

    assert {
        "outil-animation": ["trier-les-chutes"],
        "canevas": ["fiche-matiere"],
        "module": ["reparer-ensemble"],
    } == found["type"]
    assert ["A1", "A2", "B1"] == list(found["competence"])
    assert ["fiche-matiere", "reparer-ensemble"] == found["competence"]["A2"]
    assert {"30-min", "1-h", "journee"} == set(found["duree"])


@pytest.mark.parametrize(("number", "pages"), [(1, 1), (24, 1), (25, 2), (49, 3)])
def test_lists_are_split(number: int, pages: int, project_with: Callable[..., Project]) -> None:
    """A page holds 24 entries; each resource is on one page of the whole list, in order."""
    catalogue = many(project_with({}).catalogue, number)

    made = [
        page
        for page in catalogue_pages.build(catalogue, EDITION)
        if page.address == "catalogue/" or page.address.startswith("catalogue/page/")
    ]

    assert pages == len(made)
    for rank in range(number):
        holders = [page.address for page in made if f'catalogue/copie-{rank:03}/"' in page.before]
        assert 1 == len(holders)
    assert all(page.before.count("<li>\n<h2>") <= 24 for page in made)


def test_order_is_that_of_a_french_index() -> None:
    """Accents and case do not count, « œ » is read « oe »."""
    assert "ecole" == fold("École")
    assert "oeuvre" == fold("Œuvre")


def test_sorting_is_stable(project_with: Callable[..., Project]) -> None:
    """The same resources come in the same order, however they were given."""
    resources = project_with({}).catalogue.published

    assert sorted_by_title(resources) == sorted_by_title(tuple(reversed(resources)))

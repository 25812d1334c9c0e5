"""The data of the filters say what the pages say, and stay small."""

import json
from collections.abc import Callable
from dataclasses import replace

import brotli
from markupsafe import escape

from fabrique.loading import Project
from fabrique.model import Catalogue
from fabrique.pages.card import SHORT, short_summary
from fabrique.pages.catalogue_data import build_list
from fabrique.pages.facets import FACETS, read_facet, sorted_by_title
from tests.conftest import ROOT
from tests.snapshots.test_pages import build_pages

LIMIT_BYTES = 15_000  # brotli, for two hundred resources


STEP = 190  # characters: a title, what is kept of a summary, and a little more


def read_prose() -> str:
    """Return the sentences of the site’s own pages, without addresses, tables nor code."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "docs").rglob("*.md"))]
    texts += [
        path.read_text("utf-8")
        for path in sorted((ROOT / "ressources/catalogue").glob("*/index.md"))
    ]
    blocks = [" ".join(block.split()) for text in texts for block in text.split("\n\n")]
    return " ".join(
        block for block in blocks if block[:1].isalpha() and not set(block) & set("[|`")
    )


def draw(vocabulary: str, rank: int, catalogue: Catalogue) -> tuple[str, ...]:
    """Return one to three keys of a closed list, other ones for another rank."""
    keys = list(catalogue.vocabularies[vocabulary].by_key)
    return tuple(dict.fromkeys(keys[rank * step % len(keys)] for step in range(1, 2 + rank % 3)))


def read(catalogue: Catalogue) -> list[dict]:
    """Return the resources of the data."""
    facets = [(facet, read_facet(facet, catalogue)) for facet in FACETS]
    return json.loads(build_list(catalogue, facets).content)["ressources"]


def test_each_key_is_that_of_a_page(project_with: Callable[..., Project]) -> None:
    """Facet and key make the address of a page, which lists the same resources."""
    project = project_with({})
    pages = build_pages(project)

    rows = read(project.catalogue)

    found = {
        f"catalogue/{facet}/{key}/": [
            row["adresse"] for row in rows if key in row["valeurs"].get(facet, ())
        ]
        for row in rows
        for facet, keys in row["valeurs"].items()
        for key in keys
    }
    lists = [address for address in pages if address.count("/") == 3 and "page/" not in address]
    assert sorted(found) == sorted(address for address in lists if address.startswith("catalogue/"))
    for address, members in found.items():
        places = [pages[address].before.index(f"catalogue/{member}") for member in members]
        assert places == sorted(places)


def test_rows_are_those_of_the_cards(project_with: Callable[..., Project]) -> None:
    """A row has the title and the line of facts of the page, in the order of the page."""
    project = project_with({})
    html = build_pages(project)["catalogue/"].before

    rows = read(project.catalogue)

    places = [html.index(f">{escape(row['titre'])}</a>") for row in rows]
    assert places == sorted(places)
    assert all(f'<p class="fiche-infos">{escape(row["infos"])}</p>' in html for row in rows)


def test_summary_is_cut_between_words(project_with: Callable[..., Project]) -> None:
    """A short summary is whole; a long one ends with a whole word and an ellipsis."""
    resource = project_with({}).catalogue.published[0]
    long = resource.model_copy(update={"summary": "mot, " * 60})
    short = resource.model_copy(update={"summary": "Une phrase\nsur deux lignes."})

    assert "Une phrase sur deux lignes." == short_summary(short)
    assert short_summary(long).endswith(" mot…")
    assert len(short_summary(long)) <= SHORT + 1


def test_two_hundred_resources_are_light(project_with: Callable[..., Project]) -> None:
    """Two hundred resources that share no sentence weigh 15 KB at most on the wire."""
    catalogue = project_with({}).catalogue
    prose = read_prose()
    assert len(prose) >= 200 * STEP
    models = catalogue.published
    copies = tuple(
        models[rank % len(models)].model_copy(
            update={
                "id": f"ressource-{rank * 7919 % 1009:04}",
                "title": prose[rank * STEP : rank * STEP + 55].strip(),
                "summary": prose[rank * STEP + 55 : (rank + 1) * STEP].strip(),
                "audiences": draw("publics", rank, catalogue),
                "levels": draw("niveaux", rank * 3, catalogue),
                "modalities": draw("modalites", rank * 5, catalogue),
            }
        )
        for rank in range(200)
    )

    rows = sorted_by_title(copies)
    many = replace(catalogue, resources=rows)
    facets = [(facet, read_facet(facet, many)) for facet in FACETS]
    weight = len(brotli.compress(build_list(many, facets).content))

    assert 200 == len(read(many))
    assert weight <= LIMIT_BYTES

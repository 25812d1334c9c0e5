"""A resource is credited and cited in the same words, whatever the form."""

from collections.abc import Callable

import pytest
from markdown import markdown
from pybtex.database import parse_string
from selectolax.lexbor import LexborHTMLParser

from fabrique.crosswalks import (
    attribution_line,
    bibtex_entry,
    citation_html,
    citation_line,
    citation_markdown,
)
from fabrique.loading import Project
from fabrique.model import Catalogue, Resource
from tests.conftest import SAMPLE_RESOURCE
from tests.unit.crosswalks.cases import EDITION, RICH

HOSTILE = "<b>Trier</b> *les* [chutes](x) & `le` _reste_ | 100 % # $ ~"

Cited = tuple[Resource, Catalogue]


@pytest.fixture
def cited(project_with: Callable[..., Project]) -> Cited:
    """Return a resource whose title is written in every syntax at once, and its catalogue."""
    catalogue = project_with(RICH).catalogue
    return catalogue.by_id[SAMPLE_RESOURCE].model_copy(update={"title": HOSTILE}), catalogue


def test_text_has_what_a_reference_needs(cited: Cited) -> None:
    """Authors, year, title, kind, version, publisher and address, in this order."""
    resource, catalogue = cited
    line = citation_line(resource, catalogue, EDITION)

    parts = [
        "Ada Exemple, Collectif d'exemple, 20",
        f". {HOSTILE} [outil d'animation].",
        f"Version {resource.version}. {resource.publisher}.",
        f"https://fabrique.example.org/catalogue/{SAMPLE_RESOURCE}/",
    ]
    places = [line.find(part) for part in parts]
    assert -1 not in places
    assert sorted(places) == places


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_marked_forms_read_as_the_text(form: str, cited: Cited) -> None:
    """Once rendered, Markdown and HTML read as the text, title marked, address as a link."""
    if form == "html":
        html, mark = citation_html(*cited, EDITION), "cite"
    else:
        html, mark = markdown(citation_markdown(*cited, EDITION)), "em"
    tree = LexborHTMLParser(html)

    assert citation_line(*cited, EDITION) == tree.body.text()
    assert HOSTILE == tree.css_first(mark).text()
    assert [f"https://fabrique.example.org/catalogue/{SAMPLE_RESOURCE}/"] == [
        link.attributes["href"] for link in tree.css("a")
    ]
    assert {"p", mark, "a"} == {node.tag for node in tree.body.css("*")} - {"body"}


@pytest.mark.parametrize("title", [HOSTILE, "Trier }, note = {x", "Trier \\input{x}"])
def test_bibtex_is_read_as_one_entry(title: str, cited: Cited) -> None:
    """A reader of BibTeX finds one entry with our fields, an organisation in one piece."""
    resource = cited[0].model_copy(update={"title": title})

    [entry] = parse_string(bibtex_entry(resource, EDITION), "bibtex").entries.values()

    assert {"title", "year", "publisher", "version", "url", "langid"} == set(entry.fields)
    assert ["Exemple", "{Collectif d'exemple}"] == [
        person.last_names[0] for person in entry.persons["author"]
    ]


def test_attribution_says_title_author_source_licence(cited: Cited) -> None:
    """The line to copy has the four parts of TASL and says that nothing was changed."""
    line = attribution_line(*cited, EDITION)

    for part in (HOSTILE, "Ada Exemple", f"/catalogue/{SAMPLE_RESOURCE}/", "sous licence "):
        assert part in line
    assert line.endswith("Modifications : aucune.")

"""The head of pages, for machines."""

import json
from collections.abc import Callable
from html.parser import HTMLParser

import html5lib
import pytest

from fabrique.loading import Project
from fabrique.pages.head import pathway_head, plain_head, resource_head
from tests.unit.crosswalks.cases import EDITION, HOSTILE, RICH, SITE, rich, yaml_quoted


class Reader(HTMLParser):
    """Collects what a machine looks for."""

    def __init__(self, html: str) -> None:
        """Read a fragment."""
        super().__init__()
        self.tags: list[str] = []
        self.metas: list[tuple[str, str]] = []
        self.links: dict[tuple[str, str | None], str] = {}
        self.script = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep names and addresses."""
        values = dict(attrs)
        self.tags.append(tag)
        if tag == "meta":
            self.metas.append(
                (str(values.get("property") or values.get("name")), values["content"])
            )
        if tag == "link":
            self.links[(str(values["rel"]), values.get("type"))] = str(values["href"])

    def handle_data(self, data: str) -> None:
        """Keep the text of scripts."""
        if self.get_starttag_text() == '<script type="application/ld+json">':
            self.script += data


def test_resource(project_with: Callable[..., Project]) -> None:
    """The page of a resource gives its JSON-LD, its names, its licence and its other forms."""
    catalogue = project_with(RICH).catalogue

    read = Reader(resource_head(rich(catalogue), catalogue, EDITION))

    metas = dict(read.metas)
    assert f"{SITE}catalogue/trier-les-chutes/" == json.loads(read.script)["@id"]
    assert "Trier les chutes de bois" == metas["og:title"] == metas["citation_title"]
    assert f"{SITE}catalogue/trier-les-chutes/" == metas["og:url"]
    assert ("article", "fr_FR") == (metas["og:type"], metas["og:locale"])
    assert 2 == len([name for name, _ in read.metas if name == "citation_author"])
    assert {
        ("license", None): "https://creativecommons.org/licenses/by-sa/4.0/",
        ("alternate", "application/ld+json"): "amb.json",
        ("alternate", "application/atom+xml"): "../../flux/atom.xml",
    } == read.links


def test_hostile_text_stays_text(project_with: Callable[..., Project]) -> None:
    """No string closes the script or a meta, and each comes back unchanged."""
    text = yaml_quoted(HOSTILE)
    catalogue = project_with(
        {"ressource.yml": f"titre: {text}\nresume: {text}\nediteur: {text}\nmots_cles: [{text}]"}
    ).catalogue

    html = resource_head(rich(catalogue), catalogue, EDITION)

    read = Reader(html)
    assert 1 == html.count("<script")
    assert 1 == html.count("</script")
    assert {"meta", "link", "script"} == set(read.tags)
    assert HOSTILE == json.loads(read.script)["name"]
    assert HOSTILE == dict(read.metas)["og:title"] == dict(read.metas)["citation_publisher"]


def test_draft_has_no_record(project_with: Callable[..., Project]) -> None:
    """A page never announces a record that is not published."""
    catalogue = project_with({"ressource.yml": "statut: retire"}).catalogue

    read = Reader(resource_head(rich(catalogue), catalogue, EDITION))

    assert ("alternate", "application/ld+json") not in read.links


def test_pathway(project_with: Callable[..., Project]) -> None:
    """The page of a path gives its JSON-LD and its licence."""
    catalogue = project_with({"ressource.yml": ""}).catalogue

    read = Reader(pathway_head(catalogue.pathways[0], catalogue, EDITION))

    assert "Course" == json.loads(read.script)["@type"]
    assert "https://creativecommons.org/licenses/by-sa/4.0/" == read.links[("license", None)]


def test_plain_page() -> None:
    """Any other page has title, description and address, for whoever shares it."""
    read = Reader(plain_head("Un titre", "Deux\n  lignes", "referentiel/", EDITION))

    assert [
        ("og:title", "Un titre"),
        ("og:description", "Deux lignes"),
        ("og:url", f"{SITE}referentiel/"),
        ("og:type", "website"),
        ("og:locale", "fr_FR"),
    ] == read.metas
    assert "" == read.script


@pytest.mark.parametrize("hostile", [False, True])
def test_html_has_no_parse_error(hostile: bool, project_with: Callable[..., Project]) -> None:
    """A strict HTML5 parser finds nothing to say about the head."""
    keys = f"titre: {yaml_quoted(HOSTILE)}" if hostile else ""
    catalogue = project_with({"ressource.yml": keys}).catalogue
    head = resource_head(rich(catalogue), catalogue, EDITION)

    parser = html5lib.HTMLParser(strict=False)
    parser.parse(
        f"<!doctype html><html lang=fr><head><title>x</title>{head}</head><body></body></html>"
    )

    assert [] == parser.errors

"""What a program reads of the built site: site map, JSON-LD, feeds, schemas, HTML without error."""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import html5lib

from fabrique.loading import load_project
from tests.conftest import ROOT, SAMPLE_DAY

_JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def mapped_pages(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the address and the HTML of each page that the site map names."""
    tree = ElementTree.fromstring((site / "sitemap.xml").read_text("utf-8"))
    for location in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"):
        path = urlsplit(location.text or "").path.lstrip("/")
        yield path, (site / path / "index.html").read_text("utf-8")


def records(html: str) -> list[dict[str, Any]]:
    """Return the JSON-LD of a page."""
    return [json.loads(text) for text in _JSON_LD.findall(html)]


def test_walk_counts_the_catalogue(built: Path) -> None:
    """From the site map to the JSON-LD, one finds every published resource, and nothing else."""
    catalogue = load_project(ROOT, SAMPLE_DAY).catalogue

    found = [
        record
        for _, html in mapped_pages(built)
        for record in records(html)
        if "LearningResource" in record["@type"] and "teaches" in record | {"teaches": None}
    ]
    resources = [record for record in found if "/catalogue/" in record["@id"]]

    assert len(catalogue.published) == len(resources)
    assert len({record["@id"] for record in resources}) == len(resources)


def test_records_say_what_a_harvester_needs(built: Path) -> None:
    """Name, licence address, authors, language, level and competencies are in each record."""
    for path, html in mapped_pages(built):
        if not re.fullmatch(r"catalogue/[a-z0-9-]+/", path):
            continue
        [record] = records(html)
        for key in ("name", "license", "author", "inLanguage", "educationalLevel"):
            assert record[key], (path, key)
        assert str(record["license"]).startswith("https://")
        assert record.get("teaches") or record.get("assesses"), path


def test_pages_have_no_parse_error(built: Path) -> None:
    """A strict HTML5 parser finds nothing to say about any whole page."""
    for page in built.rglob("*.html"):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(page.read_text("utf-8"))

        assert [] == [(place, code) for place, code, _ in parser.errors], page


def test_catalogue_and_feeds_name_pages_that_exist(built: Path) -> None:
    """Every address of catalogue.json and of the Atom feed is a page of the site."""
    listed = json.loads((built / "catalogue.json").read_text("utf-8"))
    feed = ElementTree.fromstring((built / "flux/atom.xml").read_text("utf-8"))
    atom = "{http://www.w3.org/2005/Atom}"
    links = [
        link.get("href", "")
        for entry in feed.iter(f"{atom}entry")
        for link in entry.iter(f"{atom}link")
        if link.get("rel") == "alternate"
    ]
    paths = [item["url"] for item in listed["ressources"]]
    paths += [urlsplit(link).path.lstrip("/") for link in links]

    assert listed["ressources"] == sorted(listed["ressources"], key=lambda item: item["id"])
    assert paths
    assert all(
        (built / path / "index.html").is_file() or (built / path).is_file() for path in paths
    )


def test_schemas_are_published(built: Path) -> None:
    """The schemas of the data answer under /schemas/, equal to the committed ones."""
    committed = {
        path.name: path.read_bytes() for path in (ROOT / "scripts/fabrique/schemas").glob("*.json")
    }

    assert committed == {path.name: path.read_bytes() for path in (built / "schemas").iterdir()}


def test_every_resource_and_path_has_its_kit(built: Path) -> None:
    """The ZIP that a page offers is there and sound."""
    catalogue = load_project(ROOT, SAMPLE_DAY).catalogue
    kits = [
        f"{item.url}{item.id}.zip" for item in (*catalogue.published, *catalogue.published_pathways)
    ]

    for kit in kits:
        with zipfile.ZipFile(built / kit) as archive:
            assert archive.testzip() is None


def test_pages_out_of_the_menu_have_their_family(built: Path) -> None:
    """A resource page shows where it stands and leads to its neighbours."""
    html = (built / "catalogue/canevas-autosuffisance/index.html").read_text("utf-8")

    assert 'class="md-path"' in html
    assert 'rel="prev"' in html
    assert 'rel="next"' in html


def test_acronyms_are_explained(built: Path) -> None:
    """An acronym of the glossary has its meaning in a tooltip; a competency code has none."""
    html = (built / "projet/horizon-2030/index.html").read_text("utf-8")

    assert re.search(r"<abbr title=\"[^\"]+\">PME</abbr>", html)
    assert ">A3</abbr>" not in html

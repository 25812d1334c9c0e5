"""What depends on the whole folder: address, editions, error page, links of the disk, bad files."""

import os
import time
from pathlib import Path

import pytest

from fabrique.loading import load_site_links
from fabrique.model import FabriqueError
from tests.unit.links.conftest import Judge, findings_of, lay_built

VERSIONED = "https://exemple.test/proj/1.0/"


def test_error_page_is_judged_from_the_root(judge: Judge) -> None:
    """The error page names everything by its absolute address, under the prefix of the site."""
    page = '<a href="/proj/1.0/suite/">A</a><a href="/proj/1.0/absente/">B</a><img src="/proj/1.0/a.png">'
    tree = {"404.html": page, "suite/index.html": "<p>"}

    assert [
        ("404.html", "/proj/1.0/a.png", "ressource-absente"),
        ("404.html", "/proj/1.0/absente/", "page-absente"),
    ] == sorted(judge(tree, VERSIONED))


def test_address_without_prefix(judge: Judge) -> None:
    """An address from the root of the host forgets the prefix, and the cure is suggested."""
    tree = {"index.html": '<a href="/suite/">A</a>', "suite/index.html": "<p>"}

    assert [("index.html", "/suite/", "hors-site")] == judge(tree, VERSIONED)


def test_other_edition_is_not_judged(judge: Judge) -> None:
    """What is published elsewhere on the same host is somebody else's folder."""
    tree = {"index.html": '<a href="https://exemple.test/proj/2.0/rien/">A</a>'}

    assert [] == judge(tree, VERSIONED)


def test_root_of_the_prefix_without_slash(judge: Judge) -> None:
    """The address of the site may be written without its last slash."""
    assert [] == judge({"index.html": '<a href="/proj/1.0">A</a>'}, VERSIONED)


def test_editions_side_by_side(judge: Judge) -> None:
    """A link from an edition to another is judged when both are in the folder."""
    link = '<a href="https://exemple.test/2.0/{}/">A</a>'
    tree = {
        "1.0/index.html": link.format("suite") + link.format("absente"),
        "2.0/suite/index.html": "<p>",
    }

    assert [("1.0/index.html", "https://exemple.test/2.0/absente/", "page-absente")] == judge(tree)


def test_alias_of_an_edition(tmp_path: Path) -> None:
    """An alias that is a link is followed by addresses, and its pages are not judged twice."""
    lay_built({"1.0/index.html": '<a href="../latest/">A</a><a href="rien/">B</a>'}, tmp_path)
    os.symlink("1.0", tmp_path / "latest")

    [found] = findings_of(tmp_path)
    assert "rien/" == dict(found.details)["cible"]


def test_alias_that_is_a_copy(tmp_path: Path) -> None:
    """The same page published twice has two findings of one cause."""
    page = '<main><p>Voir <a href="rien/">B</a></p></main>'
    editions = '[{"version": "1.0", "title": "1.0", "aliases": ["latest"]}]'
    tree = {"1.0/index.html": page, "latest/index.html": page, "versions.json": editions}
    lay_built(tree, tmp_path)

    found = findings_of(tmp_path)

    assert 2 == len(found)
    assert 1 == len({dict(item.details)["groupe"] for item in found})


def test_link_of_the_disk(tmp_path: Path) -> None:
    """A link is never followed: what it shows is not read, and it is told."""
    outside = tmp_path / "secret.html"
    outside.write_text('<a href="absente/">')
    lay_built({"site/index.html": "<p>"}, tmp_path)
    os.symlink(outside, tmp_path / "site/page.html")

    [found] = findings_of(tmp_path / "site")
    assert "illisible" == dict(found.details)["genre"]
    assert "page.html" == found.position.file


UNREADABLE = {
    "latin": "<p>Matériel</p>".encode("latin-1"),
    "coupee": b'<p>Texte</p><p><a href="abs',
    "coupee-en-commentaire": b"<p>Texte</p><!-- suite",
    "coupee-en-lettre": "<p>é</p>".encode() + b"<p>\xc3",
    "binaire": bytes(range(256)) * 20,
    "vide": b"",
    "encodage-inconnu": b'<meta charset="martien"><p>A</p>',
    "emboitee": b"<div>" * 200_000,
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_page(content: bytes, judge: Judge) -> None:
    """A page that cannot be read is one finding, quickly, and the others are judged all the same."""
    began = time.perf_counter()

    found = judge(
        {
            "mauvaise.html": content,
            "bonne.html": '<a href="rien/">A</a><a href="mauvaise.html#ici">B</a>',
        }
    )

    assert ("bonne.html", "rien/", "page-absente") in found
    assert [("mauvaise.html", "", "illisible")] == [
        item for item in found if item[0] == "mauvaise.html"
    ]
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "content",
    [
        "<p id='été'>é</p>".encode("utf-16"),
        "<p id='été'>é</p>".encode("utf-8-sig"),
        "<meta charset=iso-8859-1><p id='été'>é</p>".encode("latin-1"),
        "<meta http-equiv=content-type content='text/html; charset=windows-1252'><p id='été'>’".encode(
            "cp1252"
        ),
        "<p id='été'>" + ("<p>" + "mot " * 100) * 12_500,
    ],
    ids=["utf-16", "utf-8-sig", "latin-1", "cp1252", "5 Mo"],
)
def test_readable_page(content: str | bytes, judge: Judge) -> None:
    """Another encoding that is announced, or much text, is read like any page."""
    assert [] == judge({"page.html": content, "index.html": '<a href="page.html#été">A</a>'})


def test_page_of_unknown_ids(judge: Judge) -> None:
    """No anchor is said to be missing from a page that could not be read."""
    found = judge({"a.html": bytes(300), "b.html": '<a href="a.html#x">A</a>'})

    assert ["a.html"] == [page for page, _, _ in found]


def test_broken_sitemap(judge: Judge) -> None:
    """A sitemap that declares entities is refused, not expanded."""
    bomb = '<!DOCTYPE a [<!ENTITY b "x">]><urlset><url><loc>&b;</loc></url></urlset>'

    assert [("sitemap.xml", "", "illisible")] == judge({"index.html": "<p>", "sitemap.xml": bomb})


def test_base_elsewhere(judge: Judge) -> None:
    """Under a base on another host, relative links are not ours."""
    page = '<base href="https://www.example.org/"><a href="rien/">A</a><a href="#x">B</a>'

    assert [] == judge({"index.html": page})


def test_base_changes_fragments(judge: Judge) -> None:
    """Under a base, a fragment alone names the page of the base, as in a browser."""
    tree = {
        "index.html": '<base href="suite/"><p id="ici"><a href="#ici">A</a><a href="#la">B</a>',
        "suite/index.html": '<p id="la">',
    }

    assert [("index.html", "#ici", "ancre-absente")] == judge(tree)


def test_same_target_twice_in_a_page(judge: Judge) -> None:
    """A page has one finding per target, however often it is used."""
    assert 1 == len(judge({"index.html": '<a href="rien/">A</a>' * 3}))


def test_suggestions(tmp_path: Path) -> None:
    """Up to three names that exist are suggested, written as the page would write them."""
    page = '<a href="../sute/">A</a><a href="../ailleurs/plan.pdf">B</a><a href="#matriel">C</a>'
    lay_built(
        {
            "page/index.html": page + '<p id="materiel">',
            "suite/index.html": "<p>",
            "fichiers/plan.pdf": b"%PDF",
        },
        tmp_path,
    )

    found = {dict(item.details)["cible"]: item.suggestions for item in findings_of(tmp_path)}

    assert {
        "#matriel": ("#materiel",),
        "../ailleurs/plan.pdf": ("../fichiers/plan.pdf",),
        "../sute/": ("../suite/",),
    } == found


def test_navigation_is_one_cause(tmp_path: Path) -> None:
    """What a menu repeats on every page is one cause; two sentences of two authors are two."""
    tree = {
        f"p{number}/index.html": '<nav><a href="../rien/">Rien</a></nav>'
        f'<p>La page {number} renvoie à <a href="../absente/">celle-ci</a>.</p>'
        for number in range(5)
    }
    lay_built(tree, tmp_path)

    groups: dict[str, set[str]] = {}
    for item in findings_of(tmp_path):
        details = dict(item.details)
        groups.setdefault(details["cible"], set()).add(details["groupe"])

    assert {"../rien/": 1, "../absente/": 5} == {key: len(value) for key, value in groups.items()}


def test_folder_without_page(tmp_path: Path) -> None:
    """A folder without any page is a wrong use, never a success."""
    (tmp_path / "a.txt").write_text("a")

    with pytest.raises(FabriqueError):
        load_site_links(tmp_path)


@pytest.mark.parametrize(
    "address", ["exemple.test", "ftp://exemple.test/", "https://", "https://a/?x"]
)
def test_refused_address(address: str, tmp_path: Path) -> None:
    """An address that is not that of a site is a wrong use."""
    lay_built({"index.html": "<p>"}, tmp_path)

    with pytest.raises(FabriqueError):
        load_site_links(tmp_path, address)


def test_unreadable_file_is_told(tmp_path: Path) -> None:
    """A file whose name no encoding gives is read like another."""
    lay_built({"index.html": "<p>"}, tmp_path)
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.html")).write_text('<a href="rien/">A</a>')
    except OSError:
        pytest.skip("ce disque refuse les noms qui ne sont pas de l’UTF-8")

    assert 1 == len(findings_of(tmp_path))

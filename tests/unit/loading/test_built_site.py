"""A folder of built HTML: what is weighed, what is refused, what is told."""

from pathlib import Path

import brotli
import pytest

from fabrique.loading import load_built_site
from fabrique.loading.built_page import read_page
from fabrique.loading.built_requests import Asker
from fabrique.model import BuiltPage, FabriqueError
from fabrique.rules.runner import check_site


def read(html: str, path: str = "index.html") -> BuiltPage:
    """Return a page read from its text."""
    return read_page(html, path, f"site/{path}", Asker(""), 100)


def lay(folder: Path, **files: str) -> Path:
    """Write files whose names are given with « __ » for « / » and « _html » for the extension."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_each_file_is_weighed_once(tmp_path: Path) -> None:
    """The page, its style sheet and what this one asks for, each once; a lazy image is not."""
    style = "@font-face{src:url(f.woff2),url(f.woff)} p{background:url('x.svg')} q{c:url(x.svg)}"
    html = (
        "<link rel=stylesheet href=s.css><link rel=stylesheet href=s.css?v=1>"
        "<script src=a.js></script><img src=late.png loading=lazy><link rel=next href=b.html>"
    )
    lay(tmp_path, index_html=html, s_css=style, a_js="let a=1", x_svg="<svg/>", f_woff2="police")

    site = load_built_site(tmp_path).site
    [page] = site.pages
    weighing = site.weigh(page)

    names = ["a.js", "f.woff2", "s.css", "x.svg"]
    assert names == sorted({item.address for item in page.requests if item.on_load})
    packed = [html, "let a=1", style, "<svg/>"]
    expected = sum(len(brotli.compress(text.encode())) for text in packed) + len("police")
    assert expected == weighing.compressed_bytes
    assert 5 == weighing.requests
    assert len(brotli.compress(b"let a=1")) == weighing.script_bytes


def test_svg_children_are_not_counted() -> None:
    """An SVG image counts for one element, as the reference of EcoIndex says."""
    page = read("<!doctype html><p>a<svg><g><path/></g></svg>")

    assert ["html", "head", "body", "p", "svg"] == [
        item.tag for item in page.elements if not item.in_svg
    ]


def test_what_replaces_a_script_is_not_counted(tmp_path: Path) -> None:
    """A browser that runs scripts makes no element of what `<noscript>` holds."""
    html = "<!doctype html><title>a</title><div><noscript><ul><li>b</ul></noscript></div>"
    site = load_built_site(lay(tmp_path, index_html=html)).site

    # html, head, title, body, div, noscript
    assert 6 == site.weigh(site.pages[0]).elements


def test_prose_is_told_apart() -> None:
    """What lies between the two comments is the author's text."""
    page = read("<p>a</p><!-- texte --><p>b<b>c</b></p><!-- fin du texte --><p>d</p>")

    assert [False, True, True, False] == [item.in_prose for item in page.find("p", "b")]


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("index.html", "<body>", "accueil"),
        ("catalogue/type/outil/index.html", "<body>", "catalogue"),
        ("recherche/index.html", "<body>", "recherche"),
        ("x.html", "<body>", "autre"),
        ("x.html", "<body data-type=ressource>", "ressource"),
        ("x.html", "<body data-type=inconnu>", "autre"),
    ],
)
def test_kind(path: str, body: str, kind: str) -> None:
    """The page says what it is, else its address does."""
    assert kind == read(body, path).kind


def test_place_of_an_element() -> None:
    """A tag written in a comment, a script or a title moves nothing."""
    html = '<title><p></title><!--<p>-->\n<script>"<p>"</script>\n <p>un</p><p>deux</p>'

    page = read(html)

    assert [(3, 2, 2), (3, 11, 2)] == [item.mark for item in page.find("p")]


def test_names_are_what_is_read_aloud() -> None:
    """Alternatives count, hidden parts do not, blocks are set apart."""
    html = (
        "<a href=x><img src=i alt='Le plan'><span hidden>non</span><b aria-hidden=true>non</b>"
        "<span>en</span>trée<p>fin</p></a>"
    )

    [link] = list(read(html).find("a"))

    assert "Le plan entrée fin" == link.name


def test_deep_page_is_read() -> None:
    """Nesting without end breaks nothing."""
    page = read("<div>" * 20_000)

    assert 20_000 == sum(1 for _ in page.find("div"))


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A link, another encoding and an oversize page are findings; the rest is read."""
    lay(tmp_path, index_html="<title>a</title>", latin_html="", enorme_html="<p>" * 2_000_000)
    (tmp_path / "latin.html").write_bytes("<p>été</p>".encode("latin-1"))
    (tmp_path / "lien.html").symlink_to("/etc/passwd")
    (tmp_path / "dossier").symlink_to("/etc")

    reading = load_built_site(tmp_path)

    told = {Path(item.position.file).name: item.rule.code for item in reading.diagnostics}
    assert {
        "lien.html": "STR001",
        "dossier": "STR001",
        "latin.html": "STR002",
        "enorme.html": "STR001",
    } == told
    assert ["index.html"] == [Path(page.origin.file).name for page in reading.site.pages]


def test_asked_link_is_not_followed(tmp_path: Path) -> None:
    """A file asked for that is a link to elsewhere is told, and not read."""
    lay(tmp_path, index_html='<link rel="stylesheet" href="s.css">')
    (tmp_path / "s.css").symlink_to("/etc/passwd")

    reading = load_built_site(tmp_path)

    assert {"STR001"} == {item.rule.code for item in reading.diagnostics}
    assert {} == dict(reading.site.sizes)


def test_addresses_from_the_root(tmp_path: Path) -> None:
    """An address from the root is found, whatever the folder of the edition."""
    lay(tmp_path, **{"404_html": '<link rel="stylesheet" href="/edition/s.css">'}, s_css="p{}")

    reading = load_built_site(tmp_path, "https://fabrique.example.org/edition/")

    assert ["s.css"] == list(reading.site.sizes)
    assert "POI010" not in {item.rule.code for item in check_site(reading.site)}


def test_no_page(tmp_path: Path) -> None:
    """A folder without page is a wrong call, never « nothing to say »."""
    with pytest.raises(FabriqueError, match="aucune page"):
        load_built_site(tmp_path)

"""The offline edition: links name pages, data become scripts, what needs a server goes."""

from pathlib import Path

import pytest

from fabrique.plugin.offline import as_script, prepare, with_page_names
from fabrique.plugin.search_index import Record


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("a/b/", "a/b/index.html"),
        ("a/?q=1", "a/index.html?q=1"),
        ("a/#b", "a/index.html#b"),
        ("a/b.pdf", "a/b.pdf"),
        ("#b", "#b"),
        ("", ""),
        ("https://s.example.org/", "https://s.example.org/"),
        ("//s.example.org/", "//s.example.org/"),
        ("mailto:a@s.example.org", "mailto:a@s.example.org"),
    ],
)
def test_links(before: str, after: str) -> None:
    """A link to a folder names its page; a file, a place of the page and another site are kept."""
    assert f'<a class="x" href="{after}">' == with_page_names(f'<a class="x" href="{before}">')


def test_text_is_left_alone() -> None:
    """What looks like a link in a text, in code or in another attribute is not one."""
    html = '<code>href="a/"</code><p title="a/">href="a/"</p>'

    assert html == with_page_names(html)


def test_data_as_script() -> None:
    """A script sets the value, whatever separators the JSON holds."""
    script = as_script("liste.json", '{"a": "\u2028"}')

    assert '(self.fabriqueDonnees ||= {})["liste.json"] = {"a": "\\u2028"}\n' == script


def test_prepared_site(tmp_path: Path) -> None:
    """Pages and data are turned in place; the engine of the search and the site map go."""
    for name in ("index.html", "404.html", "sitemap.xml", "recherche/pagefind/a.js"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('<a href="a/">', "utf-8")
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue/liste.json").write_text("{}", "utf-8")
    record = Record("a/", "A", '<p class="chapeau">Un <b>mot</b>.</p><h2>B</h2>', "Guide", "1 h")

    prepare(tmp_path, [record])

    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*"))
    assert [
        "catalogue/liste.json",
        "catalogue/liste.json.js",
        "index.html",
        "recherche/local.json",
        "recherche/local.json.js",
    ] == files
    assert '<a href="a/index.html">' == (tmp_path / "index.html").read_text("utf-8")
    assert (
        '[{"adresse":"a/","titre":"A","genre":"Guide","duree":"1 h","resume":"Un mot.","titres":["B"]}]'
        == (tmp_path / "recherche/local.json").read_text("utf-8")
    )

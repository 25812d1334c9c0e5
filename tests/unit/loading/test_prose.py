"""The scanner of Markdown: what it recognises, its places, and texts made to be slow."""

import time

import pytest

from fabrique.loading.prose import read_prose
from fabrique.loading.text import decode
from fabrique.model import Diagnostic, Prose

SIZE = 199_000  # bytes: just under the limit of a text

SLOW = {
    "images": "![](",
    "brackets": "[a[a",
    "notes": "[^",
    "stars": "*",
    "spaces-in-target": "[](" + " " * 1000,
    "long-line-over-a-row": "a" * (SIZE - 20) + "\nb\n---\n",
    "long-lines-over-a-row": "a" * 500 + "\n---\n",
    "blank-line-over-a-row": " " * (SIZE - 10) + "\n---\n",
    "at-signs": "[" + "@" * 1000,
    "citations": "[@",
    "addresses": "<http:",
    "backticks": "`a``b```",
    "tags": "<a ",
    "comments": "<!--",
    "definitions": "[a]: x\n",
    "headings": "#\n",
    "nested-links": "[[y](z)](w)",
    "titles": '[](a "b',
    "fences": "~~~\n",
    "unclosed-fence": "```\n" + "a\n" * 90_000,
    "emphasis": "# " + "*_`" * 100 + "\n",
    "quotations": "> " * 500 + "\n",
    "underscores": "_" * 1000 + " ",
    "parentheses": "[a](" + "(" * 500,
    "angle": "[a](<" + "b" * 700,
}


def scan(text: str) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """Scan a text given as it stands in a file."""
    source, _ = decode(text.encode(), "index.md")
    assert source is not None
    return read_prose(source)


def test_places() -> None:
    """Headings, links, images, citations and raw HTML are found, by code points from 1."""
    prose, _ = scan(
        '😀é\n\n## Préparer 😀 *vite* ##\n\né😀 [ici](https://exemple.test "t") ![plan](fichiers/p.svg)\n'
        "Voir [@dupont2020, p. 3 ; -@martin2021].\n<b>é</b>\n\nTitre\n=====\n"
    )

    assert [(2, "Préparer 😀 vite", 3, 1), (1, "Titre", 9, 1)] == [
        (item.level, item.text, item.position.line, item.position.column) for item in prose.headings
    ]
    assert [("https://exemple.test", False, 5, 4), ("fichiers/p.svg", True, 5, 36)] == [
        (item.target, item.image, item.position.line, item.position.column) for item in prose.links
    ]
    assert [("dupont2020", 6, 8), ("martin2021", 6, 29)] == [
        (item.key, item.position.line, item.position.column) for item in prose.citations
    ]
    assert [(7, 1), (7, 5)] == [(place.line, place.column) for place in prose.markup]


@pytest.mark.parametrize(
    "text",
    [
        "```\n# a [b](c) [@d] <i>\n```\n",
        "~~~~md\n# a\n~~~\n# b\n~~~~\n",
        "`[b](c)` et ``<i> ` [@d]``\n",
        "`[b](c)\n<i>` et \\` `[@d]\\`\n",
        "---\n# a: [b](c)\n---\n",
        "| a | b |\n| --- | --- |\n",
        "- un\n---\n",
        "écrire à moi@exemple.test\n",
    ],
    ids=["fence", "longer-fence", "span", "long-span", "front-matter", "table", "rule", "mail"],
)
def test_what_is_not_markup(text: str) -> None:
    """Code, front matter, tables and rules hold no heading, link, citation nor HTML."""
    prose, found = scan(text)

    assert () == found
    assert ((), (), (), ()) == (prose.headings, prose.links, prose.citations, prose.markup)


def test_a_lonely_backtick_hides_nothing() -> None:
    """A backtick that no other closes in its paragraph masks nothing."""
    prose, _ = scan("Un accent ` [a](b)\n\nPuis ` [c](d)\n")

    assert ["b", "d"] == [link.target for link in prose.links]


@pytest.mark.parametrize("text", ["## A\n<<<<<<< HEAD\nx\n", "<!doctype html>\n<html>\n"])
def test_foreign_text(text: str) -> None:
    """A merge left half-way, a web page in place of the text: one finding, with its cure."""
    _, found = scan(text)

    assert ["STR004"] == [item.rule.code for item in found]
    assert found[0].hint


@pytest.mark.parametrize("unit", SLOW.values(), ids=SLOW)
def test_slow_text(unit: str) -> None:
    """A text as long as allowed, made to be slow, is scanned within a second of computing."""
    text = unit * max(1, SIZE // len(unit))
    start = time.process_time()

    scan(text)

    assert time.process_time() - start < 1

"""The reader of the bibliography: grammar, places, faults, and texts made to be slow."""

import time

import pytest

from fabrique.loading.bibtex import MAX_ENTRIES, MAX_VALUE, TOLD, read_bibliography
from fabrique.loading.text import decode
from fabrique.model import Bibliography, Diagnostic
from tests.unit.loading.conftest import places
from tests.unit.loading.seeding import unmark

SIZE = 990_000  # bytes: just under the limit of the file

FAULTS = {
    "no-key": "¶STR004¶@book{, title = {x}}",
    "no-open-brace": "¶STR004¶@book cle2020,\n title = {x}\n}",
    "unclosed-value": "@book{a,\n  title = ¶STR004¶{Un titre,\n  year = {2020},\n}",
    "unclosed-value-at-end": "@book{a,\n  title = ¶STR004¶{Un titre",
    "unclosed-quote": '@book{a,\n  title = ¶STR004¶"Un titre,\n}',
    "unclosed-entry": "¶STR004¶@book{a,\n  title = {Un},\n\n@book{b, title = {Deux}}",
    "unclosed-last-entry": "¶STR004¶@book{a,\n  title = {Un},\n",
    "no-comma": "@book{a,\n  title = {Un¶STR004¶}\n  year = {2020},\n}",
    "no-equal": "@book{a,\n  ¶STR004¶title {Un},\n}",
    "no-value": "@book{a,\n  title = ¶STR004¶,\n}",
    "bare-word": "@book{a,\n  year = ¶STR004¶bientot,\n}",
    "same-field": "@book{a,\n  title = {Un},\n  ¶STR005¶Title = {Deux},\n}",
    "long-value": "@book{a,\n  ¶STR004¶title = {" + "x" * (MAX_VALUE + 1) + "},\n}",
    "conflict": "¶STR004¶<<<<<<< HEAD\n@book{a, title = {Un}}\n=======\n>>>>>>> autre\n",
    "web-page": "¶STR004¶<!DOCTYPE html><html></html>",
    "wide-before": '@book{a, title = {😀é}, year = ¶STR004¶"2020}',
}

SLOW = {
    "unclosed-on-one-line": "@a{k, x = {",
    "unclosed-entries": "@a{k, x = {\n",
    "unclosed-quotes": '@a{k, x = "\n',
    "empty-entries": "@a{k}",
    "blank-lines": "\n",
    "at-signs": "@",
    "spaces": "@" + " " * 1000,
    "commented-out": "%@a{k}",
    "comments": "@comment{",
    "comments-in-parentheses": "@comment(",
    "strings": "@string{",
    "no-comma": "@a{k\n",
    "joins": "@a{k, x = a # ",
    "newline-at": "\n @",
    "controls": "\x01\n",
}


def read(text: str) -> tuple[Bibliography, list[Diagnostic]]:
    """Read a bibliography from its text; findings of characters and of grammar together."""
    source, characters = decode(text.encode(), "bibliographie.bib")
    assert source is not None
    bibliography, faults = read_bibliography(source)
    return bibliography, [*characters, *faults]


def test_entries_and_fields() -> None:
    """Entries between braces or parentheses, values of every form, months and @string are read."""
    bibliography, found = read(
        '@string{ed = "Une maison"}\n@comment{rien}\n% @book{commente, x = {y}}\n'
        "Écrire à moi@exemple.test (ici)\n"
        '@Book{a2020, Title = {Le {Fab} Lab}, year = 2020, publisher = ed # " et " # {Cie}}\n'
        '@article(b2021,\n  month = jan,\n  title = "Un {\\"e}",\n)\n@misc{c}\n'
    )

    assert [] == [item.message for item in found]
    assert ["a2020", "b2021", "c"] == [entry.key for entry in bibliography.entries]
    first = bibliography.entries[0]
    assert "book" == first.type
    assert "Le {Fab} Lab" == first.value("title")
    assert "Une maison et Cie" == first.value("publisher")
    assert (5, 7) == (first.position.line, first.position.column)
    assert (5, 14) == (first.fields["title"].position.line, first.fields["title"].position.column)


@pytest.mark.parametrize("text", FAULTS.values(), ids=FAULTS)
def test_fault(text: str) -> None:
    """A fault is told once, at its place, with its cure."""
    text, expected = unmark(text)

    _, found = read(text)

    assert expected == places(found), [item.message for item in found]
    assert found[0].hint


def test_entries_around_a_fault_are_kept() -> None:
    """A damaged entry is not judged; its key and the other entries can still be cited."""
    bibliography, found = read(
        "@book{a, title = {Un}}\n@book{b, title = {Deux\n@book{c, title = {Trois}}\n"
    )

    assert 1 == len(found)
    assert ["a", "c"] == [entry.key for entry in bibliography.entries]
    assert {"a", "b", "c"} == set(bibliography.by_key)


def test_expansion_is_bounded() -> None:
    """Strings that multiply one another stop at the limit of a value."""
    doubling = "".join(f"@string{{s{i + 1} = s{i} # s{i}}}\n" for i in range(60))

    _, found = read("@string{s0 = {" + "x" * 1000 + "}}\n" + doubling)

    assert found
    assert "dépasse" in found[0].message


@pytest.mark.parametrize("unit", SLOW.values(), ids=SLOW)
def test_slow_text(unit: str) -> None:
    """A file as large as allowed, made to be slow, is read within a second of computing."""
    text = unit * (SIZE // len(unit))
    start = time.process_time()

    bibliography, found = read(text)

    assert time.process_time() - start < 1
    assert len(found) <= TOLD + 51
    assert len(bibliography.entries) <= MAX_ENTRIES

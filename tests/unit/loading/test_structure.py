"""Trap families « keys », « structure » and « mechanisms », and what any editor may write."""

import re
import time

import pytest

from tests.unit.loading.conftest import BASE, Read, places
from tests.unit.loading.seeding import unmark

KEYS = {
    "duplicate": "titre: Un\n¶STR005¶titre: Deux",
    "duplicate-quoted": 'titre: Un\n¶STR005¶"titre": Deux',
    "duplicate-far": "titre: Un\nmots_cles: [a]\nniveaux: [licence]\n¶STR005¶titre: Deux",
    "duplicate-in-braces": "groupe: {min: 4, max: 8, ¶STR005¶min: 5}",
    "complex": "¶STR012¶[a, b]: x",
    "complex-block": "? ¶STR012¶{a: b}\n: x",
    "numeric": "¶STR010¶12: x",
    "null": "¶STR010¶~: x",
    "empty": '¶STR010¶"": x',
    "homoglyph": "¶STR010¶tіtre: Un essai",
    "no-break-space": "¶STR004¶titre\u00a0: Un essai",
    "narrow-no-break-space": "¶STR004¶titre\u202f: Un essai",
    "space-in-quotes": '¶STR004¶"titre ": Un essai',
    "capitals": "¶STR010¶Titre: Un essai",
    "swapped-letters": "¶STR010¶tirte: Un essai",
    "accent": "¶STR010¶difficulté: facile",
    "english": "¶STR010¶title: Un essai",
    "hyphen": "¶STR010¶mots-cles: [bois]",
    "zero-width": "ti¶STR003¶\u200btre: Un essai",
    "zero-width-escaped": '¶STR003¶"ti\\u200btre": Un essai',
    "long": f"¶STR008¶{'k' * 65}: x",
    "unknown": "¶STR010¶couleur: bleu",
    "unknown-inside": "groupe: {min: 4, max: 8, ¶STR010¶ages: 12}",
    "wide-before": 'accessibilite: {resume: "😀é", ¶STR010¶x😀: 1}',
}

DOCUMENTS = {
    "empty": "¶STR007¶",
    "comments": "¶STR007¶# rien\n# de plus\n",
    "null": "¶STR007¶null\n",
    "list": "¶STR007¶- titre: a\n",
    "text": "¶STR007¶bonjour\n",
    "no-space-after-colon": "¶STR007¶titre:Un essai\n",
    "several": BASE + "¶STR007¶---\ntitre: Deux\n",
    "tab": BASE + "groupe:\n¶STR004¶\tmin: 4\n",
    "tab-after-spaces": BASE + "groupe:\n  min: 4\n ¶STR004¶\tmax: 8\n",
    "conflict": BASE + "¶STR004¶<<<<<<< HEAD\ncree: 2026-01-01\n=======\n>>>>>>> autre\n",
    "truncated-list": BASE + "mots_cles: ¶STR004¶[bois, tri",
    "truncated-group": BASE + "groupe: ¶STR004¶{min: 4,",
    "truncated-text": BASE + 'mots_cles: [¶STR004¶"bois',
    "web-page": "¶STR004¶<!DOCTYPE html>\n<html><body>404</body></html>\n",
    "json-list": "¶STR007¶[1, 2]\n",
    "colon-in-text": BASE.replace("Un essai", "Un essai¶STR004¶: bois"),
    "apostrophes": BASE + "image: {fichier: 'l'¶STR004¶établi'}\n",
    "forgotten-colon": BASE + "¶STR004¶motif_retrait\nimage: {}\n",
    "shifted": BASE + "cree: 2026-01-01\n ¶STR004¶modifie: 2026-01-02\n",
    "at-sign": BASE + "motif_retrait: ¶STR004¶@equipe\n",
    "percent": BASE + "motif_retrait: ¶STR004¶%x\n",
    "bad-escape": BASE + 'motif_retrait: "C:\\atelier¶STR004¶\\é"\n',
    "lone-surrogate-escaped": BASE + 'motif_retrait: "\\u¶STR004¶d800"\n',
    "minus": BASE + "motif_retrait: ¶STR004¶- non\n",
}

MECHANISMS = {
    "object": "titre: ¶STR006¶!!python/object/apply:os.system [id]",
    "name": "titre: ¶STR006¶!!python/name:os.system",
    "include": "titre: ¶STR006¶!include /etc/passwd",
    "environment": "titre: ¶STR006¶!ENV [HOME]",
    "binary": "titre: ¶STR006¶!!binary aGVsbG8=",
    "set": "accessibilite: ¶STR006¶!!set {resume: x}",
    "text": "titre: ¶STR006¶!!str 012",
    "bang": "titre: ¶STR006¶! 012",
    "anchor": "titre: ¶STR006¶&a Un essai",
    "anchor-on-key": "¶STR006¶&a titre: Un essai",
    "anchor-and-alias": "titre: ¶STR006¶&a Un essai\nmots_cles: [¶STR006¶*a]",
    "alias-alone": "titre: ¶STR006¶*a",
    "alias-as-key": "¶STR006¶*a : x",
    "recursive": "accessibilite: ¶STR006¶&a {resume: ¶STR006¶*a}",
    "merge": "groupe: {¶STR006¶<<: {min: 4, max: 8}}",
    "merge-of-alias": "groupe: ¶STR006¶&g {min: 4, max: 8}\nduree: {¶STR006¶<<: *g, animation: 60}",
}

WRITTEN = {
    "bom": b"\xef\xbb\xbf" + BASE.encode(),
    "crlf": BASE.replace("\n", "\r\n").encode(),
    "cr": BASE.replace("\n", "\r").encode(),
    "bom-and-crlf": b"\xef\xbb\xbf" + BASE.replace("\n", "\r\n").encode(),
    "trailing-spaces": BASE.replace("\n", "  \n").encode(),
    "blank-lines": BASE.replace("\n", "\n\n").encode(),
    "no-last-newline": BASE.rstrip("\n").encode(),
    "document-mark": ("---\n" + BASE + "...\n").encode(),
    "yaml-directive": ("%YAML 1.2\n---\n" + BASE).encode(),
    "other-order": "".join(reversed(BASE.splitlines(keepends=True)))
    .replace("  - nom: Une personne\nauteurs:\n", "auteurs:\n  - nom: Une personne\n")
    .encode(),
    "single-quotes": BASE.replace('"', "'").encode(),
    "quoted-keys": BASE.replace("titre:", '"titre":').encode(),
    "space-before-colon": BASE.replace("titre:", "titre :").encode(),
    "list-not-indented": BASE.replace("  - nom", "- nom").encode(),
    "json": b'{"id": "essai", "titre": "Un essai", "resume": "Ce que montre", "langue": "fr",'
    b' "type": "autre", "licence": "CC0-1.0", "auteurs": [{"nom": "x"}], "editeur": "x",'
    b' "version": "1.0.0", "statut": "publie", "acces": "libre"}',
    "comments": ("# un mot\n" + BASE + "# fin\n").encode(),
}

BOMBS = {
    "aliases": "a0: &a0 [x, x]\n"
    + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 60)),
    "merges": "a0: &a0 {k: x}\n"
    + "".join(f"a{i}: &a{i}\n" + f"  <<: *a{i - 1}\n" * 200 for i in range(1, 30)),
    "nested-lists": "mots_cles: " + "[" * 20_000,
    "nested-groups": "accessibilite: " + "{a: " * 20_000,
    "nested-dashes": "mots_cles:\n  " + "- " * 20_000 + "x",
    "nested-keys": "? " * 20_000 + "x",
    "keys": "".join(f"k{i}: 1\n" for i in range(9_000)),
    "long-key": "k" * 90_000 + ": x",
    "long-text": "titre: " + "x" * 90_000,
    "long-escapes": 'titre: "' + "\\x41" * 20_000 + '"',
    "directives": "".join(f"%TAG !a{i}! x\n" for i in range(6_000)) + "---\n" + BASE,
    "near-keys": "".join(f"titre{i}: 1\n" for i in range(6_000)),
    "faulty-items": "deroule:\n" + "  - {titre: x}\n" * 6_000,
    "faulty-terms": "niveaux: [" + "licenze, " * 9_000 + "x]",
    "zero-widths": "#\u200b\n" * 20_000,
}


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
def test_key(keys: str, read: Read) -> None:
    """A faulty key is told once, at its place, and its content is not said to be absent."""
    text, expected = unmark(_with_title(keys))

    _, found = read(text)

    assert expected == places(found), [item.message for item in found]


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_document(text: str, read: Read) -> None:
    """A file whose structure is lost gives one finding, where the author must look."""
    text, expected = unmark(text)

    _, found = read(text)

    assert expected == places(found), [item.message for item in found]
    assert found[0].hint


@pytest.mark.parametrize("keys", MECHANISMS.values(), ids=MECHANISMS)
def test_mechanism(keys: str, read: Read) -> None:
    """Tags, anchors, aliases and merges are refused one by one, and execute nothing."""
    text, expected = unmark(_with_title(keys))

    _, found = read(text)

    assert expected == places(found), [item.message for item in found]


@pytest.mark.parametrize("content", WRITTEN.values(), ids=WRITTEN)
def test_any_editor(content: bytes, read: Read) -> None:
    """What the editors of Windows and macOS write is accepted as it is."""
    resource, found = read(content)

    assert [] == [item.message for item in found]
    assert resource is not None
    assert "Un essai" == resource.title


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_bomb(text: str, read: Read) -> None:
    """A file made to be slow is refused within a second of computing."""
    start = time.process_time()

    _, found = read(text)

    assert found
    assert time.process_time() - start < 1


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_lines_do_not_depend_on_the_editor(mark: str, line_break: str, read: Read) -> None:
    """Lines and columns are the same with any line break, and with a mark put first."""
    text, expected = unmark("¶STR010¶couleur: 😀é\n" + BASE + "mots_cles: [é😀, ¶STR009¶no]\n")

    _, found = read(mark + text.replace("\n", line_break))

    assert expected == places(found)


def _with_title(keys: str) -> str:
    """Return a resource whose title, however its key is written, is among `keys`."""
    title = re.search("ti.{0,12}tre|title|tіtre|Titre|tirte", keys)
    return (BASE.replace("titre: Un essai\n", "") if title else BASE) + keys

"""Trap families « types of YAML 1.1 », « identifiers and URLs », « display »: values."""

from datetime import date

import pytest

from tests.unit.loading.conftest import Read, places, with_keys
from tests.unit.loading.seeding import unmark

REFUSED = {
    # types of YAML 1.1
    "no": "titre: ¶STR009¶no",
    "yes": "titre: ¶STR009¶yes",
    "On": "titre: ¶STR009¶On",
    "off": "titre: ¶STR009¶off",
    "y": "mots_cles: [x, ¶STR009¶y]",
    "True": "reserve_enseignant: ¶STR009¶True",
    "oui-en-toutes-lettres": "reserve_enseignant: ¶STR012¶oui",
    "octal": "titre: ¶STR009¶012",
    "octal-1.2": "titre: ¶STR009¶0o17",
    "hexadecimal": "titre: ¶STR009¶0x1F",
    "binary": "titre: ¶STR009¶0b11",
    "sexagesimal": "titre: ¶STR009¶12:30:45",
    "hour": "titre: ¶STR009¶12:30",
    "exponent": "titre: ¶STR009¶1e3",
    "underscore": "titre: ¶STR009¶1_000",
    "nan": "titre: ¶STR009¶.nan",
    "infinity": "titre: ¶STR009¶-.inf",
    "plus": "titre: ¶STR009¶+33",
    "half-decimal": "titre: ¶STR009¶.5",
    "value-indicator": "titre: ¶STR009¶=",
    "tilde": "titre: ¶STR009¶~",
    "null": "titre: ¶STR009¶Null",
    "nothing": "titre:¶STR009¶",
    "nothing-but-a-comment": "titre:¶STR009¶ # plus tard",
    "nothing-in-a-list": "mots_cles:\n  - bois\n  -¶STR009¶\n",
    "impossible-date": "cree: ¶STR014¶2026-02-30",
    "impossible-date-quoted": 'cree: ¶STR014¶"2026-02-30"',
    "braces-after-a-date": "cree: ¶STR014¶2026-11-22 {x",
    "short-date": "cree: ¶STR014¶2026-1-5",
    "timestamp": "cree: ¶STR014¶2026-11-22T10:00:00Z",
    "timestamp-with-space": "cree: ¶STR014¶2026-11-22 10:00:00",
    "french-date": "cree: ¶STR012¶22/11/2026",
    "number-as-text": "titre: ¶STR012¶2026",
    "decimal-as-text": "version: ¶STR012¶1.0",
    "date-as-text": "titre: ¶STR012¶2026-11-22",
    "quoted-number": 'groupe: {min: ¶STR012¶"4", max: 8}',
    "quantity-with-unit": "materiel:\n  - {nom: x, par: seance, nature: consommable, quantite: ¶STR012¶1.5 kg}",
    "number-with-unit": "groupe: {min: ¶STR012¶4 personnes, max: 8}",
    "arabic-digits": "groupe: {min: ¶STR012¶٤, max: 8}",
    "6000-digits": "groupe: {min: ¶STR013¶" + "9" * 6000 + ", max: 8}",
    "6000-decimals": "titre: ¶STR012¶0." + "9" * 6000,
    "true-as-number": "groupe: {min: ¶STR012¶true, max: 8}",
    # identifiers
    "capitals": "id: ¶MET002¶Essai",
    "accent": "id: ¶MET002¶éssai",
    "underscore-in-id": "id: ¶MET002¶mon_essai",
    "leading-hyphen": "id: ¶MET002¶-essai",
    "double-hyphen": "id: ¶MET002¶mon--essai",
    "dots": "id: ¶MET002¶../essai",
    "homoglyph": "id: ¶MET002¶еssai",
    "trailing-newline": 'id: ¶MET002¶"essai\\n"',
    "block-with-newline": "id: ¶MET002¶|\n  essai\n",
    "digits-of-elsewhere": "id: ¶MET002¶essai-٣",
    "81-letters": "id: ¶MET002¶" + "a" * 81,
    "empty-id": 'id: ¶MET002¶""',
    # addresses
    "javascript": 'disciplines: [{uri: ¶MET003¶"javascript:alert(1)", libelle: x}]',
    "data": 'disciplines: [{uri: ¶MET003¶"data:text/html,x", libelle: x}]',
    "file": 'disciplines: [{uri: ¶MET003¶"file:///etc/passwd", libelle: x}]',
    "userinfo": 'disciplines: [{uri: ¶MET003¶"https://a:b@exemple.test/", libelle: x}]',
    "fake-host": 'disciplines: [{uri: ¶MET003¶"https://exemple.test@mal.test/", libelle: x}]',
    "metadata-service": 'disciplines: [{uri: ¶MET003¶"http://169.254.169.254/", libelle: x}]',
    "decimal-host": 'disciplines: [{uri: ¶MET003¶"http://2130706433/", libelle: x}]',
    "localhost": 'disciplines: [{uri: ¶MET003¶"http://localhost/", libelle: x}]',
    "ipv6": 'disciplines: [{uri: ¶MET003¶"http://[::1]/", libelle: x}]',
    "open-bracket": 'disciplines: [{uri: ¶MET003¶"http://[", libelle: x}]',
    "look-alike-host": 'disciplines: [{uri: ¶MET003¶"https://еxemple.test/", libelle: x}]',
    "backslash": "disciplines: [{uri: ¶MET003¶'https:\\\\exemple.test', libelle: x}]",
    "newline-in-url": 'disciplines: [{uri: ¶MET003¶"https://exemple.test/\\nx", libelle: x}]',
    "space-in-url": 'disciplines: [{uri: ¶MET003¶"https://exemple.test/a b", libelle: x}]',
    "no-scheme": "disciplines: [{uri: ¶MET003¶www.exemple.test, libelle: x}]",
    "port-too-high": 'disciplines: [{uri: ¶MET003¶"https://exemple.test:99999/", libelle: x}]',
    # display
    "bidi": "titre: a¶STR003¶\u202eb",
    "bidi-escaped": 'titre: ¶STR003¶"a\\u202eb"',
    "zero-width": "titre: a¶STR003¶\u200bb",
    "zero-width-escaped": 'titre: ¶STR003¶"a\\u200bb"',
    "ansi": "titre: a¶STR003¶\x1b[31mb",
    "ansi-escaped": 'titre: ¶STR003¶"a\\e[31mb"',
    "bell-escaped": 'titre: ¶STR003¶"a\\ab"',
    "stacked-accents": "titre: ¶STR003¶e" + "\u0301" * 6,
    "stacked-accents-escaped": 'titre: ¶STR003¶"e' + "\\u0301" * 6 + '"',
    "invisible-only": 'titre: ¶STR003¶"\\u2060\\u2060"',
    "blank": 'titre: ¶STR013¶"   "',
    "no-break-blank": 'titre: ¶STR013¶"\u00a0\u202f"',
    "two-lines": 'titre: ¶STR013¶"un\\ndeux"',
    "tag-characters": "titre: a¶STR003¶\U000e0041b",
    "private-use": "titre: a¶STR003¶\ue123b",
}

ACCEPTED = {
    "quoted-no": ('titre: "no"', "title", "no"),
    "single-quotes": ("titre: 'l''outil'", "title", "l'outil"),
    "quoted-date": ('cree: "2026-11-22"', "created", date(2026, 11, 22)),
    "plain-date": ("cree: 2026-11-22", "created", date(2026, 11, 22)),
    "hour-in-a-text": ("titre: À 12:30, on range", "title", "À 12:30, on range"),
    "colon-without-space": ("titre: a:b", "title", "a:b"),
    "true": ("reserve_enseignant: true", "for_teachers", True),
    "nfd": ("titre: e\u0301tude", "title", "étude"),
    "nfd-quoted": ('titre: "e\u0301tude"', "title", "étude"),
    "emoji": ("titre: Trier 😀 ❤️ le bois", "title", "Trier 😀 ❤️ le bois"),
    "workflow-command": ("titre: '::error::x'", "title", "::error::x"),
    "formula": ("titre: =SOMME(A1)", "title", "=SOMME(A1)"),
    "french-spaces": (
        "titre: Quoi\u202f? «\u00a0Ici\u00a0»",
        "title",
        "Quoi\u202f? «\u00a0Ici\u00a0»",
    ),
    "folded": ("titre: >-\n  un\n  deux", "title", "un deux"),
    "anchor-like-text": ("titre: R&D *vite* !", "title", "R&D *vite* !"),
    "hash-in-text": ("titre: Atelier#1", "title", "Atelier#1"),
    "comment": ("titre: Un titre # à revoir", "title", "Un titre"),
}


@pytest.mark.parametrize("keys", REFUSED.values(), ids=REFUSED)
def test_refused_value(keys: str, read: Read) -> None:
    """The value is refused once, by the rule and at the place that are marked."""
    text, expected = unmark(with_keys(keys))

    _, found = read(text)

    assert expected == places(found), [item.message for item in found]


@pytest.mark.parametrize(("keys", "name", "value"), ACCEPTED.values(), ids=ACCEPTED)
def test_accepted_value(keys: str, name: str, value: object, read: Read) -> None:
    """The value is read as its author means it."""
    resource, found = read(with_keys(keys))

    assert [] == [item.message for item in found]
    assert value == getattr(resource, name)


@pytest.mark.parametrize("keys", REFUSED.values(), ids=REFUSED)
def test_refusal_is_explained(keys: str, read: Read) -> None:
    """A refusal is one French sentence without final stop, and says what to write."""
    _, [found] = read(unmark(with_keys(keys))[0])

    assert not found.message.endswith(".")
    assert found.hint.endswith((".", "?", "»"))
    assert len(found.message) < 300

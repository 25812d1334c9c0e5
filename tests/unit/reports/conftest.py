"""Findings built from a few words, and the texts that a contributor should not be able to use."""

import pytest

from fabrique.model import Findings, Position, Rule, Severity

HOSTILE = {
    "colour": "\x1b[31mrouge\x1b[0m",
    "command": "::set-output name=x::y",
    "command-next-line": "a\n::set-output name=x::y\r\n::error::z",
    "command-inside": "a ##[add-mask]b",
    "cell": "</td><script>alert(1)</script>",
    "pipe": "a | b",
    "code": "a `b` ```c",
    "image": "![x](https://mal.test/x.png)",
    "link": "[cliquez](https://mal.test/) https://mal.test www.mal.test",
    "mention": "@equipe #12 moi@mal.test :smile:",
    "reversed": "a\u202eb\u2066c",
    "invisible": "a\u200bb\ufeffc\u3164",
    "percent": "100 %0A::error::x %25",
    "template": "{{ secrets }} {0} {% x %}",
    "surrogate": "a\udc80b",
    "stacked": "e" + "\u0301" * 30,
    "long": "mot " * 5000,
}


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE.keys())
def hostile(request):
    """A text that would do harm, were it written as it is."""
    return request.param


@pytest.fixture
def found():
    """Return a maker of one finding: MET012, unknown licence, unless told otherwise."""

    def make(
        message="licence inconnue : « CC-BY-SA 4.0 »",
        *,
        severity=Severity.ERROR,
        code="MET012",
        title="Licence inconnue",
        file="ressources/catalogue/tri/ressource.yml",
        line=14,
        column=10,
        length=12,
        excerpt="licence: CC-BY-SA 4.0",
        hint="un identifiant de la liste",
        suggestions=(),
    ):
        rule = Rule(code, severity, title, "Sans licence, nul réemploi.", "Choisissez.", {}, {})
        position = Position(file, line, column, length, excerpt)
        return rule.at(position, message, hint, suggestions)

    return make


@pytest.fixture
def run():
    """Return a maker of findings: 42 files read, site at exemple.test."""

    def make(*diagnostics, files=42, site="https://exemple.test/"):
        return Findings(diagnostics, files, site)

    return make

"""The report for code scanning."""

import json
import os
from pathlib import Path

import jsonschema
import pytest

from fabrique import __version__
from fabrique.model import Severity
from fabrique.reports.sarif import render

SCHEMA = Path(__file__).parents[4] / "shared" / "schemas" / "sarif" / "sarif-schema-2.1.0.json"


@pytest.fixture(scope="module")
def validator():
    """The official schema; required in CI, where the folder of schemas exists."""
    if not SCHEMA.exists() and not os.environ.get("CI"):
        pytest.skip(f"schéma SARIF absent : {SCHEMA}")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    checked = jsonschema.validators.validator_for(schema)
    return checked(schema, format_checker=checked.FORMAT_CHECKER)


def only_run(text):
    """Return the only run of a log."""
    [run] = json.loads(text)["runs"]
    return run


def test_valid_against_the_official_schema(validator, run, found):
    """Findings of every severity, with or without a length, make a valid log."""
    ones = [found(severity=severity, code=f"MET00{severity.rank}") for severity in Severity]
    bare = found(length=0, excerpt="", hint="", code="STR015")

    errors = list(validator.iter_errors(json.loads(render(run(*ones, bare)))))

    assert errors == []


def test_valid_when_nothing_is_found(validator, run):
    """A log without result is valid, and tells the forge to close what was open."""
    text = render(run())

    assert list(validator.iter_errors(json.loads(text))) == []
    assert only_run(text)["results"] == []


def test_valid_with_any_text(validator, run, found, hostile):
    """A contributor’s text cannot make the log invalid."""
    text = render(run(found(hostile, file=hostile, hint=hostile, suggestions=(hostile,))))

    assert list(validator.iter_errors(json.loads(text))) == []


def test_tool(run, found):
    """The tool has its name, its version and columns counted in code points."""
    one = only_run(render(run(found())))

    assert one["tool"]["driver"]["name"] == "fabrique"
    assert one["tool"]["driver"]["version"] == __version__
    assert one["columnKind"] == "unicodeCodePoints"


def test_rules_are_those_met(run, found):
    """Each rule met is described once, in the order of codes, and results point at it."""
    late, early = found(code="REF001"), found(code="MET001")

    one = only_run(render(run(late, early, late)))

    rules = one["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["MET001", "REF001"]
    assert [result["ruleIndex"] for result in one["results"]] == [1, 0, 1]
    assert [result["ruleId"] for result in one["results"]] == ["REF001", "MET001", "REF001"]


def test_description_of_a_rule(run, found):
    """A rule says what, why, how to mend, and where to read on."""
    [rule] = only_run(render(run(found(title="Clé écrite deux fois"))))["tool"]["driver"]["rules"]

    assert rule == {
        "id": "MET012",
        "name": "CléÉcriteDeuxFois",
        "shortDescription": {"text": "Clé écrite deux fois"},
        "fullDescription": {"text": "Sans licence, nul réemploi."},
        "help": {"text": "Choisissez."},
        "helpUri": "https://exemple.test/contribuer/regles/met012/",
        "defaultConfiguration": {"level": "error"},
    }


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, "note")],
)
def test_levels(run, found, severity, level):
    """Severities have the levels of the conventions."""
    [result] = only_run(render(run(found(severity=severity))))["results"]

    assert result["level"] == level


@pytest.mark.parametrize(
    ("length", "excerpt", "expected"),
    [
        (12, "licence: CC-BY-SA 4.0", {"endColumn": 22}),
        (0, "licence: CC-BY-SA 4.0", {}),
        (500, "licence: CC-BY-SA 4.0", {"endColumn": 22}),
        (3, "", {"endColumn": 13}),
    ],
)
def test_region(run, found, length, excerpt, expected):
    """The end is the column after the fault, on the same line, and absent when unknown."""
    [result] = only_run(render(run(found(length=length, excerpt=excerpt))))["results"]

    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 14, "startColumn": 10} | expected


def test_address_of_a_file(run, found):
    """The path is a relative address, encoded, under a root that the reader knows."""
    [result] = only_run(render(run(found(file="ressources/été 1/a:b#c%.yml"))))["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "ressources/%C3%A9t%C3%A9%201/a%3Ab%23c%25.yml",
        "uriBaseId": "%SRCROOT%",
    }


def test_message_says_what_to_do(run, found):
    """The message is the sentence, the cure and the suggestions."""
    [result] = only_run(render(run(found("Licence inconnue", suggestions=("a", "b")))))["results"]

    assert result["message"]["text"] == (
        "Licence inconnue. un identifiant de la liste Vouliez-vous dire : a ou b ?"
    )


def test_message_is_only_text(run, found):
    """Braces and brackets of a contributor make neither placeholder nor link."""
    [result] = only_run(render(run(found("{0} [a](https://mal.test) \\[b](1)"))))["results"]

    text = result["message"]["text"]
    assert text.startswith("{{0}} [a] (https")
    assert "](" not in text

"""The table of formats, and the words that they share."""

import pytest

from fabrique.model import Severity
from fabrique.reports import REPORTS
from fabrique.reports.report import choices, count, documentation, summarise


def test_formats_of_the_command():
    """The table lists the formats that `--format` offers, each under its own name."""
    assert list(REPORTS) == ["texte", "json", "sarif", "github", "markdown"]
    assert [report.name for report in REPORTS.values()] == list(REPORTS)


@pytest.mark.parametrize("name", REPORTS)
def test_any_text_can_be_written(name, run, found, hostile):
    """Whatever a contributor wrote, the report is UTF-8 and ends with a line feed."""
    findings = run(found(hostile, file=hostile, hint=hostile, excerpt=hostile, code="STR003"))

    text = REPORTS[name].render(findings)

    assert text.encode().endswith(b"\n")


@pytest.mark.parametrize("name", REPORTS)
def test_no_report_carries_what_hides_or_acts(name, run, found, hostile):
    """No report holds an escape, a bidi mark, or an order for GitHub’s runner."""
    one = found(
        hostile, file=hostile, hint=hostile, excerpt=hostile, suggestions=(hostile,), title=hostile
    )

    text = REPORTS[name].render(run(one))

    assert not [char for char in text if not char.isprintable() and char != "\n"]
    assert "##[" not in text
    orders = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    assert len(orders) == (1 if name == "github" else 0)


@pytest.mark.parametrize("name", REPORTS)
def test_same_findings_same_bytes(name, run, found):
    """Two runs that found the same give the same report."""
    assert REPORTS[name].render(run(found())) == REPORTS[name].render(run(found()))


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 conseil"), (1, "1 conseil"), (2, "2 conseils")]
)
def test_plural_begins_at_two(number, expected):
    """In French, zero and one are singular."""
    assert count(number, "conseil") == expected


def test_summary_counts_each_severity(run, found):
    """The summary names the three severities, even those that found nothing."""
    errors = [found() for _ in range(3)]

    sentence = summarise(run(*errors, found(severity=Severity.WARNING)))

    assert sentence == "3 erreurs, 1 avertissement, 0 conseil dans 42 fichiers"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (0, "Rien à signaler dans 0 fichier"),
        (1, "Rien à signaler dans 1 fichier"),
        (42, "Rien à signaler dans 42 fichiers"),
    ],
)
def test_summary_when_all_is_well(run, files, expected):
    """Without a finding, the summary says so and how much was read."""
    assert summarise(run(files=files)) == expected


def test_three_suggestions_at_most():
    """Suggestions are joined as in a sentence, the fourth is left out."""
    assert choices(("a",)) == "a"
    assert choices(("a", "b")) == "a ou b"
    assert choices(("a", "b", "c", "d")) == "a, b ou c"


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("https://exemple.test/", "https://exemple.test/contribuer/regles/met012/"),
        ("https://exemple.test/fab", "https://exemple.test/fab/contribuer/regles/met012/"),
        ("", "contribuer/regles/met012/"),
        (
            "https://a.test/)>|<x é",
            "https://a.test/%29%3E%7C%3Cx%20%C3%A9/contribuer/regles/met012/",
        ),
    ],
)
def test_address_of_the_rule(run, found, site, expected):
    """The page of the rule is under the site’s address, which cannot break a format."""
    one = found()

    assert documentation(run(one, site=site), one) == expected

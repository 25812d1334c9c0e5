"""The annotations of a GitHub workflow."""

import pytest

from fabrique.model import Severity
from fabrique.reports.github import render


def parse(line):
    """Return command, properties and data as GitHub’s runner reads them (ActionCommand.cs)."""
    information, data = line.removeprefix("::").split("::", 1)
    command, written = information.split(" ", 1)
    pairs = dict(pair.split("=", 1) for pair in written.split(","))

    def read(text, *tokens):
        for token in (*tokens, "%"):
            text = text.replace(f"%{ord(token):02X}", token)
        return text

    properties = {key: read(value, "\r", "\n", ":", ",") for key, value in pairs.items()}
    return command, properties, read(data, "\r", "\n")


def test_form_of_an_annotation(run, found):
    """An annotation has its place, its rule as title, and all that helps as message."""
    assert render(run(found(suggestions=("CC-BY-SA-4.0",)))).split("\n") == [
        "::error file=ressources/catalogue/tri/ressource.yml,line=14,col=10,endColumn=21,"
        "title=MET012 Licence inconnue::licence inconnue : « CC-BY-SA 4.0 »"
        "%0AAttendu : un identifiant de la liste"
        "%0AVouliez-vous dire : CC-BY-SA-4.0 ?"
        "%0AAide : https://exemple.test/contribuer/regles/met012/",
        "1 erreur, 0 avertissement, 0 conseil dans 42 fichiers",
        "",
    ]


def test_nothing_to_say(run):
    """Without a finding, only the summary."""
    assert render(run()) == "Rien à signaler dans 42 fichiers\n"


def test_unknown_length_has_no_end(run, found):
    """The end column is given only when it is known."""
    assert "endColumn" not in render(run(found(length=0)))


def test_heaviest_first(run, found):
    """GitHub shows ten annotations per step: errors come first, then as given."""
    advice, warning, error = (found(severity=severity) for severity in reversed(Severity))

    lines = render(run(advice, found(line=2), warning, error)).split("\n")

    assert [line.split(" ")[0] for line in lines[:4]] == ["::error"] * 2 + ["::warning", "::notice"]
    assert "line=2," in lines[0]


def test_properties_are_escaped(run, found):
    """A path or a title with a comma, a colon or a percent sign adds no property."""
    text = render(run(found(file="a,line=1:b%2C.yml", title="Un, deux : 3 %")))

    assert "file=a%2Cline=1%3Ab%252C.yml,line=14," in text
    assert "title=MET012 Un%2C deux %3A 3 %25::" in text


def test_runner_reads_back_one_annotation(run, found, hostile):
    """Whatever the text, the runner reads one annotation on the right line, then the summary."""
    text = render(run(found(hostile, hint=hostile, title=hostile, suggestions=(hostile,))))

    lines = text.split("\n")
    assert len(lines) == 3
    command, properties, data = parse(lines[0])
    assert command == "error"
    assert list(properties) == ["file", "line", "col", "endColumn", "title"]
    assert properties["line"] == "14"
    assert len(data.split("\n")) == 4
    assert not lines[1].lstrip().startswith("::")


@pytest.mark.parametrize("end", ["%0A", "\r\n", "\n"])
def test_line_breaks_stay_in_the_message(run, found, end):
    """Neither a line break nor its escape begins a line in the annotation."""
    _, _, data = parse(render(run(found(f"a{end}::stop-commands::x"))).split("\n")[0])

    assert data.split("\n")[0].endswith("::stop-commands::x")

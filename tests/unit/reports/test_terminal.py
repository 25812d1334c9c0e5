"""The report read by a person at a terminal."""

import re
import unicodedata

import pytest

from fabrique.model import Severity
from fabrique.reports.terminal import PER_FILE, WIDTH, render


def columns(text):
    """Return the columns of a text without escapes, counted apart from the code under test."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.category(char) == "Mn" for char in text)


def source_and_caret(text):
    """Return the source line, its caret line and the column where each caret run lies."""
    _, source, caret, *_ = text.split("\n")
    under = re.search(r"\^+", caret)
    return source, caret, under


def test_form_of_a_finding(run, found):
    """A finding has the form that the study asks for, and the summary comes last."""
    one = found(hint="un identifiant de la liste", suggestions=("CC-BY-SA-4.0",))

    assert render(run(one, site="https://fabrique.example.org/")) == (
        "ressources/catalogue/tri/ressource.yml:14:10: erreur MET012"
        " licence inconnue : « CC-BY-SA 4.0 »\n"
        "   14 | licence: CC-BY-SA 4.0\n"
        "      |          ^^^^^^^^^^^^\n"
        "  à faire : un identifiant de la liste\n"
        "  vouliez-vous dire : CC-BY-SA-4.0 ?\n"
        "  aide : https://fabrique.example.org/contribuer/regles/met012/\n"
        "\n"
        "1 erreur, 0 avertissement, 0 conseil dans 42 fichiers\n"
    )


def test_no_link_to_a_site_without_address(run, found):
    """As long as the site has no address, the help is a command, not a link that leads nowhere."""
    assert "  aide : fabrique regle MET012\n" in render(run(found()))


def test_nothing_to_say(run):
    """Without a finding, one line."""
    assert render(run(files=1)) == "Rien à signaler dans 1 fichier\n"


@pytest.mark.parametrize(
    ("excerpt", "column", "length", "before"),
    [
        ("titre: x", 8, 1, "titre: "),
        ("titre: 木工 x", 11, 1, "titre: 木工 "),
        ("titre: e\u0301te\u0301 x", 14, 1, "titre: e\u0301te\u0301 "),
        ("\ttitre: x", 9, 1, "    titre: "),
        ("a\u202eb x", 5, 1, r"a\u202eb "),
        ("x", 1, 0, ""),
        ("titre:", 7, 0, "titre:"),
        ("titre:", 99, 3, "titre:"),
    ],
)
def test_caret_is_under_the_fault(run, found, excerpt, column, length, before):
    """The caret is under the fault, after wide characters, marks, tabs and escapes too."""
    text = render(run(found(excerpt=excerpt, column=column, length=length)))

    source, _, under = source_and_caret(text)
    assert source.startswith(f"   14 | {before}")
    assert under.start() == columns(f"   14 | {before}")
    assert len(under[0]) == 1


@pytest.mark.parametrize(
    ("value", "carets"),
    [("木工", 4), ("e\u0301te\u0301", 3), ("a\tb", 6), ("a\x1bb", 6), ("🪵", 2)],
)
def test_caret_is_as_long_as_the_value(run, found, value, carets):
    """The run of carets covers the value as it is shown."""
    text = render(run(found(excerpt=f"k: {value} z", column=4, length=len(value))))

    assert len(source_and_caret(text)[2][0]) == carets


def test_a_mark_is_pointed_at_under_its_letter(run, found):
    """A fault on an accent written apart is shown under the letter that bears it."""
    text = render(run(found(excerpt="ab e\u0301", column=5, length=1)))

    under = source_and_caret(text)[2]
    assert (under.start(), len(under[0])) == (len("   14 | ab "), 1)


def test_caret_stops_with_the_line(run, found):
    """A value that runs over several lines is underlined on its first one only."""
    text = render(run(found(excerpt="titre: >", column=8, length=500)))

    assert len(source_and_caret(text)[2][0]) == 1


@pytest.mark.parametrize("letter", ["a", "木", "e\u0301", "\x1b"])
@pytest.mark.parametrize("where", [0, 400, 5_000, 99_990])
def test_a_long_line_is_shown_around_the_caret(run, found, letter, where):
    """However long the line, about a hundred columns are shown and the caret points right."""
    line = letter * (where // len(letter)) + "VOICI" + letter * 60_000
    column = line.index("VOICI") + 1

    source, _, under = source_and_caret(render(run(found(excerpt=line, column=column, length=5))))

    shown = source.removeprefix("   14 | ")
    assert columns(shown) <= WIDTH
    assert under.start() - len("   14 | ") == columns(shown[: shown.index("VOICI")])
    assert len(under[0]) == 5
    assert shown.endswith("…")
    assert shown.startswith("…") == bool(where)


def test_a_long_value_fills_the_width_only(run, found):
    """The carets of a value longer than the width stop with what is shown."""
    text = render(run(found(excerpt="resume: " + "a" * 900, column=9, length=900)))

    source, caret, _ = source_and_caret(text)
    assert len(source) <= WIDTH + len("   14 | ")
    assert len(caret) == len(source) - 1


def test_no_line_to_show(run, found):
    """A finding about a whole file has neither source line nor caret."""
    text = render(run(found(excerpt="", line=1, column=1, length=0)))

    assert text.split("\n")[1] == "  à faire : un identifiant de la liste"


def test_large_line_numbers_stay_aligned(run, found):
    """The bars are one under the other beyond 99,999 lines."""
    source, caret, _ = source_and_caret(render(run(found(line=1_234_567))))

    assert source.index("|") == caret.index("|")


@pytest.mark.parametrize(
    ("more", "expected"),
    [(1, "… et 1 autre dans ce fichier"), (12, "… et 12 autres dans ce fichier")],
)
def test_fifty_findings_per_file(run, found, more, expected):
    """One file shows fifty findings, then their number; another file is not touched by that."""
    many = [found(file="a.yml", line=n + 1) for n in range(PER_FILE + more)]

    text = render(run(*many, found(file="b.yml")))

    assert text.count("a.yml:") == PER_FILE
    assert text.count("b.yml:") == 1
    assert text.index(expected) < text.index("b.yml:")
    assert text.endswith(
        f"\n{PER_FILE + more + 1} erreurs, 0 avertissement, 0 conseil dans 42 fichiers\n"
    )


def test_exactly_fifty_findings(run, found):
    """Nothing is announced as hidden when nothing is."""
    assert "…" not in render(run(*[found() for _ in range(PER_FILE)]))


def test_a_line_has_four_hundred_characters_at_most(run, found, hostile):
    """No line grows with the contributor’s text."""
    one = found(hostile * 9, hint=hostile * 9, suggestions=(hostile * 9,) * 3, excerpt=hostile * 9)

    assert max(len(line) for line in render(run(one)).split("\n")) <= 400


def test_a_path_is_no_order(run, found):
    """A path that begins as an order of the runner names the same file without being one."""
    assert render(run(found(file="::error::x.yml"))).startswith("./::error::x.yml:14:10: erreur")


def test_no_colour_unless_asked(run, found):
    """The text is plain by default; colours change nothing but the colours."""
    findings = run(*[found(severity=severity) for severity in Severity])
    plain, coloured = render(findings), render(findings, colour=True)

    assert "\x1b" not in plain
    assert "\x1b[1;31merreur\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_colours_come_from_us_only(run, found):
    """A contributor’s escape stays written out when colours are on."""
    coloured = render(run(found("\x1b[5mclignote", excerpt="\x1b[5m")), colour=True)

    assert "\x1b[5m" not in coloured
    assert r"\x1b[5mclignote" in coloured

"""A contributor’s text is seen as it is."""

import pytest

from fabrique.reports.display import cells, cut, show


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31m", r"\x1b[31m"),
        ("a\x00b\x9bc", r"a\x00b\x9bc"),
        ("a\nb\r\tc", r"a\nb\r\tc"),
        ("a\u202eb", r"a\u202eb"),
        ("a\u200bb\u200dc\ufeff", r"a\u200bb\u200dc\ufeff"),
        ("a\u2028b", r"a\u2028b"),
        ("a\u3164b", r"a\u3164b"),
        ("a\U000e0041b\U000e0100", r"a\U000e0041b\U000e0100"),
        ("a\udc80b", r"a\udc80b"),
        ("##[error]x", r"##\x5berror]x"),
        ("#\u0301#[error]x", "#\u0301#\\x5berror]x"),
    ],
)
def test_what_hides_or_acts_is_written_out(text, expected):
    """Controls, bidi, zero width and orders of the runner become visible."""
    assert show(text) == expected


@pytest.mark.parametrize(
    "text", ["« L’été » : 12\u00a0€\u202f!", "木工 ok", "e\u0301 c\u0327", "## [x]"]
)
def test_ordinary_text_is_untouched(text):
    """French spaces, other scripts and accents written apart stay as they are."""
    assert show(text) == text


def test_stacked_marks_are_written_out():
    """A letter keeps four marks; those after it are shown as escapes, and join nothing."""
    assert show("e" + "\u0301" * 6) == "e" + "\u0301" * 4 + r"\u0301\u0301"


def test_a_mark_has_its_letter():
    """A mark at the start does not join what the report wrote before it."""
    assert show("\u0301a") == r"\u0301a"


@pytest.mark.parametrize(
    ("char", "columns"), [("a", 1), ("é", 1), ("木", 2), ("🪵", 2), ("\u1100", 2), ("\x1b", 4)]
)
def test_columns_of_a_character(char, columns):
    """Wide characters take two columns, an escape as many as its length."""
    assert [width for _, width in cells(char)] == [columns]


def test_marks_take_no_column():
    """An accent written apart, the vowel and the final of a Korean syllable take no column."""
    assert [width for _, width in cells("e\u0301")] == [1, 0]
    assert [width for _, width in cells("\u1112\u1161\u11ab")] == [2, 0, 0]


def test_cut_keeps_the_beginning():
    """A text too long ends with an ellipsis, within the limit; another is whole."""
    assert cut("abcdef", 5) == "abcd…"
    assert cut("abcde", 5) == "abcde"
    assert len(cut("\x1b" * 1000)) == 400

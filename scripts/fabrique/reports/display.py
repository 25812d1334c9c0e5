"""A contributor’s text made safe to look at: nothing hidden, nothing active, width known."""

import unicodedata
from collections.abc import Iterator

LINE = 400  # code points; beyond, a message is a nuisance and not an explanation
MARKS = 4  # marks a letter may bear; beyond, they cover the lines around (`etudes` § 2.5)

# French texts use these; the other spaces that are not « printable » are shown as escapes.
_SPACES = frozenset("\u00a0\u2009\u202f")
# Letters and marks that Unicode calls printable, and that nobody sees.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def show(text: str) -> str:
    r"""Return the text with what hides or acts written out: `\x1b`, `\u202e`, `\n`."""
    if text.isascii() and text.isprintable() and "##[" not in text:
        return text
    return "".join(shown for shown, _ in cells(text))


def cut(text: str, limit: int = LINE) -> str:
    """Return the text as `show` gives it, at most `limit` code points, « … » being the last."""
    shown = show(text[: limit + 1])
    return shown if len(shown) <= limit else f"{shown[: limit - 1].rstrip()}…"


def cells(text: str) -> Iterator[tuple[str, int]]:
    """Yield, for each code point, what to write and the columns it takes in a terminal."""
    marks = MARKS  # a mark that begins the text would join the letter written before
    tail = ""
    for char in text:
        width = _width(char)
        marks = marks + 1 if width == 0 else 0
        # GitHub’s runner obeys « ##[command] » anywhere in a line (runner, ActionCommand.cs).
        if _hidden(char) or marks > MARKS or (char == "[" and tail == "##"):
            escaped = _escape(char)
            marks, tail = MARKS, ""  # nor may a mark join the last digit of an escape
            yield escaped, len(escaped)
        else:
            if width:
                tail = (tail + char)[-2:]
            yield char, width


def _hidden(char: str) -> bool:
    if char >= "\U000e0000":  # tags and the supplement of variation selectors carry hidden text
        return True
    return char in _BLANKS or not (char.isprintable() or char in _SPACES)


def _width(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    # The vowels and finals of a Korean syllable are drawn over its first letter.
    if "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _escape(char: str) -> str:
    code = ord(char)
    if char in _SHORT:
        return _SHORT[char]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

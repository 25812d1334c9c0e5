"""Bytes to text: UTF-8 only, one kind of line break, no character that hides something.

A forbidden character is told once, then reading goes on without it, so that one run reports
everything; what it alone makes strange is not told again (`marred`).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from fabrique.loading.faults import ENCODING, FORBIDDEN_CHARACTER
from fabrique.model import Diagnostic, Origin

# Controls except tab and line feed; invisible characters and marks that change the direction of
# writing (Unicode TR 36 and TR 39); line breaks that editors do not count; interlinear marks,
# tag characters, private use, the replacement character and non-characters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufeff\uffa0\ufff0-\uffff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
PLACEHOLDER = "\ue000"  # stands where a forbidden character was: columns stay true
_STACKED = re.compile(r"[^\x00-\u02ff\u2000-\u20cf\u2100-\u2bff]{5,}")  # before looking at marks
_HARMLESS = bytes((0x09, 0x0A, *range(0x20, 0x7F)))  # what most of a text is made of
# What UTF-8 looks like once read as Windows-1252; C1 controls are told apart, as forbidden.
_HIGH = "\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(f"Ã[{_HIGH}]|â€[{_HIGH}]|Å[“’]|Â[«»°\u00a0]")
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TOLD = 50  # places told in one file; a last finding stands for the others

_NAMES = {
    "\x00": "un caractère nul",
    "\x07": "un signal sonore",
    "\x08": "un retour arrière",
    "\x1b": "un caractère d’échappement",
    "\x85": "un saut de ligne ancien",
    "\u00ad": "un trait d’union invisible",
    "\u200b": "une espace de largeur nulle",
    "\u200c": "un antiliant invisible",
    "\u200d": "un liant invisible, comme dans un émoji composé",
    "\u2028": "un saut de ligne Unicode",
    "\u2029": "un saut de paragraphe Unicode",
    "\u2060": "un liant de mots invisible",
    "\ufeff": "une marque d’ordre des octets",
    "\ufffd": "un caractère de remplacement",
}
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_Place = tuple[int, int, int, str, str]  # line, column, length, message, hint


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, its lines ended by line feeds only, and its table of lines.

    `marred` tells that characters were replaced: what they make unreadable is already told.
    """

    text: str
    origin: Origin
    marred: bool = False


def decode(
    content: bytes, file: str, *, guess: bool = False
) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Return the text and what is wrong with it; no text when nothing can be read.

    The mark that Windows editors put first and their line breaks are accepted and dropped. With
    `guess`, a text in another encoding is given as near as can be: what it holds may be looked for.
    """
    zeros = content[:2].count(0)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or zeros == 1:
        order = "be" if content[:1] in (b"\xfe", b"\x00") else "le"
        fault = ENCODING.at(Origin(file).at(), "Le fichier est enregistré en UTF-16")
        return _approximate(content, f"utf-16-{order}", file) if guess else None, (fault,)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = _encoding_fault(content, error, file)
        return _approximate(content, "cp1252", file) if guess else None, (fault,)
    text = _one_kind_of_break(text.removeprefix("\ufeff"))
    origin = Origin(file, lines=tuple(text.split("\n")))
    if _is_plain(text):
        return SourceText(text, origin), ()
    marred = FORBIDDEN.search(text) is not None
    if not marred and not _STACKED.search(text) and not _MOJIBAKE.search(text):
        return SourceText(text, origin), ()
    found = tuple(_character_faults(origin))
    return SourceText(FORBIDDEN.sub(PLACEHOLDER, text), origin, marred), found


def _is_plain(text: str) -> bool:
    """Tell at small cost that a text surely hides nothing.

    Ordinary bytes are dropped first, and what is left is short; it may bring together characters
    that were apart, so that a doubt is settled by looking at the text itself.
    """
    rest = text.encode("utf-8").translate(None, _HARMLESS).decode("utf-8")
    return not (FORBIDDEN.search(rest) or _STACKED.search(rest) or _MOJIBAKE.search(rest))


def hidden_in(value: str) -> str:
    r"""Return what a value hides, written by codes between quotes (`\u200b`), or an empty text."""
    found = FORBIDDEN.search(value)
    if found:
        return name_of(found[0])
    return "une lettre chargée de plus de quatre accents" if _stacked_marks(value) else ""


def name_of(char: str) -> str:
    """Return how to speak of a character that cannot be seen."""
    ordinary = "une marque de sens d’écriture" if char in _DIRECTION else "un caractère invisible"
    return f"{_NAMES.get(char, ordinary)} (U+{ord(char):04X})"


def _one_kind_of_break(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _approximate(content: bytes, encoding: str, file: str) -> SourceText | None:
    """Return the text as the wrong encoding gives it, unless it is no text at all."""
    text = _one_kind_of_break(content.decode(encoding, "replace").removeprefix("\ufeff"))
    if _BINARY.search(text):
        return None
    return SourceText(
        FORBIDDEN.sub(PLACEHOLDER, text), Origin(file, lines=tuple(text.split("\n"))), marred=True
    )


def _encoding_fault(content: bytes, error: UnicodeDecodeError, file: str) -> Diagnostic:
    before = content[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace").removeprefix("\ufeff")) + 1
    lines = _one_kind_of_break(content.decode("utf-8", "replace").removeprefix("\ufeff"))
    position = Origin(file, lines=tuple(lines.split("\n"))).line(line, column, 1)
    return ENCODING.at(
        position,
        f"Le caractère écrit ici (octet 0x{content[error.start]:02X}) n’est pas en UTF-8",
    )


def _character_faults(origin: Origin) -> Iterator[Diagnostic]:
    """Yield one finding per line and kind of fault, at its first place."""
    places = _places(origin.lines)
    for line, column, length, message, hint in islice(places, _TOLD):
        yield FORBIDDEN_CHARACTER.at(origin.line(line, column, length), message, hint)
    others = list(islice(places, 1))
    if others:
        line, column, length, _, _ = others[0]
        yield FORBIDDEN_CHARACTER.at(
            origin.line(line, column, length),
            "Le fichier contient d’autres caractères interdits à partir d’ici",
        )


def _places(lines: tuple[str, ...]) -> Iterator[_Place]:
    for number, line in enumerate(lines, start=1):
        if line.isascii() and line.isprintable():
            continue
        first: dict[str, int] = {}
        for match in FORBIDDEN.finditer(line):
            first.setdefault(match[0], match.start())
        for char, index in first.items():
            yield number, index + 1, 1, f"La ligne contient {name_of(char)}", ""
        stack = _stacked_marks(line)
        if stack:
            yield number, stack, 1, "Une lettre porte plus de quatre accents", ""
        mojibake = _MOJIBAKE.search(line)
        if mojibake:
            yield (
                number,
                mojibake.start() + 1,
                len(mojibake[0]),
                f"« {mojibake[0]} » est un accent abîmé par un changement d’encodage",
                "Retapez le mot avec son accent, et enregistrez en UTF-8.",
            )


def _stacked_marks(line: str) -> int:
    """Return the column of a letter that bears more than four marks, or 0."""
    if not _STACKED.search(line):
        return 0
    run = 0
    for index, char in enumerate(line):
        run = run + 1 if unicodedata.combining(char) else 0
        if run > 4:
            return max(index - 5, 0) + 1
    return 0

"""Bytes to text: UTF-8 only, one kind of line break, no character that hides something."""

import re
import unicodedata
from dataclasses import dataclass

from fabrique.loading.faults import ENCODING, FORBIDDEN_CHARACTER
from fabrique.model import Diagnostic, Origin

# Controls except tab and line feed; invisible characters and marks that change the direction of
# writing (Unicode TR 36 and TR 39); line breaks that editors do not count; interlinear marks,
# tag characters, the replacement character and non-characters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff"
    "\U000e0000-\U000e0fff]"
)
_STACKED = re.compile(r"[^\x00-\u02ff]{5,}")  # cheap filter before looking at combining marks
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf©¨ª´®¢§]|â€[™œ\u009d“”˜]|Â[«»°\u00a0]")

_NAMES = {
    "\x00": "un caractère nul",
    "\x1b": "un caractère d’échappement",
    "\u200b": "une espace de largeur nulle",
    "\u00ad": "un trait d’union invisible",
    "\u2028": "un saut de ligne Unicode",
    "\u2029": "un saut de paragraphe Unicode",
    "\x85": "un saut de ligne ancien",
    "\ufeff": "une marque d’ordre des octets",
    "\ufffd": "un caractère de remplacement",
    "\r": "un retour chariot",
}


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, its lines ended by line feeds only, and its table of lines."""

    text: str
    origin: Origin


def decode(content: bytes, file: str) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Return the text and what is wrong with it; no text when nothing sure can be read.

    The mark that Windows editors put first and their line breaks are accepted and dropped.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[:2].count(0) == 1:
        place = Origin(file).at()
        return None, (ENCODING.at(place, "Le fichier est enregistré en UTF-16"),)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_encoding_fault(content, error, file),)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = tuple(text.split("\n"))
    origin = Origin(file, lines=lines)
    if FORBIDDEN.search(text) or _STACKED.search(text) or _MOJIBAKE.search(text):
        found = tuple(_character_faults(origin))
        if found:
            return None, found
    return SourceText(text, origin), ()


def name_of(char: str) -> str:
    """Return how to speak of a character that cannot be seen."""
    return f"{_NAMES.get(char, 'un caractère invisible')} (U+{ord(char):04X})"


def _encoding_fault(content: bytes, error: UnicodeDecodeError, file: str) -> Diagnostic:
    before = content[: error.start].replace(b"\r\n", b"\n")
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace").removeprefix("\ufeff")) + 1
    lines = tuple(content.decode("utf-8", "replace").replace("\r\n", "\n").split("\n"))
    position = Origin(file, lines=lines).line(line, column)
    return ENCODING.at(position, f"L’octet 0x{content[error.start]:02X} n’est pas de l’UTF-8")


def _character_faults(origin: Origin) -> list[Diagnostic]:
    """One finding per line and kind of fault, at its first place."""
    found = []
    for number, line in enumerate(origin.lines, start=1):
        for char in dict.fromkeys(FORBIDDEN.findall(line)):
            position = origin.line(number, line.index(char) + 1, 1)
            found.append(FORBIDDEN_CHARACTER.at(position, f"La ligne contient {name_of(char)}"))
        stack = _stacked_marks(line)
        if stack:
            found.append(
                FORBIDDEN_CHARACTER.at(
                    origin.line(number, stack, 1), "Une lettre porte plus de quatre accents"
                )
            )
        mojibake = _MOJIBAKE.search(line)
        if mojibake:
            found.append(
                FORBIDDEN_CHARACTER.at(
                    origin.line(number, mojibake.start() + 1, len(mojibake[0])),
                    f"« {mojibake[0]} » est un accent abîmé par un changement d’encodage",
                    "Retapez le mot avec son accent, et enregistrez en UTF-8.",
                )
            )
    return found


def _stacked_marks(line: str) -> int:
    """Return the column of a letter that bears more than four marks, or 0."""
    run = 0
    for index, char in enumerate(line):
        run = run + 1 if unicodedata.combining(char) else 0
        if run > 4:
            return index - 3
    return 0

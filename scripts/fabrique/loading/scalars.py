"""What a value written without quotes means, and which ones are refused because they are unsure.

YAML 1.1, YAML 1.2 and the programs that read them disagree on `no`, `012`, `12:30` or `1e3`; a
data file must mean the same thing to everybody.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any

from fabrique.loading.faults import AMBIGUOUS, BAD_DATE, OUT_OF_BOUNDS
from fabrique.model import Rule


class Faulty(Enum):
    """The type of the one value that stands for a refused one."""

    FAULTY = "faulty"


FAULTY = Faulty.FAULTY


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a plain value is refused; with `named`, `{subject}` stands for what bears the value."""

    rule: Rule
    message: str
    hint: str
    named: bool = False

    def about(self, subject: str) -> str:
        """Return the message; an author’s text, which may hold braces, is left as it is."""
        return self.message.replace("{subject}", subject) if self.named else self.message


_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_SWITCH = re.compile(r"(?:yes|no|on|off|y|n)\Z", re.IGNORECASE)
_BOOLEAN = re.compile(r"(?:true|false)\Z", re.IGNORECASE)
_NOTHING = re.compile(r"(?:~|null|)\Z", re.IGNORECASE)
_ODD_NUMBER = re.compile(
    r"(?:[-+]?0[0-9_]+|0o[0-7]+|[-+]?0x[0-9a-f_]+|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9]*)?"
    r"|[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9]+)e[-+]?[0-9]+|[-+]?\.(?:inf|nan)|[0-9]+_[0-9_]*|\+[0-9.]+|[-+]?[0-9]+\.|[-+]?\.[0-9]+)\Z",
    re.IGNORECASE,
)
_ODD_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?\Z")
_CANDIDATE = re.compile(r"[-+.~=0-9YyNnOoTtFf]|\Z|<<\Z|[^\x00-\x7f]")
_LONGEST = 24  # code points: beyond, nothing below can match


def read_plain(text: str) -> tuple[Any, Refusal | None]:
    """Return the value of an unquoted scalar, or `FAULTY` and why it is refused."""
    return _read_short(text) if len(text) <= _LONGEST else _read(text)


def _read(text: str) -> tuple[Any, Refusal | None]:
    if not _CANDIDATE.match(text) and text.isascii():
        return text, None
    if len(text) <= _LONGEST or text[0] in "-+.0123456789":
        value = _read_special(text)
        if value is not None:
            return value
    return unicodedata.normalize("NFC", text), None


# Quantities, dates, names of closed lists: the same few come back in every file.
_read_short = lru_cache(maxsize=4096)(_read)


def _read_special(text: str) -> tuple[Any, Refusal | None] | None:
    """Return what a value of a special form means; None for ordinary text."""
    if _INTEGER.match(text):
        if len(text) > 15:
            return FAULTY, Refusal(
                OUT_OF_BOUNDS,
                "{subject} compte plus de 15 chiffres",
                "Écrivez un nombre plausible.",
                named=True,
            )
        return int(text), None
    if _DECIMAL.match(text):
        return float(text[:40]), None
    if _DATE.match(text):
        try:
            return date.fromisoformat(text), None
        except ValueError:
            return FAULTY, Refusal(BAD_DATE, f"La date {text} n’existe pas", "")
    if text in ("true", "false"):
        return text == "true", None
    if _NOTHING.match(text):
        return FAULTY, Refusal(
            AMBIGUOUS,
            "{subject} n’a pas de valeur",
            "Donnez une valeur, ou supprimez la ligne si la clé est facultative.",
            named=True,
        )
    if _BOOLEAN.match(text):
        return FAULTY, Refusal(
            AMBIGUOUS, f"« {text} » doit s’écrire en minuscules", f"Écrivez {text.lower()}."
        )
    if _SWITCH.match(text):
        return FAULTY, Refusal(
            AMBIGUOUS,
            f"Sans guillemets, « {text} » se lit vrai ou faux selon les logiciels",
            f'Écrivez true ou false pour un choix, "{text}" entre guillemets pour un texte.',
        )
    if _ODD_DATE.match(text):
        return FAULTY, Refusal(
            BAD_DATE, f"« {text[:30]} » n’est pas une date de la forme AAAA-MM-JJ", ""
        )
    if _ODD_NUMBER.match(text) or text == "=":
        shown = text[:40]
        return FAULTY, Refusal(
            AMBIGUOUS,
            f"Sans guillemets, « {shown} » se lit différemment selon les logiciels",
            f'Écrivez un nombre entier sans zéro devant ni signe, ou "{shown}" entre guillemets pour un texte.',
        )
    return None

"""What a reader of attached files found that may do harm, before any rule gives it a name."""

from dataclasses import dataclass
from enum import StrEnum


class FlawKind(StrEnum):
    """The family of files in which a flaw was found, or `UNEXAMINED` when none could be read."""

    DRAWING = "dessin"
    PICTURE = "image"
    PDF = "pdf"
    OFFICE = "bureautique"
    ARCHIVE = "archive"
    UNEXAMINED = "non-examine"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One flaw of a file: its kind, and the end of a French sentence whose subject is the file."""

    kind: FlawKind
    message: str

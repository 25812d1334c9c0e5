"""The bibliography, as written in the `.bib` file, with the place of each entry and field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fabrique.model.diagnostic import Position


@dataclass(frozen=True, slots=True)
class BibField:
    """A field: its value without the outer braces, its place."""

    value: str
    position: Position


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry: type and field names in lower case, key as written."""

    key: str
    type: str
    fields: Mapping[str, BibField]
    position: Position

    def value(self, name: str) -> str:
        """Return the value of a field, or an empty text."""
        found = self.fields.get(name)
        return found.value if found else ""

    @property
    def keywords(self) -> tuple[str, ...]:
        """Return the keywords, in the order of the entry."""
        return tuple(word.strip() for word in self.value("keywords").split(",") if word.strip())


@dataclass(frozen=True)
class Bibliography:
    """Every entry in the order of the file, duplicates included.

    `damaged` holds those whose key alone is sure: they may be cited, and are not judged.
    """

    entries: tuple[BibEntry, ...] = ()
    text: str = field(default="", repr=False)
    damaged: tuple[BibEntry, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, BibEntry]:
        """Return the first entry of each key."""
        found: dict[str, BibEntry] = {}
        for entry in (*self.entries, *self.damaged):
            found.setdefault(entry.key, entry)
        return found

"""A YAML document into plain values, with the place of each for who asks.

Most documents have nothing wrong: their values are read quickly, and their table of positions is
made only when a finding needs a place. The others are read whole at once.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal

from fabrique.loading.text import SourceText
from fabrique.loading.yaml_quick import read_quickly
from fabrique.loading.yaml_whole import Reading, read_whole
from fabrique.model import Mark, Origin, ValuePath

__all__ = ["Reading", "read_yaml"]


def read_yaml(source: SourceText) -> Reading:
    """Read a document whose root is a mapping; `value` is None when nothing sure was read.

    A document about which there is nothing to say is read quickly, and its table of positions is
    made only if somebody asks for a place.
    """
    value = None if source.marred else read_quickly(source.text)
    if value is None:
        return read_whole(source)
    later = _Later(source)
    origin = Origin(
        source.origin.file,
        _Table(later, "marks"),
        _Table(later, "keys"),
        source.origin.lines,
    )
    return Reading(value, origin, [], set(), set())


class _Later:
    """The complete reading of a document, done once, when first needed."""

    def __init__(self, source: SourceText) -> None:
        self.source = source

    @cached_property
    def reading(self) -> Reading:
        """Return the complete reading."""
        return read_whole(self.source)


class _Table(Mapping[ValuePath, Mark]):
    """A table of positions that is read when first looked into."""

    def __init__(self, later: _Later, name: Literal["marks", "keys"]) -> None:
        self._later = later
        self._name = name

    @property
    def _found(self) -> Mapping[ValuePath, Mark]:
        origin = self._later.reading.origin
        return origin.marks if self._name == "marks" else origin.keys

    def __getitem__(self, path: ValuePath) -> Mark:
        return self._found[path]

    def __iter__(self) -> Iterator[ValuePath]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

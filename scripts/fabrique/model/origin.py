"""Where the values of a source file were written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fabrique.model.diagnostic import Position

ValuePath = tuple[str | int, ...]
Mark = tuple[int, int, int]  # line, column, number of code points


@dataclass(frozen=True, slots=True)
class Origin:
    """The table of positions of one file: path of keys and indexes → mark.

    A scalar is found where its value starts, a mapping or a list where its key stands.
    """

    file: str
    marks: Mapping[ValuePath, Mark] = field(default_factory=dict)
    keys: Mapping[ValuePath, Mark] = field(default_factory=dict)
    lines: tuple[str, ...] = ()

    def at(self, *path: str | int) -> Position:
        """Return the place of a value or, when it is absent, of its nearest written parent."""
        while path and path not in self.marks:
            path = path[:-1]
        return self._position(self.marks.get(path, (1, 1, 0)))

    def key(self, *path: str | int) -> Position:
        """Return the place of a key or, when there is none, that of its value."""
        mark = self.keys.get(path)
        return self._position(mark) if mark else self.at(*path)

    def line(self, line: int, column: int = 1, length: int = 0) -> Position:
        """Return a place given by its line and column, both from 1."""
        return self._position((line, column, length))

    def _position(self, mark: Mark) -> Position:
        line, column, length = mark
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Position(self.file, line, column, length, excerpt)


NOWHERE = Origin(file="")

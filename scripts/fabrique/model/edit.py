"""A change to a source: what stands at a place, what takes its place, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `old` by `new` at a line and column, both from 1; columns count code points.

    `file` is a POSIX path from the project's root. Everything else on the line is kept.
    """

    file: str
    line: int
    column: int
    old: str
    new: str
    reason: str

    @property
    def order(self) -> tuple[str, int, int]:
        """Return the key that sorts edits: file, line, column."""
        return (self.file, self.line, self.column)

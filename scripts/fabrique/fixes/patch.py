"""Edits put into a text by their places."""

from collections.abc import Iterable

from fabrique.model import Edit


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text once edited.

    An edit whose `old` no longer stands at its place is left out, and so is one that overlaps
    another: the next run will see it.
    """
    lines = text.split("\n")
    taken: dict[int, int] = {}  # line → leftmost column already changed
    for edit in sorted(set(edits), key=lambda item: item.order, reverse=True):
        if not 0 < edit.line <= len(lines):
            continue
        line, start = lines[edit.line - 1], edit.column - 1
        end = start + len(edit.old)
        if line[start:end] != edit.old or end >= taken.get(edit.line, len(line) + 1):
            continue
        lines[edit.line - 1] = line[:start] + edit.new + line[end:]
        taken[edit.line] = start + 1
    return "\n".join(lines)

"""Values without their faulty parts, and the table of positions that follows them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from fabrique.model import Mark, Origin, ValuePath


def without(values: Any, origin: Origin, paths: Collection[ValuePath]) -> tuple[Any, Origin]:
    """Return the values and the positions without the parts at `paths`; later items move up.

    Everything is done in one pass, however many parts there are: a file of 100 kB may hold
    thousands of faults.
    """
    if () in paths:
        return {}, origin
    removed: dict[ValuePath, set[str | int]] = defaultdict(set)
    touched: set[ValuePath] = {()}
    for path in paths:
        removed[path[:-1]].add(path[-1])
        touched.update(path[:size] for size in range(1, len(path)))
    indexes = {
        parent: sorted(part for part in parts if isinstance(part, int))
        for parent, parts in removed.items()
    }
    indexes = {parent: parts for parent, parts in indexes.items() if parts}
    if indexes:
        origin = Origin(
            origin.file, _moved(origin.marks, indexes), _moved(origin.keys, indexes), origin.lines
        )
    return _rebuilt(values, (), removed, touched), origin


def renamed_path(path: ValuePath, names: Mapping[ValuePath, str]) -> ValuePath:
    """Return a path once keys have the names that `names` gives by path; none lies in another."""
    for size in range(1, len(path) + 1):
        name = names.get(path[:size])
        if name is not None:
            return (*path[: size - 1], name, *path[size:])
    return path


def with_renamed_keys(origin: Origin, names: Mapping[ValuePath, str]) -> Origin:
    """Return the positions with some keys, and what lies under them, found under other names."""
    return Origin(
        origin.file,
        {renamed_path(path, names): mark for path, mark in origin.marks.items()},
        {renamed_path(path, names): mark for path, mark in origin.keys.items()},
        origin.lines,
    )


def _rebuilt(
    value: Any,
    path: ValuePath,
    removed: Mapping[ValuePath, set[str | int]],
    touched: set[ValuePath],
) -> Any:
    if path not in touched:
        return value
    gone = removed.get(path, set())
    if isinstance(value, tuple):
        return tuple(
            _rebuilt(item, (*path, index), removed, touched)
            for index, item in enumerate(value)
            if index not in gone
        )
    if isinstance(value, dict):
        return {
            key: _rebuilt(item, (*path, key), removed, touched)
            for key, item in value.items()
            if key not in gone
        }
    return value


def _moved(
    marks: Mapping[ValuePath, Mark], removed: Mapping[ValuePath, list[int]]
) -> dict[ValuePath, Mark]:
    found: dict[ValuePath, Mark] = {}
    for path, mark in marks.items():
        new = _new_path(path, removed)
        if new is not None:
            found[new] = mark
    return found


def _new_path(path: ValuePath, removed: Mapping[ValuePath, list[int]]) -> ValuePath | None:
    """Return where a path leads once items are gone, or None when it is gone with them."""
    new: list[str | int] = []
    for depth, part in enumerate(path):
        gone = removed.get(path[:depth])
        if gone and isinstance(part, int):
            before = bisect_left(gone, part)
            if before < len(gone) and gone[before] == part:
                return None
            new.append(part - before)
        else:
            new.append(part)
    return tuple(new)

"""Plain values into frozen models; what pydantic refuses becomes findings in French.

A value with a fault is not lost: what is wrong is told, then left out or replaced by something
neutral, and what remains is shaped again, so that the rules can judge the rest in the same run.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError

from fabrique.loading.faults import MISSING_KEY, UNKNOWN_KEY
from fabrique.loading.model_keys import keys_at
from fabrique.loading.scalars import FAULTY
from fabrique.loading.shape_messages import describe
from fabrique.loading.yaml_reader import Reading
from fabrique.model import Diagnostic, Origin, Sourced, ValuePath

ShapeT = TypeVar("ShapeT", bound=Sourced)

_ROUNDS = 12  # each round leaves out at least one faulty part


def shape(
    model: type[ShapeT],
    reading: Reading,
    vocabularies: Mapping[str, tuple[str, ...]],
    neutral: Mapping[str, Any] | None = None,
    **context: Any,
) -> tuple[ShapeT | None, tuple[Diagnostic, ...]]:
    """Return the value as well as it can be shaped, or None, and what is wrong.

    `neutral` gives, by key of the root, a value that stands for a compulsory one that is missing
    or faulty; `context` is handed to the model with the table of positions.
    """
    return _Shaping(model, reading, vocabularies, dict(neutral or {}), context).run()


class _Shaping:
    def __init__(
        self,
        model: type[Sourced],
        reading: Reading,
        vocabularies: Mapping[str, tuple[str, ...]],
        neutral: dict[str, Any],
        context: dict[str, Any],
    ) -> None:
        self.model = model
        self.values: Any = reading.value
        self.origin = reading.origin
        self.reading = reading
        self.neutral = neutral
        self.context = {**context, "vocabularies": vocabularies}
        self.doubtful = {str(path[0]) for path in reading.faulty if path}
        self.diagnostics: list[Diagnostic] = []

    def run(self) -> tuple[Any, tuple[Diagnostic, ...]]:
        for turn in range(_ROUNDS):
            context = {**self.context, "origin": self.origin, "doubtful": frozenset(self.doubtful)}
            try:
                value = self.model.model_validate(self.values, context=context)
            except ValidationError as error:
                paths = self._read_errors(error, report=turn == 0)
                self._leave_out(paths)
            else:
                return value, tuple(self.diagnostics)
        return None, tuple(self.diagnostics)

    def _read_errors(self, error: ValidationError, report: bool) -> dict[ValuePath, str]:
        """Return the faulty paths and the kind of each, telling them the first time only."""
        found: dict[ValuePath, Any] = {}
        for item in error.errors(include_url=False):
            found.setdefault(self._data_path(item["loc"], item["type"]), item)
        renamed = self._renamed(found)
        for path, item in found.items():
            if item["type"] != "extra_forbidden" and path:
                self.doubtful.add(str(path[0]))
            if report and path not in renamed.values() and not self._told(path):
                self._tell(path, item, renamed.get(path))
        for old, new in renamed.items():
            parent = self._value(old[:-1])
            parent[new[-1]] = parent.pop(old[-1])
            self.origin = _with_renamed_key(self.origin, old, new)
        settled = {*renamed, *renamed.values()}
        return {path: item["type"] for path, item in found.items() if path not in settled} or (
            {} if renamed else {(): "model_type"}
        )

    def _tell(self, path: ValuePath, item: Any, better: ValuePath | None) -> None:
        if item["type"] == "extra_forbidden":
            key = str(path[-1])
            known = keys_at(self.model, path[:-1])
            present = self._value(path[:-1])
            absent = (
                [name for name in known if name not in present] if isinstance(present, dict) else []
            )
            near = [str(better[-1])] if better else get_close_matches(key, absent, 3, 0.7)
            names = tuple(near)
            hint = f"Écrivez « {names[0]} »." if len(names) == 1 else ""
            shown = key if len(key) <= 60 else key[:60] + "…"
            finding = UNKNOWN_KEY.at(
                self.origin.key(*path), f"La clé « {shown} » n’existe pas ici", hint, names
            )
        elif item["type"] == "missing":
            known = keys_at(self.model, path[:-1])
            what = known.get(str(path[-1]), "")
            place = self.origin.at(*path[:-1])
            finding = MISSING_KEY.at(
                place,
                f"La clé obligatoire « {path[-1]} » est absente",
                what and f"Ajoutez « {path[-1]} » : {what[0].lower()}{what[1:]}",
            )
        else:
            rule, message, hint, names = describe(item, path)
            finding = rule.at(self.origin.at(*path), message, hint, names)
        self.diagnostics.append(finding)

    def _told(self, path: ValuePath) -> bool:
        """Tell whether reading already reported this value, or one inside or around it."""
        return any(path[: len(faulty)] == faulty for faulty in self.reading.faulty)

    def _renamed(self, found: Mapping[ValuePath, Any]) -> dict[ValuePath, ValuePath]:
        """Pair an unknown key with a missing one of nearly the same name: one fault, not two."""
        pairs: dict[ValuePath, ValuePath] = {}
        missing = [path for path, item in found.items() if item["type"] == "missing"]
        for path, item in found.items():
            if item["type"] != "extra_forbidden":
                continue
            near = {
                str(other[-1]): other
                for other in missing
                if other[:-1] == path[:-1] and other not in pairs.values()
            }
            [*names] = get_close_matches(str(path[-1]), near, 1, 0.7)
            if names:
                pairs[path] = near[names[0]]
        return pairs

    def _leave_out(self, paths: Mapping[ValuePath, str]) -> None:
        """Take faulty parts out of the values; at the root, put something neutral instead."""
        targets = set()
        for path, kind in paths.items():
            targets.add(path[:-1] if kind == "missing" and len(path) > 1 else path)
        # the longest and last first, so that indexes stay true while parts go
        for path in sorted(
            targets,
            key=lambda item: (len(item), [str(part).zfill(8) for part in item]),
            reverse=True,
        ):
            if not path:
                self.values = {}
            elif len(path) == 1:
                self.values.pop(path[0], None)
            else:
                self.values, self.origin = _without(self.values, self.origin, path)
        for key, value in self.neutral.items():
            if key not in self.values or self.values[key] is FAULTY:
                self.values[key] = value

    def _data_path(self, location: tuple[int | str, ...], kind: str) -> ValuePath:
        """Keep the parts of a pydantic location that are keys and indexes of the data."""
        path: list[int | str] = []
        value = self.values
        for index, part in enumerate(location):
            last = index == len(location) - 1
            if isinstance(value, dict) and (part in value or (last and kind == "missing")):
                value = value.get(part)
            elif isinstance(value, tuple) and isinstance(part, int) and part < len(value):
                value = value[part]
            else:
                continue
            path.append(part)
        return tuple(path)

    def _value(self, path: ValuePath) -> Any:
        value = self.values
        for part in path:
            value = value[part]
        return value


def _without(values: Any, origin: Origin, path: ValuePath) -> tuple[Any, Origin]:
    """Return the values and the positions without the part at `path`; later items move up."""
    parent_path, last = path[:-1], path[-1]

    def rebuild(value: Any, depth: int) -> Any:
        if depth == len(parent_path):
            if isinstance(value, tuple):
                return tuple(item for index, item in enumerate(value) if index != last)
            return {key: item for key, item in value.items() if key != last}
        part = parent_path[depth]
        if isinstance(value, tuple):
            return tuple(
                rebuild(item, depth + 1) if index == part else item
                for index, item in enumerate(value)
            )
        return {
            key: rebuild(item, depth + 1) if key == part else item for key, item in value.items()
        }

    if isinstance(last, int):
        origin = _with_moved_up(origin, parent_path, last)
    return rebuild(values, 0), origin


def _with_moved_up(origin: Origin, parent: ValuePath, removed: int) -> Origin:
    depth = len(parent)

    def moved(path: ValuePath) -> ValuePath | None:
        if len(path) <= depth or path[:depth] != parent or not isinstance(path[depth], int):
            return path
        index = int(path[depth])
        if index == removed:
            return None
        return path if index < removed else (*parent, index - 1, *path[depth + 1 :])

    marks = {new: mark for path, mark in origin.marks.items() if (new := moved(path)) is not None}
    keys = {new: mark for path, mark in origin.keys.items() if (new := moved(path)) is not None}
    return Origin(origin.file, marks, keys, origin.lines)


def _with_renamed_key(origin: Origin, old: ValuePath, new: ValuePath) -> Origin:
    size = len(old)

    def renamed(path: ValuePath) -> ValuePath:
        return (*new, *path[size:]) if path[:size] == old else path

    return Origin(
        origin.file,
        {renamed(path): mark for path, mark in origin.marks.items()},
        {renamed(path): mark for path, mark in origin.keys.items()},
        origin.lines,
    )

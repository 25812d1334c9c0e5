"""Plain values into frozen models; what pydantic refuses becomes findings in French.

A value with a fault is not lost: what is wrong is told, then left out or replaced by something
neutral, and what remains is shaped again, so that the rules can judge the rest in the same run.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from fabrique.loading.faults import LIMIT, MISSING_KEY, UNKNOWN_KEY
from fabrique.loading.leaving_out import renamed_path, with_renamed_keys, without
from fabrique.loading.model_keys import english_names, keys_at
from fabrique.loading.near_keys import nearest_key
from fabrique.loading.scalars import FAULTY
from fabrique.loading.shape_messages import describe
from fabrique.loading.yaml_whole import MAX_FAULTS, Reading
from fabrique.model import Diagnostic, Sourced, ValuePath

ShapeT = TypeVar("ShapeT", bound=Sourced)

_ROUNDS = 14  # each round leaves out at least one faulty part, and a part is 12 levels deep at most
_ADVISED = 100  # faults of one file for which a near name is looked for: bounds the time taken
_BRANCHES = frozenset({"nombre", "intervalle", "int", "float", "[key]"})  # no key of the data


@dataclass(frozen=True, slots=True)
class Shaped(Generic[ShapeT]):
    """The value as well as it can be shaped, or None, and what is wrong.

    `whole` tells that no item of a list had to be left out.
    """

    value: ShapeT | None
    diagnostics: tuple[Diagnostic, ...]
    whole: bool


def shape(
    model: type[ShapeT],
    reading: Reading,
    vocabularies: Mapping[str, tuple[str, ...]],
    neutral: Mapping[str, Any] | None = None,
    doubtful: frozenset[str] | set[str] = frozenset(),
    **context: Any,
) -> Shaped[ShapeT]:
    """Return the value read from a file, with its faults.

    `neutral` gives, by key of the root, a value that stands for a compulsory one that is missing
    or faulty; `doubtful` are the keys that cannot be trusted whatever they say; `context` is
    handed to the model with the table of positions.
    """
    allowed = keys_at(model, ())
    stand_ins = {key: value for key, value in (neutral or {}).items() if key in allowed}
    return _Shaping(model, reading, vocabularies, stand_ins, set(doubtful), context).run()


class _Shaping(Generic[ShapeT]):
    def __init__(
        self,
        model: type[ShapeT],
        reading: Reading,
        vocabularies: Mapping[str, tuple[str, ...]],
        neutral: dict[str, Any],
        doubtful: set[str],
        context: dict[str, Any],
    ) -> None:
        self.model = model
        self.values: Any = reading.value
        self.origin = reading.origin
        self.faulty = set(reading.faulty)
        self.incomplete = reading.incomplete
        self.neutral = neutral
        self.context = {**context, "vocabularies": vocabularies}
        self.doubtful = doubtful
        self.diagnostics: list[Diagnostic] = []
        self.advised = 0
        self.whole = True

    def run(self) -> Shaped[ShapeT]:
        value = self._validate()
        while isinstance(value, dict) and self._rename(value):
            value = self._validate()
        self.doubtful.update(str(path[0]) for path in self.faulty if path)
        if isinstance(value, dict):
            for path, item in value.items():
                if not self._told(path, item):
                    if len(self.diagnostics) == MAX_FAULTS:
                        self._tell_many(path)
                    if len(self.diagnostics) < MAX_FAULTS:
                        self._tell(path, item)
                if item["type"] != "extra_forbidden" and path:
                    self.doubtful.add(str(path[0]))
        for _ in range(_ROUNDS):
            if not isinstance(value, dict):
                return Shaped(value, tuple(self.diagnostics), self.whole)
            self._leave_out(value)
            value = self._validate()
        return Shaped(None, tuple(self.diagnostics), False)

    def _validate(self) -> ShapeT | dict[ValuePath, Any]:
        """Return the shaped value, or the faults by path, each path once."""
        context = {**self.context, "origin": self.origin, "doubtful": frozenset(self.doubtful)}
        try:
            return self.model.model_validate(
                self.values, context=context, by_alias=True, by_name=False
            )
        except ValidationError as error:
            found: dict[ValuePath, Any] = {}
            for item in error.errors(include_url=False):
                if item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"]:
                    continue  # pydantic counts the sound items only: the others are told
                path = self._data_path(item["loc"], item["type"])
                first = found.setdefault(path, item)
                if first is not item and item["type"] == "float_type":
                    found[path] = item  # a number of either kind was awaited
            return found

    def _rename(self, found: Mapping[ValuePath, Any]) -> bool:
        """Give unknown keys the name they were meant to have; tell whether there were any.

        One fault, not two: neither the compulsory key nor its content is reported as absent.
        """
        names: dict[ValuePath, str] = {}
        for path, item in found.items():
            if item["type"] != "extra_forbidden" or self.advised >= _ADVISED:
                continue
            self.advised += 1
            parent, key = self._value(path[:-1]), str(path[-1])
            absent = [name for name in keys_at(self.model, path[:-1]) if name not in parent]
            name = nearest_key(key, absent, english_names(self.model, path[:-1]))
            if name:
                self._tell_unknown(path, (name,))
                parent[name] = parent.pop(key)
                names[path] = name
        if names:
            self.origin = with_renamed_keys(self.origin, names)
            self.faulty = {renamed_path(path, names) for path in self.faulty}
            self.incomplete = {renamed_path(path, names) for path in self.incomplete}
        return bool(names)

    def _tell(self, path: ValuePath, item: Any) -> None:
        if item["type"] == "extra_forbidden":
            known = keys_at(self.model, path[:-1])
            parent = self._value(path[:-1])
            absent = [name for name in known if name not in parent] if self._may_advise() else []
            names = tuple(get_close_matches(str(path[-1]), absent, 3, 0.7))
            hint = ""
            if not names and 0 < len(known) <= 8:
                hint = f"Clés possibles ici : {', '.join(known)}."
            self._tell_unknown(path, names, hint)
        elif item["type"] == "missing":
            what = keys_at(self.model, path[:-1]).get(str(path[-1]), "")
            message = f"La clé obligatoire « {path[-1]} » est absente"
            hint = what and f"Ajoutez « {path[-1]} » : {what[0].lower()}{what[1:]}"
            self.diagnostics.append(MISSING_KEY.at(self.origin.at(*path[:-1]), message, hint))
        else:
            rule, message, hint, names = describe(item, path, advise=self._may_advise())
            self.diagnostics.append(rule.at(self.origin.at(*path), message, hint, names))

    def _tell_many(self, path: ValuePath) -> None:
        message = f"Le fichier compte plus de {MAX_FAULTS} fautes : les suivantes ne sont pas dites"
        hint = "Corrigez les premières : les suivantes ont souvent la même cause."
        self.diagnostics.append(LIMIT.at(self.origin.at(*path), message, hint))

    def _tell_unknown(self, path: ValuePath, names: tuple[str, ...], hint: str = "") -> None:
        key = str(path[-1])
        shown = key if len(key) <= 60 else key[:60] + "…"
        message = f"La clé « {shown} » n’existe pas ici" if key else "Une clé est vide"
        if len(names) == 1:
            hint = f"Écrivez « {names[0]} »."
        self.diagnostics.append(UNKNOWN_KEY.at(self.origin.key(*path), message, hint, names))

    def _may_advise(self) -> bool:
        self.advised += 1
        return self.advised <= _ADVISED

    def _told(self, path: ValuePath, item: Any) -> bool:
        """Tell whether reading already reported this value, one around it, or what it lacks."""
        if item["type"] == "missing" and path[:-1] in self.incomplete:
            return True
        return any(path[:size] in self.faulty for size in range(len(path) + 1))

    def _leave_out(self, found: Mapping[ValuePath, Any]) -> None:
        """Take faulty parts out of the values; at the root, put something neutral instead."""
        targets = {
            path[:-1] if item["type"] == "missing" and len(path) > 1 else path
            for path, item in found.items()
        }
        # what goes with a part around it needs no going over
        outer = {
            path for path in targets if not any(path[:size] in targets for size in range(len(path)))
        }
        self.whole = self.whole and not any(isinstance(path[-1], int) for path in outer if path)
        self.values, self.origin = without(self.values, self.origin, outer)
        for key, value in self.neutral.items():
            if key not in self.values or self.values[key] is FAULTY:
                self.values[key] = value

    def _data_path(self, location: tuple[int | str, ...], kind: str) -> ValuePath:
        """Keep the parts of a pydantic location that are keys and indexes of the data."""
        path: list[int | str] = []
        value = self.values
        for index, part in enumerate(location):
            last = index == len(location) - 1
            if part in _BRANCHES and not (last and kind == "extra_forbidden"):
                continue
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

"""The French keys that a model allows at a path, read from its annotations."""

from functools import cache
from typing import Any, get_args

from fabrique.model import Shape, ValuePath


def keys_at(model: type[Shape], path: ValuePath) -> dict[str, str]:
    """Return the keys allowed at a path of the data, each with its description; {} if unknown."""
    found = _model_at(model, path)
    return _keys(found) if found else {}


def english_names(model: type[Shape], path: ValuePath) -> dict[str, str]:
    """Return, by the name of its field in the code, each key allowed at a path of the data."""
    found = _model_at(model, path)
    return {name: info.alias or name for name, info in found.model_fields.items()} if found else {}


def _model_at(model: type[Shape], path: ValuePath) -> type[Shape] | None:
    found: type[Shape] | None = model
    for part in path:
        if found is not None and not isinstance(part, int):
            found = _inner(found, part)
    return found


@cache
def _keys(model: type[Shape]) -> dict[str, str]:
    return {info.alias or name: info.description or "" for name, info in model.model_fields.items()}


@cache
def _inner(model: type[Shape], key: str) -> type[Shape] | None:
    for name, info in model.model_fields.items():
        if (info.alias or name) == key:
            return _first_shape(info.annotation)
    return None


def _first_shape(annotation: Any) -> type[Shape] | None:
    """Return the first model met inside an annotation (`tuple[X, ...]`, `X | None`, `Annotated`)."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    for argument in get_args(annotation):
        found = _first_shape(argument)
        if found:
            return found
    return None

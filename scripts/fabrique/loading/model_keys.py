"""The French keys that a model allows at a path, read from its annotations."""

from functools import cache
from typing import Any, get_args

from fabrique.model import Shape, ValuePath


def keys_at(model: type[Shape], path: ValuePath) -> dict[str, str]:
    """Return the keys allowed at a path of the data, each with its description; {} if unknown."""
    found: type[Shape] | None = model
    for part in path:
        if found is None or isinstance(part, int):
            continue
        found = _inner(found, part)
    return _keys(found) if found else {}


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

"""The records of published editions: JSON that the toolchain wrote and that nobody edits."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from fabrique.loading.faults import UNREADABLE
from fabrique.loading.opening import read_bytes
from fabrique.model import Diagnostic, EditionRecord, Origin

FOLDER = "editions"
LIMIT_BYTES = 20_000_000  # thousands of resources, with a digest per key

_HINT = "Rétablissez-le depuis git : une édition publiée ne change plus."


def read_records(
    root: Path, files: Iterable[str]
) -> tuple[tuple[EditionRecord, ...], tuple[Diagnostic, ...]]:
    """Return the records of these files, oldest edition first, and what is wrong with the others.

    `files` are POSIX paths from the root.
    """
    found: list[EditionRecord] = []
    faults: list[Diagnostic] = []
    for file in files:
        record = _read(root, file)
        if isinstance(record, EditionRecord):
            found.append(record)
        else:
            faults.append(record)
    return tuple(sorted(found, key=lambda record: record.rank)), tuple(faults)


def _read(root: Path, file: str) -> EditionRecord | Diagnostic:
    content = read_bytes(root / file, file, LIMIT_BYTES)
    if isinstance(content, Diagnostic):
        return content
    try:
        record = EditionRecord.model_validate_json(content)
    except (ValidationError, ValueError):
        message = "Ce fichier n’est pas le relevé d’une édition"
        return UNREADABLE.at(Origin(file).at(), message, _HINT)
    if record.file != file:
        message = f"Ce relevé est celui de l’édition « {record.label} »"
        return UNREADABLE.at(Origin(file).at(), message, _HINT)
    return record

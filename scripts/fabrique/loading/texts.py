"""The texts of a project as their authors left them, to be repaired and put back."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fabrique.loading.opening import list_folder, read_bytes
from fabrique.loading.prose import mask_code
from fabrique.loading.text import decode
from fabrique.model import Diagnostic, FabriqueError

LIMIT_BYTES = 2_000_000
DEPTH = 8  # folders inside folders


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text: its path from the root, its bytes, and the text they make.

    `masked` is the text with its code replaced by spaces; nothing is masked in data.
    """

    file: str
    content: bytes
    text: str
    masked: str


def source_files(root: Path) -> Iterator[SourceFile]:
    """Yield the texts of `docs/` and `ressources/` that can be read, sorted by path.

    One that cannot is left out: the verification says why.
    """
    for folder in ("docs", "ressources"):
        for file in list_texts(root, folder, DEPTH):
            content = read_bytes(root / file, file, LIMIT_BYTES)
            if isinstance(content, Diagnostic):
                continue
            source, _ = decode(content, file)
            if source is None or source.marred:
                continue
            masked = mask_code(source.text) if file.endswith(".md") else source.text
            yield SourceFile(file, content, source.text, masked)


def list_texts(root: Path, folder: str, depth: int) -> Iterator[str]:
    """Yield the paths of the texts and data of a folder, sorted, links not followed."""
    for entry in list_folder(root / folder):
        name = f"{folder}/{entry.name}"
        if entry.kind == "folder" and depth:
            yield from list_texts(root, name, depth - 1)
        elif entry.kind == "file" and name.endswith((".md", ".yml", ".bib")):
            yield name


def replace_file(root: Path, before: SourceFile, content: bytes) -> None:
    """Put new bytes in place of a text, whole or not at all, its rights kept.

    Raises `FabriqueError` when the file is no longer what was read.
    """
    path = root / before.file
    if read_bytes(path, before.file, LIMIT_BYTES) != before.content:
        raise FabriqueError(
            f"« {before.file} » a changé pendant la réparation : il est laissé tel quel",
            "Enregistrez votre travail, puis recommencez.",
        )
    aside = path.with_name(f".{path.name}.repare")
    try:
        aside.write_bytes(content)
        os.chmod(aside, path.stat().st_mode & 0o777)
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise FabriqueError(
            f"« {before.file} » n’a pas pu être écrit", "Vérifiez les droits du dossier."
        ) from error

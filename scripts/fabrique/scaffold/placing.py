"""A draft put in the project: judged first in a copy, then written, nothing half-way."""

import shutil
import tempfile
from pathlib import Path

from fabrique.loading import load_project, path_exists, reference_day
from fabrique.model import Diagnostic, FabriqueError, Severity
from fabrique.rules.runner import check
from fabrique.scaffold.drafts import Draft


def place(root: Path, draft: Draft) -> tuple[Diagnostic, ...]:
    """Write a draft; return what forbids it, errors and warnings, in which case nothing is written.

    Raises `FabriqueError` when something already bears its name, or cannot be written.
    """
    for file in draft:
        taken = root / file
        whole = taken.parent if taken.name in ("ressource.yml", "index.md") else taken
        if path_exists(whole):
            name = whole.relative_to(root).as_posix()
            raise FabriqueError(
                f"« {name} » existe déjà, et rien n’est écrasé",
                "Choisissez un autre identifiant, ou modifiez ce qui existe.",
            )
    found = _judge(root, draft)
    if not found:
        _write(root, draft)
    return found


def _judge(root: Path, draft: Draft) -> tuple[Diagnostic, ...]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / "ressources", copy / "ressources", symlinks=True)
        _write(copy, draft)
        project = load_project(copy, reference_day())
        return tuple(
            found
            for found in check(project.catalogue, project.diagnostics)
            if found.position.file in draft and found.rule.severity is not Severity.ADVICE
        )


def _write(root: Path, draft: Draft) -> None:
    """Write the files; a folder appears whole, once it is complete."""
    try:
        for file, text in draft.items():
            if "/catalogue/" not in file:
                _write_file(root / file, text)
        folders = {(root / file).parent for file in draft if "/catalogue/" in file}
        for folder in folders:
            aside = folder.with_name(f".{folder.name}.nouveau")
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir(parents=True)
            for file, text in draft.items():
                if (root / file).parent == folder:
                    _write_file(aside / (root / file).name, text)
            aside.rename(folder)
    except OSError as error:
        raise FabriqueError(
            f"Le brouillon n’a pas pu être écrit : {error.strerror}",
            "Vérifiez les droits du dossier « ressources ».",
        ) from error


def _write_file(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")

"""FIC001: a declared file that is not in the folder."""

import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches

from fabrique.model import (
    FILES_FOLDER,
    Catalogue,
    Diagnostic,
    Resource,
    Rule,
    Severity,
    declared_places,
    path_fault,
)

MAX_NAMES = 200  # names compared for a suggestion: enough for any folder that one reads
MAX_SEARCHES = 50  # suggestions looked for: a hostile list must not make the run slow

RULE = Rule(
    code="FIC001",
    severity=Severity.ERROR,
    title="Fichier déclaré absent",
    why="La page proposerait un téléchargement qui mène à une erreur, et les archives seraient incomplètes.",
    fix="Ajoutez le fichier dans le dossier « fichiers », corrigez son chemin, ou supprimez sa déclaration.",
    bad={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/plan-de-table.pdf, titre: Plan de la table}"
    },
    good={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/plan-de-table.pdf, titre: Plan de la table}",
        "fichiers/plan-de-table.pdf": b"%PDF-1.7\n",
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    found = {file.path: file.kind for file in resource.found_files}
    unopened = tuple(f"{path}/" for path, kind in found.items() if kind != "file")
    folders = {path.rpartition("/")[0] for path in found}
    folders |= {folder.rpartition("/")[0] for folder in folders}
    folded = {_fold(path): path for path in reversed(found)}
    searches = 0
    for path, place in declared_places(resource).items():
        if path in found or path_fault(path) or path.startswith(unopened):
            continue
        position = resource.origin.at(*place)
        twin = folded.get(_fold(path), "")
        if path in folders:
            yield RULE.at(position, f"« {path[:80]} » est un dossier, et non un fichier")
        elif twin:
            same = unicodedata.normalize("NFC", twin) == unicodedata.normalize("NFC", path)
            what = "l’enregistrement des accents" if same else "les majuscules"
            message = f"« {path[:80]} » est absent ; « {twin[:80]} » n’en diffère que par {what}"
            yield RULE.at(position, message, suggestions=(twin,))
        else:
            searches += 1
            near = _near(path, tuple(found)) if searches <= MAX_SEARCHES else ()
            yield RULE.at(position, f"Le fichier « {path[:80]} » est absent", suggestions=near)


def _fold(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _near(path: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the found files of nearly the same name; the folder that all share says nothing."""
    prefix = f"{FILES_FOLDER}/"
    known = [name.removeprefix(prefix) for name in names[:MAX_NAMES]]
    return tuple(
        prefix + name for name in get_close_matches(path.removeprefix(prefix), known, 3, 0.6)
    )

"""FIC002: a file that lies in the folder and that nobody declared."""

from collections.abc import Iterator
from difflib import get_close_matches

from fabrique.model import (
    ACCEPTED_TYPES,
    Catalogue,
    Diagnostic,
    Resource,
    Rule,
    Severity,
    declared_places,
    extension_of,
    path_fault,
)

MAX_NAMES = 100  # absent names compared with a found one: beyond, the cost is not worth the tact

RULE = Rule(
    code="FIC002",
    severity=Severity.WARNING,
    title="Fichier présent mais non déclaré",
    why="Sans titre ni licence écrits, un fichier n’est ni proposé aux lecteurs ni rangé dans les archives.",
    fix="Déclarez-le sous « fichiers » avec un « chemin » et un « titre », ou supprimez-le du dossier.",
    bad={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/grille-de-tri.csv, titre: Grille de tri}",
        "fichiers/grille-de-tri.csv": "famille;nombre\n",
        "fichiers/brouillon-oublie.txt": "à relire\n",
    },
    good={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/grille-de-tri.csv, titre: Grille de tri}",
        "fichiers/grille-de-tri.csv": "famille;nombre\n",
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    # an entry left out for another fault would make its file look forgotten
    if not resource.trusts("fichiers", "image"):
        return
    found = {file.path for file in resource.found_files}
    declared = declared_places(resource)
    absent = [path for path in declared if path not in found]
    folded = {path.casefold() for path in absent}
    linked = {link.target for link in resource.prose.links} if resource.prose else set()
    for file in resource.found_files:
        if (
            file.kind != "file"
            or file.path in declared
            or extension_of(file.path) not in ACCEPTED_TYPES
        ):
            continue
        if file.path.casefold() in folded or _misspelt(file.path, absent):
            continue  # the declaration is wrong, not missing: FIC001 or FIC008 says it
        message = f"Le fichier « {file.path[:80]} » n’est pas déclaré"
        if file.path in linked:
            message += ", alors que index.md y renvoie"
        yield RULE.at(resource.origin.key("fichiers"), message)


def _misspelt(path: str, absent: list[str]) -> bool:
    """Tell whether a declared path that leads nowhere was surely meant for this file."""
    name = path.rpartition("/")[2]
    for other in absent[:MAX_NAMES]:
        last = other.replace("\\", "/").rpartition("/")[2]
        if (path_fault(other) and last == name) or get_close_matches(path, (other,), 1, 0.9):
            return True
    return False

"""FIC008: a declared path that does not lead, simply, into the folder of the resource."""

from collections.abc import Iterator
from urllib.parse import unquote

from fabrique.model import (
    Catalogue,
    Diagnostic,
    Resource,
    Rule,
    Severity,
    declared_places,
    path_fault,
)

RULE = Rule(
    code="FIC008",
    severity=Severity.ERROR,
    title="Chemin de fichier refusé",
    why="Le dossier d’une ressource se déplace et se télécharge entier : un chemin qui en sort, ou qui ne vaut que sur un ordinateur, ne mène plus à rien.",
    fix="Copiez le fichier dans le dossier « fichiers » et écrivez son chemin avec des barres obliques : fichiers/plan.svg.",
    bad={
        "ressource.yml": "fichiers:\n  - {chemin: ../fiche-matiere/fichiers/fiche.pdf, titre: Fiche matière}"
    },
    good={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/fiche.pdf, titre: Fiche matière}",
        "fichiers/fiche.pdf": b"%PDF-1.7\n",
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    for path, place in declared_places(resource).items():
        fault = path_fault(path)
        if fault:
            message = f"Le chemin « {path[:80]} » {fault}"
            yield RULE.at(resource.origin.at(*place), message, suggestions=_meant(path, resource))


def _meant(path: str, resource: Resource) -> tuple[str, ...]:
    """Return the found files that bear the name at the end of the path, three at most."""
    name = unquote(path).replace("\\", "/").rpartition("/")[2]
    if not name:
        return ()
    paths = (file.path for file in resource.found_files if file.kind == "file")
    return tuple(found for found in paths if found.rpartition("/")[2] == name and found != path)[:3]

"""FIC009: a file with nothing in it."""

from collections.abc import Iterator

from fabrique.model import (
    FILES_FOLDER,
    Catalogue,
    Diagnostic,
    Resource,
    Rule,
    Severity,
    declared_places,
)

RULE = Rule(
    code="FIC009",
    severity=Severity.ERROR,
    title="Fichier vide",
    why="Un fichier de zéro octet est le signe d’un enregistrement ou d’un envoi interrompu ; il ne s’ouvre pas.",
    fix="Enregistrez ou envoyez le fichier à nouveau, ou supprimez-le.",
    bad={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/bilan.csv, titre: Bilan du tri}",
        "fichiers/bilan.csv": b"",
    },
    good={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/bilan.csv, titre: Bilan du tri}",
        "fichiers/bilan.csv": "matière;nombre\nchêne;4\n",
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    places = declared_places(resource)
    for file in resource.found_files:
        if file.kind == "file" and file.size_bytes == 0:
            position = resource.origin.at(*places.get(file.path, (FILES_FOLDER,)))
            yield RULE.at(position, f"« {file.path[:80]} » est vide")

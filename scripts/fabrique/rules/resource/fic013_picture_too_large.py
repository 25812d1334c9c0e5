"""FIC013: a picture that would fill the memory of the machine that opens it."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, FlawKind, Resource, Rule, Severity
from fabrique.rules.resource.flaws import tell

_DECLARED = "fichiers:\n  - {chemin: fichiers/photo.png, titre: Pièce jointe, alt: Une pièce}"

RULE = Rule(
    code="FIC013",
    severity=Severity.ERROR,
    title="Image aux dimensions démesurées",
    why="Une image tient en mémoire une fois ouverte, quel que soit le poids du fichier : 50 000 pixels de côté demandent 7 Go et arrêtent un téléphone.",
    fix="Réduisez l’image à 3000 pixels de côté ou moins, et une animation à quelques dizaines de vues.",
    bad={
        "ressource.yml": _DECLARED,
        "fichiers/photo.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xc3P\x00\x00\xc3P\x08\x00\x00\x00\x00",
    },
    good={
        "ressource.yml": _DECLARED,
        "fichiers/photo.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x04\x00\x00\x00\x03\x00\x08\x00\x00\x00\x00",
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    yield from tell(RULE, FlawKind.PICTURE, resource)

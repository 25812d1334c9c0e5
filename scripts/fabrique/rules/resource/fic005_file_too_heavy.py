"""FIC005: a file too heavy to be downloaded in a place with a poor network."""

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

LIMIT_BYTES = 10_000_000  # about a minute on a 1.5 Mbit/s line; a thousand copies are 10 GB
_TENTH = 100_000  # bytes in a tenth of a megaoctet, the unit of the message

RULE = Rule(
    code="FIC005",
    severity=Severity.ERROR,
    title="Fichier trop lourd",
    why="Au-delà de 10 Mo, le téléchargement échoue là où le réseau est faible, et chaque copie du catalogue le porte.",
    fix="Réduisez les images, exportez le PDF en qualité écran, ou partagez le contenu en plusieurs fichiers.",
    bad={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/dossier-complet.pdf, titre: Dossier complet}",
        "fichiers/dossier-complet.pdf": bytes(10_400_000),  # zeros: the system gives them for free
    },
    good={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/dossier-complet.pdf, titre: Dossier complet}",
        "fichiers/dossier-complet.pdf": b"%PDF-1.7\n",
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    places = declared_places(resource)
    for file in resource.found_files:
        if file.kind != "file" or file.size_bytes <= LIMIT_BYTES:
            continue
        position = resource.origin.at(*places.get(file.path, (FILES_FOLDER,)))
        tenths = -(-file.size_bytes // _TENTH)  # rounded up: never « 10,0 Mo, pour 10 Mo au plus »
        size = f"{tenths // 10},{tenths % 10}"
        limit = LIMIT_BYTES // 1_000_000
        yield RULE.at(position, f"« {file.path[:80]} » pèse {size} Mo, pour {limit} Mo au plus")

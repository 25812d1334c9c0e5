"""FIC003: a file whose first bytes are not those that its extension announces."""

from collections.abc import Iterator

from fabrique.model import (
    ACCEPTED_TYPES,
    FILES_FOLDER,
    Catalogue,
    Diagnostic,
    Resource,
    Rule,
    Severity,
    declared_places,
    extension_of,
)
from fabrique.rules.resource.magic import TEXT, fits, recognise

RULE = Rule(
    code="FIC003",
    severity=Severity.ERROR,
    title="Contenu d’un autre type",
    why="Renommer un fichier ne le convertit pas : le logiciel choisi d’après l’extension ne l’ouvre pas, et un contenu déguisé peut nuire.",
    fix="Réexportez le fichier dans le format de son extension, ou donnez-lui l’extension de son vrai format.",
    bad={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/photo.png, titre: Photo du tri, alt: Trois bacs de chutes}",
        "fichiers/photo.png": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    },
    good={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/photo.pdf, titre: Photo du tri}",
        "fichiers/photo.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    places = declared_places(resource)
    for file in resource.found_files:
        extension = extension_of(file.path)
        if file.kind != "file" or not file.head or extension not in ACCEPTED_TYPES:
            continue
        if fits(file, extension):
            continue
        position = resource.origin.at(*places.get(file.path, (FILES_FOLDER,)))
        expected = ACCEPTED_TYPES[extension]
        real = recognise(file)
        if real and real != expected:
            message = f"« {file.path[:80]} » contient {real}, et non {expected}"
            yield RULE.at(position, message)
        elif extension in TEXT:
            hint = (
                "Réenregistrez-le en UTF-8 (menu « Enregistrer sous » ou « Exporter » du logiciel)."
            )
            yield RULE.at(position, f"« {file.path[:80]} » n’est pas un texte en UTF-8", hint)
        else:
            yield RULE.at(position, f"« {file.path[:80]} » ne contient pas {expected}")

"""FIC007: a link, a pipe or a folder too deep where a file is expected."""

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

_FAULTS = {
    "link": "est un raccourci (lien symbolique), et non un fichier",
    "folder": "est un dossier rangé trop profond : ce qu’il contient n’est pas lu",
}
_OTHER = "n’est pas un fichier ordinaire"
_HINTS = {
    "link": "Remplacez le raccourci par une copie du fichier.",
    "folder": "Remontez ses fichiers : deux niveaux de dossiers au plus sous « fichiers ».",
}

RULE = Rule(
    code="FIC007",
    severity=Severity.ERROR,
    title="Autre chose qu’un fichier",
    why="Un raccourci, un tube ou un dossier perdu au fond d’un autre ne peut être ni vérifié ni téléchargé ; un raccourci peut même publier un fichier privé.",
    fix="Placez un fichier ordinaire dans le dossier « fichiers », ou supprimez cet élément.",
    bad={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/plans/bois/table/pied.txt, titre: Pied de la table}",
        "fichiers/plans/bois/table/pied.txt": "longueur 72 cm\n",
    },
    good={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/plans/pied.txt, titre: Pied de la table}",
        "fichiers/plans/pied.txt": "longueur 72 cm\n",
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    places = declared_places(resource)
    for file in resource.found_files:
        if file.kind in ("file", "withheld"):
            continue
        inside = (path for path in places if path == file.path or path.startswith(f"{file.path}/"))
        declared = next(inside, "")
        position = resource.origin.at(*places.get(declared, (FILES_FOLDER,)))
        message = f"« {file.path[:80]} » {_FAULTS.get(file.kind, _OTHER)}"
        yield RULE.at(position, message, _HINTS.get(file.kind, ""))

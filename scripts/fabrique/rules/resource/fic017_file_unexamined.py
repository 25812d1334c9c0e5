"""FIC017: a file that the readers could not follow to its end."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, FlawKind, Resource, Rule, Severity
from fabrique.rules.resource.flaws import tell

_DECLARED = "fichiers:\n  - {chemin: fichiers/plan.svg, titre: Pièce jointe, alt: Une pièce}"

RULE = Rule(
    code="FIC017",
    severity=Severity.ERROR,
    title="Fichier impossible à examiner",
    why="Ce qu’aucun lecteur ne comprend ne peut pas être déclaré sans danger ; le fichier est sans doute abîmé, et ne s’ouvrirait pas partout.",
    fix="Rouvrez le fichier dans son logiciel et réexportez-le ; s’il vient d’un autre logiciel, choisissez un format plus courant.",
    bad={
        "ressource.yml": _DECLARED,
        "fichiers/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n  <rect>\n</svg>\n',
    },
    good={
        "ressource.yml": _DECLARED,
        "fichiers/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n  <rect/>\n</svg>\n',
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    yield from tell(RULE, FlawKind.UNEXAMINED, resource)

"""FIC012: a drawing that runs, changes or fetches something."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, FlawKind, Resource, Rule, Severity
from fabrique.rules.resource.flaws import tell

_DECLARED = "fichiers:\n  - {chemin: fichiers/plan.svg, titre: Pièce jointe, alt: Une pièce}"

RULE = Rule(
    code="FIC012",
    severity=Severity.ERROR,
    title="Dessin SVG qui agit ou appelle ailleurs",
    why="Un SVG ouvert dans un navigateur peut lancer un programme, suivre le lecteur ou changer d’apparence à distance.",
    fix="Réenregistrez le dessin en « SVG simple » ou « optimisé », sans script, animation de lien, style ni image venus d’ailleurs ; retirez la ligne DOCTYPE.",
    bad={
        "ressource.yml": _DECLARED,
        "fichiers/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n  <rect width="9" height="9" onclick="alert(1)"/>\n</svg>\n',
    },
    good={
        "ressource.yml": _DECLARED,
        "fichiers/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n  <rect width="9" height="9"/>\n</svg>\n',
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    yield from tell(RULE, FlawKind.DRAWING, resource)

"""FIC016: an archive that explodes, escapes from its folder or hides its content."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, FlawKind, Resource, Rule, Severity
from fabrique.rules.resource.flaws import tell
from fabrique.rules.resource.zips import zipped

_DECLARED = "fichiers:\n  - {chemin: fichiers/modeles.zip, titre: Pièce jointe}"

RULE = Rule(
    code="FIC016",
    severity=Severity.ERROR,
    title="Archive dangereuse à ouvrir",
    why="Une archive peut remplir un disque, écrire hors de son dossier par un chemin qui remonte, ou cacher son contenu par un mot de passe.",
    fix="Refaites l’archive d’un dossier ordinaire, sans lien ni mot de passe ni archive dans l’archive, ou déposez les fichiers un par un.",
    bad={
        "ressource.yml": _DECLARED,
        "fichiers/modeles.zip": zipped(("plan.txt", "72 cm"), ("../../.profile", "x")),
    },
    good={
        "ressource.yml": _DECLARED,
        "fichiers/modeles.zip": zipped(("plan.txt", "72 cm"), ("lisez-moi.txt", "x")),
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    yield from tell(RULE, FlawKind.ARCHIVE, resource)

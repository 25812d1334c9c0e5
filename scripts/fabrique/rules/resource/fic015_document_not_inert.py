"""FIC015: an office document with macros, calls to elsewhere, or a password."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, FlawKind, Resource, Rule, Severity
from fabrique.rules.resource.flaws import tell
from fabrique.rules.resource.zips import zipped

_DECLARED = "fichiers:\n  - {chemin: fichiers/canevas.docx, titre: Pièce jointe}"

RULE = Rule(
    code="FIC015",
    severity=Severity.ERROR,
    title="Document bureautique qui agit ou appelle ailleurs",
    why="Une macro est un programme ; un modèle, une image ou un objet pris ailleurs suit le lecteur ou change après la relecture.",
    fix="Réenregistrez le document sans macro, sans mot de passe, et avec ses images incorporées.",
    bad={
        "ressource.yml": _DECLARED,
        "fichiers/canevas.docx": zipped(
            ("[Content_Types].xml", "<Types/>"),
            ("word/document.xml", "<a/>"),
            ("word/vbaProject.bin", "x"),
        ),
    },
    good={
        "ressource.yml": _DECLARED,
        "fichiers/canevas.docx": zipped(
            ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<a/>")
        ),
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    yield from tell(RULE, FlawKind.OFFICE, resource)

"""CON001: a link, a submodule or a program where a plain file is expected."""

from collections.abc import Iterator

from fabrique.model import REGULAR, Contribution, Diagnostic, Origin, Rule, Severity

_WHAT = {
    "120000": "Un lien symbolique",
    "160000": "Un sous-module",
    "100755": "Un fichier exécutable",
}

RULE = Rule(
    code="CON001",
    severity=Severity.ERROR,
    title="Autre chose qu’un fichier ordinaire",
    why="Un lien symbolique peut publier un fichier privé de la machine qui fabrique le site ; un sous-module amène du code d’ailleurs ; un texte n’a pas à s’exécuter.",
    fix="Déposez une copie ordinaire du fichier ; pour retirer le droit d’exécution : git update-index --chmod=-x FICHIER.",
    bad={"ressources/catalogue/trier-les-chutes/fichiers/plan.svg (lien)": "/etc/hostname"},
    good={
        "ressources/catalogue/trier-les-chutes/fichiers/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n'
    },
)


def check(contribution: Contribution) -> Iterator[Diagnostic]:
    for entry in contribution.added:
        if entry.mode != REGULAR:
            what = _WHAT.get(entry.mode, f"Un objet de mode {entry.mode}")
            yield RULE.at(Origin(entry.path).at(), f"{what} tient la place d’un fichier ordinaire")

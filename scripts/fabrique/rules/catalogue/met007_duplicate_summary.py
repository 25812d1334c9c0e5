"""MET007: two resources that bear the same summary."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

_OTHER = (
    "Décrire une matière récupérée sur une fiche d’une page, pour que chacun sache d’où elle"
    " vient et ce que l’on peut en faire."
)

RULE = Rule(
    code="MET007",
    severity=Severity.WARNING,
    title="Résumé déjà employé",
    why="Un résumé recopié ne dit rien de la ressource et trompe qui cherche.",
    fix="Récrivez le résumé pour cette ressource.",
    bad={"ressource.yml": f"resume: {_OTHER}"},
    good={
        "ressource.yml": "resume: " + _OTHER.replace("une matière récupérée", "un lot de chutes")
    },
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    seen: dict[str, Resource] = {}
    for resource in catalogue.resources:
        if resource.is_withdrawn or not resource.trusts("resume"):
            continue
        first = seen.setdefault(" ".join(resource.summary.casefold().split()), resource)
        if first is not resource:
            position = resource.origin.at("resume")
            yield RULE.at(position, f"La ressource « {first.id} » a déjà ce résumé")

"""MET005: two resources that bear the same title."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

RULE = Rule(
    code="MET005",
    severity=Severity.WARNING,
    title="Titre déjà pris",
    why="Deux ressources de même titre ne se distinguent ni dans le catalogue ni dans une recherche.",
    fix="Dites dans le titre ce que cette ressource a de propre.",
    bad={"ressource.yml": "titre: Remplir une fiche matière"},
    good={"ressource.yml": "titre: Trier les chutes de bois et de tissu"},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    seen: dict[str, Resource] = {}
    for resource in catalogue.resources:
        if resource.is_withdrawn or not resource.trusts("titre"):
            continue
        first = seen.setdefault(" ".join(resource.title.casefold().split()), resource)
        if first is not resource:
            position = resource.origin.at("titre")
            yield RULE.at(position, f"La ressource « {first.id} » porte déjà ce titre")

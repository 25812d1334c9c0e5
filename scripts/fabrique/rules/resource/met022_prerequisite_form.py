"""MET022: a prerequisite that is neither a resource nor a sentence, or both at once."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

RULE = Rule(
    code="MET022",
    severity=Severity.ERROR,
    title="Prérequis ni ressource ni texte",
    why="Un prérequis est soit une ressource du catalogue, que l’on peut suivre, soit une phrase, que l’on peut lire.",
    fix="Gardez « ressource » ou « texte », un seul des deux par élément.",
    bad={"ressource.yml": "prerequis: [{ressource: fiche-matiere, texte: Connaître le bois.}]"},
    good={"ressource.yml": "prerequis: [{ressource: fiche-matiere}, {texte: Connaître le bois.}]"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if not resource.trusts("prerequis"):
        return
    for index, item in enumerate(resource.prerequisites):
        if bool(item.resource) == bool(item.text):
            position = resource.origin.at("prerequis", index)
            fault = "à la fois une ressource et un texte" if item.text else "ni ressource ni texte"
            yield RULE.at(position, f"Le prérequis {index + 1} donne {fault}")

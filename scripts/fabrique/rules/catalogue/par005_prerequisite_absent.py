"""PAR005: a step whose prerequisite is nowhere in the pathway."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Rule, Severity

RULE = Rule(
    code="PAR005",
    severity=Severity.WARNING,
    title="Prérequis absent du parcours",
    why="La personne qui suit le parcours du début ne rencontre jamais ce que l’étape demande.",
    fix="Ajoutez le prérequis au parcours, avant cette étape, au besoin comme étape facultative.",
    bad={"ressource.yml": "prerequis: [{ressource: fiche-matiere}]"},
    good={"ressource.yml": "prerequis: [{texte: Savoir porter des gants.}]"},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for pathway in catalogue.pathways:
        ranks: dict[str, int] = {}
        for index, step in enumerate(pathway.steps):
            ranks.setdefault(step.resource, index)
        for name, index in ranks.items():
            resource = catalogue.by_id.get(name)
            asked = resource.prerequisites if resource else ()
            for wanted in dict.fromkeys(item.resource for item in asked if item.resource):
                if wanted not in ranks and catalogue.knows(wanted):
                    yield RULE.at(
                        pathway.origin.at("etapes", index, "ressource"),
                        f"L’étape {index + 1} demande d’abord « {wanted} », absente du parcours",
                    )

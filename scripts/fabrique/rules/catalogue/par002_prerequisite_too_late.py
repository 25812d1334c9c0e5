"""PAR002: a step whose prerequisite comes later in the pathway."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Rule, Severity

_FILE = "ressources/parcours/premiers-gestes.yml"
_HEAD = """\
id: premiers-gestes
titre: Premiers gestes
resume: Trier, puis décrire.
langue: fr
licence: CC-BY-SA-4.0
auteurs: [{nom: Établissement d’exemple, nature: organisation}]
version: "1.0.0"
statut: publie
etapes:
"""
_FIRST = "  - {ressource: fiche-matiere, pourquoi: Savoir décrire.}\n"
_SECOND = "  - {ressource: trier-les-chutes, pourquoi: Trier ce que l’on sait décrire.}\n"
_ASKED = "prerequis: [{ressource: fiche-matiere}]"

RULE = Rule(
    code="PAR002",
    severity=Severity.ERROR,
    title="Prérequis placé après l’étape qui le demande",
    why="La personne arrive à l’étape sans ce qu’elle demande, et l’apprend trop tard.",
    fix="Déplacez le prérequis avant cette étape.",
    bad={"ressource.yml": _ASKED, _FILE: _HEAD + _SECOND + _FIRST},
    good={"ressource.yml": _ASKED, _FILE: _HEAD + _FIRST + _SECOND},
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
                later = ranks.get(wanted, -1)
                if later > index:
                    yield RULE.at(
                        pathway.origin.at("etapes", index, "ressource"),
                        f"L’étape {index + 1} demande d’abord « {wanted} », qui est"
                        f" l’étape {later + 1}",
                    )

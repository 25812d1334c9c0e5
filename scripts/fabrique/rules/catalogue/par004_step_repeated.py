"""PAR004: a resource that is twice a step of the same pathway."""

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
  - {ressource: trier-les-chutes, pourquoi: Toucher la matière d’abord.}
"""
_AGAIN = "  - {ressource: trier-les-chutes, pourquoi: Recommencer plus vite.}\n"
_OTHER = "  - {ressource: fiche-matiere, pourquoi: Décrire ce que l’on garde.}\n"

RULE = Rule(
    code="PAR004",
    severity=Severity.WARNING,
    title="Étape répétée dans un parcours",
    why="La durée et les compétences du parcours seraient comptées deux fois pour la même page.",
    fix="Gardez une seule des deux étapes, et dites dans « pourquoi » ce que l’on y refait.",
    bad={_FILE: _HEAD + _AGAIN},
    good={_FILE: _HEAD + _OTHER},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for pathway in catalogue.pathways:
        ranks: dict[str, int] = {}
        for index, step in enumerate(pathway.steps):
            first = ranks.setdefault(step.resource, index)
            if first != index:
                position = pathway.origin.at("etapes", index, "ressource")
                yield RULE.at(position, f"« {step.resource} » est déjà l’étape {first + 1}")

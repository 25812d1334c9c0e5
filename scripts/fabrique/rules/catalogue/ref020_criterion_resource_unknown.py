"""REF020: a criterion that sends its reader to a resource that does not exist."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Rule, Severity

_FILE = "ressources/espaces/autre-lieu.yml"
_TEXT = """\
id: autre-lieu
titre: Un autre lieu
resume: Un format d’exemple.
version: "1.0.0"
licence: CC-BY-SA-4.0
statut: publie
modifie: 2026-02-01
principes:
  - {titre: Peu de machines, texte: Elles servent chaque semaine.}
zones:
  - {zone: accueil, role: On y entre.}
axes:
  - id: matiere
    titre: Matière
    resume: Ce qui entre et ce qui sort.
    criteres:
      - id: tri
        titre: Tri
        niveaux:
          - {niveau: 1, description: Rien n’est trié.}
          - {niveau: 2, description: Le bois est séparé.}
          - {niveau: 3, description: Cinq familles.}
          - {niveau: 4, description: Les chutes repartent en projets.}
        preuves: [Une photo des bacs]
        ressources: [trier-les-chutes]
"""

RULE = Rule(
    code="REF020",
    severity=Severity.ERROR,
    title="Critère qui renvoie à une ressource inconnue",
    why="Qui veut progresser sur ce critère suivrait un lien vers rien.",
    fix="Donnez dans « ressources » des identifiants du catalogue.",
    bad={_FILE: _TEXT.replace("trier-les-chutes", "trier-les-etoiles")},
    good={_FILE: _TEXT},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for blueprint in catalogue.blueprints:
        for rank, axis in enumerate(blueprint.axes):
            for place, criterion in enumerate(axis.criteria):
                for index, wanted in enumerate(criterion.resources):
                    if not catalogue.knows(wanted):
                        position = blueprint.origin.at(
                            "axes", rank, "criteres", place, "ressources", index
                        )
                        yield RULE.at(position, f"La ressource « {wanted} » n’existe pas")

"""REF021: a reference of the framework or of a format which the bibliography does not have."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Position, Rule, Severity

_FILE = "ressources/espaces/lieu-cite.yml"
_TEXT = """\
id: lieu-cite
titre: Un lieu cité
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
        references: [dupont2020atelier]
"""

RULE = Rule(
    code="REF021",
    severity=Severity.ERROR,
    title="Référence partagée absente de la bibliographie",
    why="La compétence ou le critère s’appuierait sur un ouvrage que personne ne peut retrouver.",
    fix="Corrigez la clé, ou ajoutez l’entrée à ressources/bibliographie.bib.",
    bad={_FILE: _TEXT.replace("dupont2020atelier", "dupont2020etabli")},
    good={_FILE: _TEXT},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    known = catalogue.bibliography.by_key
    for key, position in _references(catalogue):
        if key not in known:
            yield RULE.at(position, f"La bibliographie n’a pas d’entrée « {key[:80]} »")


def _references(catalogue: Catalogue) -> Iterator[tuple[str, Position]]:
    """Yield every key cited outside resources, and its place."""
    if catalogue.framework:
        for rank, block in enumerate(catalogue.framework.blocks):
            for place, competency in enumerate(block.competencies):
                for index, key in enumerate(competency.references):
                    path = ("blocs", rank, "competences", place, "references", index)
                    yield key, catalogue.framework.origin.at(*path)
    for blueprint in catalogue.blueprints:
        for rank, axis in enumerate(blueprint.axes):
            for place, criterion in enumerate(axis.criteria):
                for index, key in enumerate(criterion.references):
                    path = ("axes", rank, "criteres", place, "references", index)
                    yield key, blueprint.origin.at(*path)

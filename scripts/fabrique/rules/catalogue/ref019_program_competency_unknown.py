"""REF019: a training programme said to cover a competency which our framework does not have."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Rule, Severity

_FILE = "ressources/reseau/formations.yml"
_TEXT = """\
formations:
  - id: licence-exemple
    titre: Licence d’exemple
    partenaire: ecole-exemple
    competences: [A1]
    sources:
      - {titre: Maquette d’exemple, adresse: "https://ecole.example.org/maquette/"}
"""

RULE = Rule(
    code="REF019",
    severity=Severity.ERROR,
    title="Formation qui couvre une compétence inconnue",
    why="Le tableau des formations afficherait une croix dans une colonne qui n’existe pas.",
    fix="Donnez dans « competences » des codes de ressources/referentiel/referentiel.yml.",
    bad={_FILE: _TEXT.replace("A1", "A9")},
    good={_FILE: _TEXT},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    if catalogue.programs is None or catalogue.framework is None:
        return
    for rank, program in enumerate(catalogue.programs.programs):
        for index, code in enumerate(program.competencies):
            if code not in catalogue.framework.competencies:
                position = catalogue.programs.origin.at("formations", rank, "competences", index)
                yield RULE.at(position, f"Le référentiel n’a pas de compétence « {code} »")

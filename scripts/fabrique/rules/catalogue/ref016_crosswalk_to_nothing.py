"""REF016: a crosswalk that links a competency which our framework does not have."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Rule, Severity

MAX_SUGGESTIONS = 3  # codes proposed: a block has four or so

_FILE = "ressources/referentiel/correspondances/cadre-voisin.yml"
_TEXT = """\
id: cadre-voisin
titre: Cadre voisin
version: "2020"
adresse: https://exemple.test/cadre
portee: europeen
liens:
  - competence: A1
    code: "1.2"
    libelle: Accueillir
    relation: proche
    justification: Les deux parlent d’accueillir un groupe.
"""

RULE = Rule(
    code="REF016",
    severity=Severity.ERROR,
    title="Correspondance d’une compétence inconnue",
    why="Le lien vers l’autre cadre partirait d’une compétence qui n’existe pas.",
    fix="Donnez dans « competence » un code de ressources/referentiel/referentiel.yml.",
    bad={_FILE: _TEXT.replace("A1", "A9")},
    good={_FILE: _TEXT},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    framework = catalogue.framework
    for crosswalk in catalogue.crosswalks:
        if framework is None:
            position = crosswalk.origin.key("liens")
            yield RULE.at(
                position, "Le référentiel ne peut pas être lu : ces liens n’ont pas d’origine"
            )
            continue
        for index, mapping in enumerate(crosswalk.mappings):
            if mapping.competency not in framework.competencies:
                letter = mapping.competency[:1]
                block = [code for code in framework.competencies if code[:1] == letter]
                yield RULE.at(
                    crosswalk.origin.at("liens", index, "competence"),
                    f"Le référentiel n’a pas de compétence « {mapping.competency} »",
                    suggestions=tuple(block[:MAX_SUGGESTIONS]),
                )

"""REF001: a competency, or a level of it, that the framework does not have."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

MAX_SUGGESTIONS = 3  # codes proposed: a block has four or so

RULE = Rule(
    code="REF001",
    severity=Severity.ERROR,
    title="Compétence inconnue du référentiel",
    why="Le code relie la ressource au référentiel et aux exports : un code inconnu ne mène à rien.",
    fix="Donnez un code et un niveau qui existent dans ressources/referentiel/referentiel.yml.",
    bad={"ressource.yml": "competences:\n  - {code: A7, niveau: 1, role: travaille}"},
    good={"ressource.yml": "competences:\n  - {code: A1, niveau: 1, role: travaille}"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if catalogue.framework is None:
        return
    known = catalogue.framework.competencies
    for index, target in enumerate(resource.targets):
        found = known.get(target.code)
        if found is None:
            position = resource.origin.at("competences", index, "code")
            block = [code for code in known if code[:1] == target.code[:1]]
            message = f"Le référentiel n’a pas de compétence « {target.code} »"
            yield RULE.at(position, message, suggestions=tuple(block[:MAX_SUGGESTIONS]))
        elif target.level > max((item.level for item in found.levels), default=target.level):
            position = resource.origin.at("competences", index, "niveau")
            yield RULE.at(
                position, f"La compétence « {target.code} » n’a pas de niveau {target.level}"
            )

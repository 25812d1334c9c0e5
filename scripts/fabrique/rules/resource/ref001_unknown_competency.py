"""REF001: a competency, or a level of it, that the framework does not have."""

from collections.abc import Iterable, Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

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
            message = f"Le référentiel n’a pas de compétence « {target.code} »"
            yield RULE.at(position, message, _choices(target.code, known))
        elif target.level > max((item.level for item in found.levels), default=target.level):
            position = resource.origin.at("competences", index, "niveau")
            yield RULE.at(
                position, f"La compétence « {target.code} » n’a pas de niveau {target.level}"
            )


def _choices(code: str, known: Iterable[str]) -> str:
    """Return the cure: the codes of the block that was meant, or where all of them are."""
    block = [other for other in known if other[:1] == code[:1]]
    if not block:
        return RULE.fix
    codes = ", ".join(block)
    return (
        f"Prenez un code de ce bloc, {codes}, décrit dans ressources/referentiel/referentiel.yml."
    )

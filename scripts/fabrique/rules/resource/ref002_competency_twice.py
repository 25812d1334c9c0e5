"""REF002: a competency declared twice with the same role."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

RULE = Rule(
    code="REF002",
    severity=Severity.WARNING,
    title="Compétence déclarée deux fois",
    why="On ne sait plus quel niveau la ressource vise, et la couverture du référentiel est faussée.",
    fix="Gardez une seule ligne par compétence et par rôle, au niveau que la page fait atteindre.",
    bad={
        "ressource.yml": "competences:\n"
        "  - {code: A1, niveau: 1, role: travaille}\n"
        "  - {code: A1, niveau: 2, role: travaille}"
    },
    good={
        "ressource.yml": "competences:\n"
        "  - {code: A1, niveau: 1, role: travaille}\n"
        "  - {code: A1, niveau: 1, role: evalue}"
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    levels: dict[tuple[str, str], int] = {}
    for index, target in enumerate(resource.targets):
        pair = (target.code, target.role)
        if pair in levels:
            role = catalogue.label("roles-competence", target.role)
            yield RULE.at(
                resource.origin.at("competences", index, "code"),
                f"La compétence « {target.code} » a déjà une ligne pour le rôle « {role[:80]} »,"
                f" au niveau {levels[pair]}",
            )
        levels.setdefault(pair, target.level)

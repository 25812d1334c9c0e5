"""MET006: a summary too short to inform or too long for a card."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

SHORTEST, LONGEST = 80, 300  # Unicode code points: what a card and a feed show whole

RULE = Rule(
    code="MET006",
    severity=Severity.WARNING,
    title="Résumé trop court ou trop long",
    why="Le résumé est le texte des cartes et des flux : trop court il n’apprend rien, trop long il est coupé.",
    fix="Dites en 80 à 300 caractères ce que l’on obtient et pour qui.",
    bad={"ressource.yml": "resume: Trier du bois."},
    good={
        "ressource.yml": "resume: >-\n  Trier un lot de chutes de bois en familles utiles, pour un groupe"
        " qui découvre l’atelier et repart avec des étiquettes prêtes."
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    length = len(resource.summary.strip())
    if SHORTEST <= length <= LONGEST:
        return
    position = resource.origin.at("resume")
    if length < SHORTEST:
        yield RULE.at(position, f"Le résumé compte {length} caractères, pour {SHORTEST} au moins")
    else:
        yield RULE.at(position, f"Le résumé compte {length} caractères, pour {LONGEST} au plus")

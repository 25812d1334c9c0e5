"""POI007: an EcoIndex between the minimum and the aim."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example
from fabrique.rules.built.figures import french

RULE = Rule(
    code="POI007",
    severity=Severity.WARNING,
    title="EcoIndex sous la note visée",
    why="La page reste permise parce que son texte est long ; la note dit ce que cette longueur coûte.",
    fix="Voyez si une partie du texte serait mieux dans une autre page ; n’en cachez rien.",
    bad=example()
    | {"ressources/site.yml": "budgets: [{type: accueil, ecoindex: 80, ecoindex_vise: 99}]"},
    good=example()
    | {"ressources/site.yml": "budgets: [{type: accueil, ecoindex: 80, ecoindex_vise: 90}]"},
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    mark, limits = site.weigh(page).ecoindex, site.limits(page)
    if limits.ecoindex <= mark < limits.ecoindex_aim:
        yield RULE.at(
            page.top, f"L’EcoIndex est de {french(mark)}, pour {french(limits.ecoindex_aim)} visés"
        )

"""POI001: a page heavier than the maximum of its kind."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example
from fabrique.rules.built.figures import french

RULE = Rule(
    code="POI001",
    severity=Severity.ERROR,
    title="Page trop lourde",
    why="Une page lourde coûte de l’énergie, de l’argent et du temps à qui la lit sur un vieil appareil ou un réseau lent.",
    fix="Allégez les images, les feuilles de style ou les scripts que la page demande, ou partagez-la en deux.",
    bad=example()
    | {"ressources/site.yml": "budgets: [{type: accueil, poids_vise_ko: 0, poids_ko: 0}]"},
    good=example()
    | {"ressources/site.yml": "budgets: [{type: accueil, poids_vise_ko: 1, poids_ko: 1}]"},
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    weight, limit = site.weigh(page).kilobytes, site.limits(page).weight_kb
    if weight > limit:
        yield RULE.at(page.top, f"La page pèse {french(weight)} Ko, pour {french(limit)} au plus")

"""POI002: a page heavier than what is aimed at, under the maximum."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example
from fabrique.rules.built.figures import french

RULE = Rule(
    code="POI002",
    severity=Severity.WARNING,
    title="Page au-dessus du poids visé",
    why="Le maximum n’est pas un but : chaque kilo-octet de trop est payé à chaque visite.",
    fix="Cherchez ce qui peut partir : image, règle de style, script, élément répété.",
    bad=example()
    | {"ressources/site.yml": "budgets: [{type: accueil, poids_vise_ko: 0, poids_ko: 5}]"},
    good=example()
    | {"ressources/site.yml": "budgets: [{type: accueil, poids_vise_ko: 1, poids_ko: 5}]"},
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    weight, limits = site.weigh(page).kilobytes, site.limits(page)
    if limits.weight_aim_kb < weight <= limits.weight_kb:
        yield RULE.at(
            page.top,
            f"La page pèse {french(weight)} Ko, pour {french(limits.weight_aim_kb)} visés",
        )

"""POI006: an EcoIndex under the minimum of the kind of page."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example
from fabrique.rules.built.figures import french

RULE = Rule(
    code="POI006",
    severity=Severity.ERROR,
    title="EcoIndex trop bas",
    why="Cette note sur 100 réunit les éléments, les requêtes et le poids : elle permet de comparer la page à celles du web.",
    fix="Retirez d’abord des éléments : ils comptent pour moitié dans la note.",
    bad=example() | {"ressources/site.yml": "budgets: [{type: accueil, ecoindex: 99}]"},
    good=example()
    | {"ressources/site.yml": "budgets: [{type: accueil, ecoindex: 90, ecoindex_vise: 90}]"},
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    mark, limit = site.weigh(page).ecoindex, site.limits(page).ecoindex
    if mark < limit:
        yield RULE.at(page.top, f"L’EcoIndex est de {french(mark)}, pour {french(limit)} au moins")

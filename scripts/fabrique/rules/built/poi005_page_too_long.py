"""POI005: too many elements in the whole page."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="POI005",
    severity=Severity.ERROR,
    title="Trop d’éléments dans la page",
    why="Une page très longue se lit mal, s’imprime mal et ralentit un vieil appareil.",
    fix="Partagez la page en deux, ou placez les annexes dans un fichier joint.",
    bad=example() | {"ressources/site.yml": "budgets: [{type: accueil, elements_avec_texte: 5}]"},
    good=example() | {"ressources/site.yml": "budgets: [{type: accueil, elements_avec_texte: 50}]"},
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    number, limit = site.weigh(page).elements, site.limits(page).elements_with_prose
    if number > limit:
        yield RULE.at(page.top, f"La page a {number} éléments en tout, pour {limit} au plus")

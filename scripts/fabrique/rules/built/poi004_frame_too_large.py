"""POI004: too many elements around the author's text."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="POI004",
    severity=Severity.ERROR,
    title="Trop d’éléments autour du texte",
    why="Le bandeau, la navigation et les parties calculées se répètent : chaque élément y coûte de la mémoire et du calcul à toutes les pages.",
    fix="Retirez des gabarits ce qui n’aide personne à lire : enveloppes, liens répétés, décor.",
    bad=example() | {"ressources/site.yml": "budgets: [{type: accueil, elements: 5}]"},
    good=example() | {"ressources/site.yml": "budgets: [{type: accueil, elements: 50}]"},
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    number, limit = site.weigh(page).frame, site.limits(page).elements
    if number > limit:
        yield RULE.at(
            page.top, f"La page a {number} éléments hors du texte de l’auteur, pour {limit} au plus"
        )

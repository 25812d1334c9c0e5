"""POI003: a page that asks for too many files."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="POI003",
    severity=Severity.ERROR,
    title="Trop de requêtes",
    why="Chaque fichier demandé réveille le réseau et le serveur ; sur un réseau lent, il retarde la page.",
    fix="Réunissez les feuilles de style et les scripts, et laissez venir les images plus tard (loading=lazy).",
    bad=example(head="".join(f'<link rel="stylesheet" href="{n}.css">' for n in range(5)))
    | {f"site/{n}.css": "p { margin: 0 }" for n in range(5)},
    good=example(head='<link rel="stylesheet" href="0.css">') | {"site/0.css": "p { margin: 0 }"},
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    number, limit = site.weigh(page).requests, site.limits(page).requests
    if number > limit:
        yield RULE.at(page.top, f"La page demande {number} fichiers, pour {limit} au plus")

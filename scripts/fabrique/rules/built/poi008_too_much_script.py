"""POI008: a page whose scripts are too heavy."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example
from fabrique.rules.built.figures import french

RULE = Rule(
    code="POI008",
    severity=Severity.ERROR,
    title="Trop de script",
    why="Un script se télécharge, se compile et s’exécute : à poids égal, c’est ce qui use le plus un vieil appareil.",
    fix="Faites le travail à la fabrication du site, ou gardez le script pour la page de l’outil.",
    bad=example(head='<script defer src="a.js"></script>')
    | {"site/a.js": "let a = 1", "ressources/site.yml": "budgets: [{type: accueil, script_ko: 0}]"},
    good=example(head='<script defer src="a.js"></script>') | {"site/a.js": "let a = 1"},
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    weight, limit = site.weigh(page).script_bytes / 1000, site.limits(page).script_kb
    if weight > limit:
        yield RULE.at(
            page.top, f"Les scripts pèsent {french(weight)} Ko, pour {french(limit)} au plus"
        )

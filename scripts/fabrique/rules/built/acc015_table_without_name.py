"""ACC015: a table without caption nor name."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="ACC015",
    severity=Severity.ERROR,
    title="Tableau sans titre",
    why="Qui parcourt les tableaux d’une page à l’oreille les choisit par leur titre (RGAA 5.4 et 5.5).",
    fix="Ajoutez <caption>, ou un nom (aria-label) au tableau ou à la zone qui l’entoure seule.",
    bad=example('<table><tr><th scope="row">Bois</th><td>3 kg</td></tr></table>'),
    good=example(
        "<table><caption>Poids triés</caption>"
        '<tr><th scope="row">Bois</th><td>3 kg</td></tr></table>'
    ),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    for table in page.find("table"):
        if table.get("role") in ("presentation", "none"):
            continue
        inside = {item.tag: item.name for item in page.inside(table) if item.parent == table.rank}
        around = page.elements[table.parent] if table.parent >= 0 else table
        named = inside.get("caption") or page.named_by(table)
        if not named and not (around.get("role") == "region" and page.named_by(around)):
            yield RULE.at(page.at(table), "Le tableau n’a ni titre ni nom")

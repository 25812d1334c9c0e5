"""ACC016: a table header that does not say what it heads."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="ACC016",
    severity=Severity.ERROR,
    title="En-tête de tableau sans portée",
    why="La portée dit si l’en-tête vaut pour la colonne ou pour la ligne : elle est lue avec chaque case (RGAA 5.6 et 5.7).",
    fix='Ajoutez scope="col" ou scope="row" à chaque <th> ; donnez des en-têtes à tout tableau.',
    bad=example("<table><caption>Poids triés</caption><tr><th>Bois</th><td>3 kg</td></tr></table>"),
    good=example(
        "<table><caption>Poids triés</caption>"
        '<tr><th scope="row">Bois</th><td>3 kg</td></tr></table>'
    ),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    for table in page.find("table"):
        if table.get("role") in ("presentation", "none"):
            continue
        headers = [item for item in page.inside(table) if item.tag == "th"]
        if not headers:
            yield RULE.at(page.at(table), "Le tableau n’a aucun en-tête")
        for header in headers:
            if header.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                yield RULE.at(
                    page.at(header), f"L’en-tête « {header.name[:60]} » n’a pas de portée"
                )

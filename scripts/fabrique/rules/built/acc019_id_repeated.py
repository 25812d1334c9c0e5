"""ACC019: an identifier borne twice in a page."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="ACC019",
    severity=Severity.ERROR,
    title="Identifiant répété dans la page",
    why="Un lien interne, une étiquette ou une description mènerait au premier des deux (RGAA 8.2).",
    fix="Donnez à chaque élément son identifiant.",
    bad=example('<p id="bois">Bois</p><p id="bois">Tissu</p>'),
    good=example('<p id="bois">Bois</p><p id="tissu">Tissu</p>'),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for element in page.elements:
        name = element.get("id")
        if name and name in seen:
            yield RULE.at(page.at(element), f"L’identifiant « {name[:60]} » est porté deux fois")
        seen.add(name)

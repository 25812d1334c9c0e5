"""ACC012: a page whose headings of level 1 are not one."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="ACC012",
    severity=Severity.ERROR,
    title="Titre principal absent ou répété",
    why="Le titre de niveau 1 dit le sujet de la page ; on y saute en une touche (RGAA 9.1).",
    fix="Gardez un seul <h1>, en tête du contenu.",
    bad=example("<h1>Encore un titre</h1>"),
    good=example("<h2>Le matériel</h2>"),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    if page.redirects:
        return
    headings = list(page.find("h1"))
    if not headings:
        yield RULE.at(page.top, "La page n’a pas de titre de niveau 1")
    for extra in headings[1:]:
        yield RULE.at(page.at(extra), f"« {extra.name[:80]} » est un titre de niveau 1 de trop")

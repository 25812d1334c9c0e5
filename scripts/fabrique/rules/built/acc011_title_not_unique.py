"""ACC011: a page without title, or with that of another page."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import edited
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="ACC011",
    severity=Severity.ERROR,
    title="Titre de page absent ou répété",
    why="Le titre est la première chose lue, et le seul repère entre deux onglets (RGAA 8.5 et 8.6).",
    fix="Donnez à la page un titre qui dit ce qu’elle a de propre.",
    bad=edited("<title>Trier les chutes</title>", "<title></title>"),
    good=example(),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    titles = [element for element in page.find("title") if not element.in_svg]
    if page.redirects:
        return
    if not titles or not titles[0].name:
        yield RULE.at(page.at(titles[0]) if titles else page.top, "La page n’a pas de titre")
        return
    name, number = titles[0].name, site.titles[titles[0].name]
    if number > 1:
        yield RULE.at(page.at(titles[0]), f"Le titre « {name[:80]} » est celui de {number} pages")

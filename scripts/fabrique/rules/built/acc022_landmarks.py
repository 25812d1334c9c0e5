"""ACC022: main content or navigations that cannot be told apart."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="ACC022",
    severity=Severity.ERROR,
    title="Zones de la page mal délimitées",
    why="On saute de zone en zone ; il faut un contenu principal, et un nom à chaque navigation (RGAA 9.2 et 12.6).",
    fix="Gardez un seul <main> ; nommez chaque <nav> par aria-label, sans répéter un nom.",
    bad=example('<nav><a href="/">Accueil</a></nav><nav><a href="/plan/">Plan</a></nav>'),
    good=example('<nav aria-label="Pages voisines"><a href="/">Accueil</a></nav>'),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    if page.redirects:
        return
    mains = [item for item in page.elements if item.tag == "main" or item.get("role") == "main"]
    if not mains:
        yield RULE.at(page.top, "La page n’a pas de contenu principal (<main>)")
    for extra in mains[1:]:
        yield RULE.at(page.at(extra), "La page a un second contenu principal")
    names: set[str] = set()
    for nav in page.find("nav"):
        name = page.named_by(nav)
        if name in names:
            what = f"la même, « {name[:60]} »" if name else "sans nom"
            yield RULE.at(page.at(nav), f"Deux navigations de la page sont indiscernables : {what}")
        names.add(name)

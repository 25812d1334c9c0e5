"""ACC024: an element that forces its place in the tab order."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="ACC024",
    severity=Severity.ERROR,
    title="Ordre de tabulation forcé",
    why="L’ordre du clavier ne suivrait plus celui de la lecture (RGAA 12.8).",
    fix="Retirez tabindex, ou donnez-lui 0 ou -1 ; déplacez l’élément s’il vient trop tard.",
    bad=example('<a href="/" tabindex="3">Accueil</a>'),
    good=example('<a href="/">Accueil</a>'),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    for element in page.elements:
        value = element.get("tabindex").strip()
        if value.isascii() and value.isdigit() and int(value[:6]) > 0:
            yield RULE.at(page.at(element), f"« {element.name[:60]} » porte tabindex={value[:6]}")

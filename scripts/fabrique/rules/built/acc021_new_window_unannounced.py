"""ACC021: a link that opens a window without saying so."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

_TOLD = ("nouvelle fenêtre", "nouvel onglet")

RULE = Rule(
    code="ACC021",
    severity=Severity.ERROR,
    title="Nouvelle fenêtre non annoncée",
    why="On se croit encore sur la page, et « Retour » ne ramène plus (RGAA 13.2).",
    fix="Laissez le lien s’ouvrir dans la page, ou dites « nouvelle fenêtre » dans son texte.",
    bad=example('<a href="https://exemple.test/" target="_blank">Le guide</a>'),
    good=example('<a href="https://exemple.test/" target="_blank">Le guide (nouvelle fenêtre)</a>'),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    for element in page.find("a", "area", "form"):
        told = f"{element.name} {page.named_by(element)}".lower()
        if element.get("target").lower() == "_blank" and not any(word in told for word in _TOLD):
            yield RULE.at(
                page.at(element), f"« {element.name[:60]} » ouvre une fenêtre sans le dire"
            )

"""ACC018: a link or a button that says nothing."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="ACC018",
    severity=Severity.ERROR,
    title="Lien ou bouton sans texte",
    why="Une synthèse vocale lirait l’adresse, ou rien (RGAA 6.2 et 7.1).",
    fix="Écrivez dans le lien ce qu’il ouvre, dans le bouton ce qu’il fait.",
    bad=example('<a href="/"><svg aria-hidden="true"></svg></a>'),
    good=example('<a href="/"><svg aria-hidden="true"></svg> Accueil</a>'),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    for element in page.find("a", "button", "summary"):
        if element.tag == "a" and "href" not in element.attributes:
            continue
        if not element.in_svg and not element.name and not page.named_by(element):
            what = {"a": "Le lien", "button": "Le bouton"}.get(element.tag, "Le dépliant")
            yield RULE.at(page.at(element), f"{what} n’a pas de texte")

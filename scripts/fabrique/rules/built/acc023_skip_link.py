"""ACC023: a page whose first link does not lead to the content."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import edited
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="ACC023",
    severity=Severity.ERROR,
    title="Lien d’évitement absent",
    why="Au clavier, il faudrait traverser le bandeau et le menu à chaque page (RGAA 12.7).",
    fix="Commencez la page par un lien vers l’identifiant du contenu principal.",
    bad=edited('<a href="#contenu">', '<a href="#corps">'),
    good=example(),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    links = [item for item in page.find("a") if "href" in item.attributes]
    if not links or page.redirects:
        return
    target = links[0].get("href")
    if not target.startswith("#"):
        yield RULE.at(page.at(links[0]), "Le premier lien ne mène pas au contenu de la page")
    elif target[1:] not in {item.get("id") for item in page.elements}:
        yield RULE.at(
            page.at(links[0]), f"Le premier lien mène à « {target[:60]} », qui n’existe pas"
        )

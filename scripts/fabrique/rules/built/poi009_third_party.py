"""POI009: a file asked of another host."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="POI009",
    severity=Severity.ERROR,
    title="Requête vers un tiers",
    why="Le tiers apprend qui lit quoi, et la page dépend de son serveur pour s’afficher.",
    fix="Placez le fichier dans le site, ou remplacez-le par un lien que l’on choisit de suivre.",
    bad=example('<img src="https://exemple.test/photo.png" alt="" loading="lazy">'),
    good=example('<a href="https://exemple.test/photo.png">La photo</a>'),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    for request in page.requests:
        if request.host:
            place = page.at(page.elements[request.rank]) if request.rank >= 0 else page.top
            yield RULE.at(place, f"La page demande « {request.address[:80]} » à un autre serveur")

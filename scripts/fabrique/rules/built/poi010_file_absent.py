"""POI010: a file asked of the site, that it does not have."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="POI010",
    severity=Severity.ERROR,
    title="Fichier demandé absent",
    why="La requête part pour rien, et la page s’affiche sans ce qu’elle attendait.",
    fix="Ajoutez le fichier au site, ou retirez ce qui le demande.",
    bad=example('<img src="photo.png" alt="Un bac de chutes">'),
    good=example('<img src="photo.svg" alt="Un bac de chutes">')
    | {"site/photo.svg": "<svg></svg>"},
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    for request in page.requests:
        if not request.host and request.address not in site.sizes:
            place = page.at(page.elements[request.rank]) if request.rank >= 0 else page.top
            yield RULE.at(place, f"Le fichier « {request.address[:80]} » n’est pas dans le site")

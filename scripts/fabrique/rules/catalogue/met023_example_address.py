"""MET023: a site about to be published under the address of an example."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from fabrique.model import Catalogue, Diagnostic, Origin, Rule, Severity

RULE = Rule(
    code="MET023",
    severity=Severity.ERROR,
    title="Adresse d’exemple à la publication",
    why="Les citations, le plan du site et les exports porteraient une adresse qui ne mène nulle part.",
    fix="Donnez l’adresse publique dans ressources/site.yml (« adresse »), ou par la variable SITE_URL.",
    bad={"ressources/site.yml": "adresse: https://exemple.test/"},
    good={"ressources/site.yml": "adresse: https://fabrique.example.org/"},
)

_RESERVED = (".test", ".example", ".invalid", ".localhost")  # RFC 6761


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    site = catalogue.site
    if site is None:
        place = Origin("ressources/site.yml").at()
        yield RULE.at(place, "Le site n’a ni nom ni adresse : ressources/site.yml est absent")
        return
    host = urlsplit(site.url).hostname or ""
    if host.endswith(_RESERVED):
        yield RULE.at(
            site.origin.at("adresse"), f"L’adresse « {site.url[:80]} » est celle d’un exemple"
        )

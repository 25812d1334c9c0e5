"""MET004: a title too long for a catalogue card."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

LIMIT = 110  # Unicode code points: two lines of a card at the narrowest width

RULE = Rule(
    code="MET004",
    severity=Severity.WARNING,
    title="Titre trop long",
    why="Au-delà de 110 caractères, le titre est coupé dans le catalogue et dans les flux.",
    fix="Gardez l’essentiel dans « titre » et déplacez le reste dans « resume ».",
    bad={"ressource.yml": "titre: " + "Lire un graphique " * 7},
    good={"ressource.yml": "titre: Lire un graphique"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    length = len(resource.title)
    if length > LIMIT:
        position = resource.origin.at("titre")
        yield RULE.at(position, f"Le titre compte {length} caractères, pour {LIMIT} au plus")

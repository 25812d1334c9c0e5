"""MET012: a review date that has passed."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

RULE = Rule(
    code="MET012",
    severity=Severity.ADVICE,
    title="Relecture en retard",
    why="Une fiche que personne ne relit finit par donner des prix, des lois et des liens faux.",
    fix="Relisez la ressource, puis repoussez « prochaine_relecture ».",
    bad={"ressource.yml": "prochaine_relecture: 2026-06-01"},
    good={"ressource.yml": "prochaine_relecture: 2030-06-01"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    due = resource.next_review
    if due and due < catalogue.as_of and not resource.is_withdrawn:
        days = (catalogue.as_of - due).days
        position = resource.origin.at("prochaine_relecture")
        plural = "s" if days > 1 else ""
        yield RULE.at(
            position, f"La relecture prévue le {due} est en retard de {days} jour{plural}"
        )

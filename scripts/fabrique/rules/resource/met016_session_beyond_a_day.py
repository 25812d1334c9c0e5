"""MET016: a session longer than a day, without a word on how it is split."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

DAY = 420  # minutes: seven hours with a group

RULE = Rule(
    code="MET016",
    severity=Severity.WARNING,
    title="Plus d’une journée sans explication",
    why="Au-delà de sept heures, il faut savoir comment la séance se découpe pour pouvoir la programmer.",
    fix="Ajoutez « justification » sous « duree » : découpage, rythme, raison.",
    bad={"ressource.yml": "duree: {animation: {min: 420, max: 600}}\nderoule: []"},
    good={
        "ressource.yml": "duree:\n  animation: {min: 420, max: 600}\n"
        "  justification: Deux journées à une semaine d’écart.\nderoule: []"
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if not resource.duration or resource.duration.justification or not resource.trusts("duree"):
        return
    longest = resource.duration.session_bounds[1]
    if longest > DAY:
        position = resource.origin.at("duree", "animation")
        yield RULE.at(
            position, f"La séance dure {longest} minutes, plus d’une journée ({DAY} minutes)"
        )

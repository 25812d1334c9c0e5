"""MET014: phases whose minutes do not add up to the announced session."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

_PHASE = "- {{titre: {0}, minutes: {1}, facilitateur: Explique., participants: Trient.}}"
_PHASES = "deroule:\n  " + _PHASE.format("Ouvrir", 15) + "\n  " + _PHASE.format("Trier", 45)

RULE = Rule(
    code="MET014",
    severity=Severity.ERROR,
    title="Durées qui ne tombent pas juste",
    why="La personne qui anime se fie à la durée annoncée : si les étapes n’y tiennent pas, la séance déborde.",
    fix="Ajustez les minutes du déroulé, ou la durée d’animation annoncée.",
    bad={"ressource.yml": "duree: {animation: 90}\n" + _PHASES},
    good={"ressource.yml": "duree: {animation: 60}\n" + _PHASES},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if not resource.duration or not resource.phases or not resource.trusts("duree", "deroule"):
        return
    total = sum(phase.minutes for phase in resource.phases)
    shortest, longest = resource.duration.session_bounds
    if shortest <= total <= longest or shortest > longest:
        return
    announced = str(shortest) if shortest == longest else f"entre {shortest} et {longest}"
    position = resource.origin.at("duree", "animation")
    yield RULE.at(position, f"Les étapes durent {total} minutes, l’animation annoncée {announced}")

"""MET015: a range whose minimum is above its maximum."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity, Span, ValuePath

RULE = Rule(
    code="MET015",
    severity=Severity.ERROR,
    title="Minimum plus grand que le maximum",
    why="Un intervalle à l’envers ne contient rien : la fiche ne serait proposée à personne.",
    fix="Échangez les deux nombres, ou corrigez celui qui est faux.",
    bad={"ressource.yml": "groupe: {min: 12, max: 6}"},
    good={"ressource.yml": "groupe: {min: 6, max: 12}"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    for path, low, high in _ranges(resource):
        if low > high:
            position = resource.origin.at(*path, "min")
            yield RULE.at(position, f"Le minimum ({low}) dépasse le maximum ({high})")


def _ranges(resource: Resource) -> Iterator[tuple[ValuePath, int, int]]:
    duration, group = resource.duration, resource.group
    if duration:
        for key, value in (
            ("preparation", duration.preparation),
            ("animation", duration.session),
            ("restitution", duration.debrief),
        ):
            if isinstance(value, Span):
                yield ("duree", key), value.min, value.max
    if group:
        yield ("groupe",), group.min, group.max
        if group.subgroups:
            yield ("groupe", "sous_groupes"), group.subgroups.min, group.subgroups.max

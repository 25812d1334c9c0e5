"""MET017: a group that cannot be split into the announced sub-groups."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

RULE = Rule(
    code="MET017",
    severity=Severity.ERROR,
    title="Groupe impossible à partager en sous-groupes",
    why="Le jour même, quelqu’un resterait seul : la taille des sous-groupes doit convenir au plus petit et au plus grand groupe.",
    fix="Élargissez la taille des sous-groupes, ou changez celle du groupe.",
    bad={"ressource.yml": "groupe: {min: 5, max: 12, sous_groupes: {min: 3, max: 4}}"},
    good={"ressource.yml": "groupe: {min: 6, max: 12, sous_groupes: {min: 3, max: 4}}"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    group = resource.group
    if not group or not group.subgroups or not resource.trusts("groupe"):
        return
    low, high = group.subgroups.min, group.subgroups.max
    if low > high or group.min > group.max:
        return
    path = ("groupe", "sous_groupes")
    if low < 1:
        yield RULE.at(resource.origin.at(*path), "Un sous-groupe compte au moins une personne")
        return
    for size in dict.fromkeys((group.min, group.max)):
        if not can_split(size, low, high):
            message = f"{size} personnes ne se partagent pas en sous-groupes de {_sizes(low, high)}"
            yield RULE.at(resource.origin.at(*path), message)
            return


def can_split(size: int, low: int, high: int) -> bool:
    """Tell whether `size` people make whole sub-groups of `low` to `high` people (low ≥ 1)."""
    return -(-size // high) <= size // low


def _sizes(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} à {high}"

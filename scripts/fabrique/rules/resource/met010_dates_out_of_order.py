"""MET010: a resource changed before it was published, or published before it was written."""

from collections.abc import Iterator
from itertools import pairwise

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

RULE = Rule(
    code="MET010",
    severity=Severity.ERROR,
    title="Dates dans le désordre",
    why="Les flux et les citations se fient à l’ordre : créée, puis publiée, puis modifiée.",
    fix="Corrigez la date fautive.",
    bad={"ressource.yml": "cree: 2026-02-01\npublie: 2026-01-01\nmodifie: 2026-03-01"},
    good={"ressource.yml": "cree: 2026-01-01\npublie: 2026-02-01\nmodifie: 2026-03-01"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    dates = (
        ("cree", resource.created),
        ("publie", resource.published),
        ("modifie", resource.updated_on),
        ("prochaine_relecture", resource.next_review),
    )
    known = [(key, day) for key, day in dates if day]
    for (earlier_key, earlier), (key, day) in pairwise(known):
        if day < earlier:
            message = f"« {key} » ({day}) vient avant « {earlier_key} » ({earlier})"
            yield RULE.at(resource.origin.at(key), message)

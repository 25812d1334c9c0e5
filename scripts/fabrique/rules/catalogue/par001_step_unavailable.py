"""PAR001: a step of a pathway that leads to no resource, or to one that readers cannot open."""

from bisect import bisect_left
from collections.abc import Iterator
from difflib import get_close_matches

from fabrique.model import Catalogue, Diagnostic, Rule, Severity

COMPARED = 50  # ids looked at for one suggestion: bounds the time that a finding takes
ADVISED = 10  # steps that get a suggestion: a broken file may hold thousands

RULE = Rule(
    code="PAR001",
    severity=Severity.ERROR,
    title="Étape que l’on ne peut pas ouvrir",
    why="Une personne qui suit le parcours serait arrêtée à cette étape.",
    fix="Donnez l’identifiant d’une ressource publiée, ou retirez l’étape.",
    bad={"ressource.yml": "statut: brouillon"},
    good={"ressource.yml": "statut: publie"},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    advised = 0
    for pathway in catalogue.pathways:
        for index, step in enumerate(pathway.steps):
            resource = catalogue.by_id.get(step.resource)
            position = pathway.origin.at("etapes", index, "ressource")
            if resource and pathway.is_published and not resource.is_published:
                status = catalogue.label("statuts", resource.status)
                message = f"« {resource.id} » n’est pas publiée : son statut est « {status[:80]} »"
                yield RULE.at(position, message, "Publiez la ressource, ou retirez l’étape.")
            elif not catalogue.knows(step.resource):
                names = _near(step.resource, catalogue) if advised < ADVISED else ()
                message = f"Aucune ressource n’a l’identifiant « {step.resource} »"
                yield RULE.at(position, message, suggestions=names)
                advised += 1


def _near(wanted: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the present id of a renamed resource, else the ids that look like the wanted one."""
    for resource in catalogue.resources:
        if wanted in resource.former_ids:
            return (resource.id,)
    names = sorted(catalogue.by_id)
    middle = bisect_left(names, wanted)
    start = max(0, min(middle - COMPARED // 2, len(names) - COMPARED))
    return tuple(get_close_matches(wanted, names[start : start + COMPARED], 3, 0.6))

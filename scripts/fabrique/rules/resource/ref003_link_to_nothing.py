"""REF003: a link to a resource that does not exist."""

from bisect import bisect_left
from collections.abc import Iterator
from difflib import get_close_matches

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity, ValuePath

COMPARED = 50  # ids looked at for one suggestion: bounds the time that a finding takes
ADVISED = 10  # links of one resource that get a suggestion: a broken file may hold thousands

RULE = Rule(
    code="REF003",
    severity=Severity.ERROR,
    title="Lien vers une ressource qui n’existe pas",
    why="Le lecteur qui suit la suite, le prérequis ou l’étape arriverait sur une page absente.",
    fix="Donnez l’identifiant d’une ressource du catalogue, ou supprimez le lien.",
    bad={"ressource.yml": "enchaine_avec: [fiche-matieres]"},
    good={"ressource.yml": "enchaine_avec: [fiche-matiere]"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    broken = [(path, wanted) for path, wanted in _links(resource) if not catalogue.knows(wanted)]
    renamed = _read_renamings(catalogue) if broken else {}
    for rank, (path, wanted) in enumerate(broken):
        position = resource.origin.at(*path)
        current = renamed.get(wanted)
        if current:
            message = f"La ressource « {wanted} » a changé d’identifiant"
            yield RULE.at(position, message, f"Écrivez « {current} ».", (current,))
        else:
            message = f"Aucune ressource n’a l’identifiant « {wanted} »"
            names = _near(wanted, catalogue) if rank < ADVISED else ()
            yield RULE.at(position, message, suggestions=names)


def _links(resource: Resource) -> Iterator[tuple[ValuePath, str]]:
    """Yield the place and the id of every resource that this one names."""
    for index, item in enumerate(resource.prerequisites):
        if item.resource:
            yield ("prerequis", index, "ressource"), item.resource
    for index, phase in enumerate(resource.phases):
        if phase.resource:
            yield ("deroule", index, "ressource"), phase.resource
    for index, following in enumerate(resource.followed_by):
        yield ("enchaine_avec", index), following
    if resource.replaced_by:
        yield ("remplace_par",), resource.replaced_by


def _read_renamings(catalogue: Catalogue) -> dict[str, str]:
    """Return the present id of every resource that once bore another one."""
    return {former: item.id for item in catalogue.resources for former in item.former_ids}


def _near(wanted: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids that look like the wanted one, among its neighbours by alphabet."""
    names = sorted(catalogue.by_id)
    middle = bisect_left(names, wanted)
    start = max(0, min(middle - COMPARED // 2, len(names) - COMPARED))
    return tuple(get_close_matches(wanted, names[start : start + COMPARED], 3, 0.6))

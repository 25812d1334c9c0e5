"""REF009: a citation whose key the bibliography does not have."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from difflib import get_close_matches

from fabrique.model import Catalogue, Diagnostic, Position, Resource, Rule, Severity

COMPARED = 50  # keys looked at for one suggestion: bounds the time that a finding takes
ADVISED = 10  # keys of one resource that get a suggestion: a broken file may hold thousands

RULE = Rule(
    code="REF009",
    severity=Severity.ERROR,
    title="Citation sans entrée dans la bibliographie",
    why="Le lecteur verrait une clé au lieu de la source, et ne pourrait rien vérifier.",
    fix="Corrigez la clé, ou ajoutez l’entrée dans ressources/bibliographie.bib.",
    bad={"ressource.yml": "references: [dupond2020atelier]"},
    good={"ressource.yml": "references: [dupont2020atelier]"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    known = catalogue.bibliography.by_key
    advice: dict[str, tuple[str, ...]] = {}
    for key, position in _unknown(resource, known):
        if key not in advice:
            advice[key] = _near(key, known) if len(advice) < ADVISED else ()
        message = f"La bibliographie n’a pas d’entrée « {key[:80]} »"
        yield RULE.at(position, message, suggestions=advice[key])


def _unknown(resource: Resource, known: Container[str]) -> Iterator[tuple[str, Position]]:
    """Yield every cited key that is not known, in the data then in the text, and its place."""
    for index, key in enumerate(resource.references):
        if key not in known:
            yield key, resource.origin.at("references", index)
    for citation in resource.prose.citations if resource.prose else ():
        if citation.key not in known:
            yield citation.key, citation.position


def _near(wanted: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the keys that look like the wanted one, among its neighbours by alphabet."""
    names = sorted(known)
    middle = bisect_left(names, wanted)
    start = max(0, min(middle - COMPARED // 2, len(names) - COMPARED))
    return tuple(get_close_matches(wanted, names[start : start + COMPARED], 3, 0.6))

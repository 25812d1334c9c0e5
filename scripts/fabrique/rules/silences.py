"""MET021: what an author asks not to hear, and the silences that silence nothing."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

IDLE_SILENCE = Rule(
    code="MET021",
    severity=Severity.WARNING,
    title="Silence sans effet",
    why="Une règle mise au silence sans raison d’être cacherait un jour une vraie faute ; une erreur, elle, ne se tait pas.",
    fix="Supprimez cette ligne de « verification », ou corrigez le code de la règle.",
    bad={"ressource.yml": "verification: {ignorer: [{regle: MET004, raison: Titre imposé.}]}"},
    good={
        "ressource.yml": "titre: " + "Lire un graphique " * 7 + "\nverification:\n  ignorer:\n"
        "    - {regle: MET004, raison: Titre imposé.}"
    },
)


def apply_silences(
    diagnostics: Iterable[Diagnostic], catalogue: Catalogue, codes: Iterable[str]
) -> Iterator[Diagnostic]:
    """Yield what remains once the authors' silences are applied, then the idle silences.

    A silence reaches the warnings and the advice on the files of its own resource; an error is
    always told. `codes` are those of every rule, for suggestions.
    """
    silenced = {
        resource.folder + "/": resource for resource in catalogue.resources if resource.checks
    }
    used: set[tuple[str, str]] = set()
    for found in diagnostics:
        resource = _owner(found, silenced)
        if (
            resource
            and found.rule.severity is not Severity.ERROR
            and _asks(resource, found.rule.code)
        ):
            used.add((resource.folder, found.rule.code))
        else:
            yield found
    known = tuple(codes)
    for resource in silenced.values():
        yield from _idle(resource, used, known)


def _owner(found: Diagnostic, silenced: dict[str, Resource]) -> Resource | None:
    """Return the resource whose folder holds the file of a finding (`ressources/catalogue/<id>/`)."""
    parts = found.position.file.split("/", 3)
    return silenced.get("/".join(parts[:3]) + "/") if len(parts) == 4 else None


def _asks(resource: Resource, code: str) -> bool:
    return resource.checks is not None and any(item.rule == code for item in resource.checks.ignore)


def _idle(
    resource: Resource, used: set[tuple[str, str]], known: tuple[str, ...]
) -> Iterator[Diagnostic]:
    if resource.checks is None:
        return
    for index, item in enumerate(resource.checks.ignore):
        if (resource.folder, item.rule) in used:
            continue
        position = resource.origin.at("verification", "ignorer", index, "regle")
        if item.rule in known:
            yield IDLE_SILENCE.at(position, f"La règle {item.rule} n’a rien à taire ici")
        else:
            near = tuple(get_close_matches(item.rule, known, 3, 0.6))
            yield IDLE_SILENCE.at(
                position, f"La règle « {item.rule} » n’existe pas", suggestions=near
            )

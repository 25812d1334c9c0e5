"""REF004: a resource that links to itself, or twice to another one in the same list."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity, ValuePath

RULE = Rule(
    code="REF004",
    severity=Severity.WARNING,
    title="Lien vers soi-même ou lien répété",
    why="Un lien qui ramène à la page ouverte, ou deux fois à la même, fait douter du catalogue.",
    fix="Supprimez le lien en trop.",
    bad={"ressource.yml": "enchaine_avec: [fiche-matiere, fiche-matiere]"},
    good={"ressource.yml": "enchaine_avec: [fiche-matiere, reparer-ensemble]"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    seen: set[tuple[str | int, str]] = set()
    for path, wanted in _links(resource):
        name = path[0]
        if wanted == resource.id:
            position = resource.origin.at(*path)
            yield RULE.at(position, f"« {name} » renvoie la ressource à elle-même")
        elif name != "deroule" and (name, wanted) in seen:  # two phases may use the same tool
            position = resource.origin.at(*path)
            yield RULE.at(position, f"« {wanted} » est déjà dans « {name} »")
        seen.add((name, wanted))


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

"""REF008: a link from what readers see to a resource that they are not offered."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity, ValuePath

RULE = Rule(
    code="REF008",
    severity=Severity.WARNING,
    title="Lien vers une ressource non publiée",
    why="Le lecteur d’une page publiée ne peut pas ouvrir un brouillon, et une ressource retirée ne"
    " doit plus être conseillée.",
    fix="Publiez l’autre ressource, ou supprimez le lien en attendant.",
    bad={
        "ressource.yml": "enchaine_avec: [reparer-ensemble]",
        "ressources/catalogue/reparer-ensemble/ressource.yml": "statut: brouillon",
    },
    good={
        "ressource.yml": "enchaine_avec: [reparer-ensemble]",
        "ressources/catalogue/reparer-ensemble/ressource.yml": "statut: publie",
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if not resource.trusts("statut"):
        return
    for path, wanted in _links(resource):
        other = catalogue.by_id.get(wanted)
        if other is None or other.is_published or wanted == resource.id:
            continue
        status = catalogue.label("statuts", other.status)
        message = f"« {wanted} » n’est pas publiée : son statut est « {status[:80]} »"
        replacement = catalogue.by_id.get(other.replaced_by or "")
        if replacement and replacement.is_published and replacement is not resource:
            names = (replacement.id,)
            hint = f"Renvoyez à « {replacement.id} », qui la remplace."
            yield RULE.at(resource.origin.at(*path), message, hint, names)
        else:
            yield RULE.at(resource.origin.at(*path), message)


def _links(resource: Resource) -> Iterator[tuple[ValuePath, str]]:
    """Yield the place and the id of every resource to which readers of this one are sent.

    The page of a withdrawn resource only says what replaces it; a draft has no reader.
    """
    if resource.is_published:
        for index, item in enumerate(resource.prerequisites):
            if item.resource:
                yield ("prerequis", index, "ressource"), item.resource
        for index, phase in enumerate(resource.phases):
            if phase.resource:
                yield ("deroule", index, "ressource"), phase.resource
        for index, following in enumerate(resource.followed_by):
            yield ("enchaine_avec", index), following
    if resource.replaced_by and (resource.is_published or resource.is_withdrawn):
        yield ("remplace_par",), resource.replaced_by

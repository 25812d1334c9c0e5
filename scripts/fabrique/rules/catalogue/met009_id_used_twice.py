"""MET009: an id, present or former, that two resources claim."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

RULE = Rule(
    code="MET009",
    severity=Severity.ERROR,
    title="Identifiant déjà pris",
    why="Une adresse publiée répond pour toujours : elle ne peut pas mener à deux ressources.",
    fix="Choisissez un identifiant libre, ou retirez-le de « anciens_identifiants ».",
    bad={"ressource.yml": "anciens_identifiants: [fiche-matiere]"},
    good={"ressource.yml": "anciens_identifiants: [tri-du-bois]"},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    owners: dict[str, Resource] = {}
    for resource in catalogue.resources:
        first = owners.setdefault(resource.id, resource)
        if first is not resource:
            message = (
                f"L’identifiant « {resource.id} » est déjà celui du dossier « {first.folder} »"
            )
            yield RULE.at(resource.origin.at("id"), message)
    for resource in catalogue.resources:
        for index, former in enumerate(resource.former_ids):
            first = owners.setdefault(former, resource)
            if (
                first is not resource
                or former == resource.id
                or former in resource.former_ids[:index]
            ):
                message = f"L’ancien identifiant « {former} » est déjà pris par « {first.id} »"
                yield RULE.at(resource.origin.at("anciens_identifiants", index), message)

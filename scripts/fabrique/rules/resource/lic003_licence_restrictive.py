"""LIC003: a published resource that few may take up again."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

RULE = Rule(
    code="LIC003",
    severity=Severity.ADVICE,
    title="Licence qui limite le réemploi",
    why="« Pas d’utilisation commerciale » (NC) écarte les formateurs en entreprise, même associatifs ; « pas de modification » (ND) interdit d’adapter la ressource à son groupe ou de la traduire.",
    fix="Préférez CC-BY-SA-4.0 ou CC-BY-4.0, si les œuvres dont elle est tirée le permettent.",
    bad={"ressource.yml": "licence: CC-BY-NC-SA-4.0\nstatut: publie"},
    good={"ressource.yml": "licence: CC-BY-SA-4.0\nstatut: publie"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    licences = catalogue.vocabularies.get("licences")
    term = licences.by_key.get(resource.license) if licences else None
    if term is None or not resource.is_published or not resource.trusts("licence", "statut"):
        return
    limits = []
    if term.non_commercial:
        limits.append("une formation payante ne peut pas la reprendre")
    if term.no_derivatives:
        limits.append("personne ne peut en diffuser une version adaptée")
    if limits:
        message = f"Sous « {resource.license} », {' et '.join(limits)}"
        yield RULE.at(resource.origin.at("licence"), message)

"""REF007: a published resource that trains and assesses no competency."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

RULE = Rule(
    code="REF007",
    severity=Severity.WARNING,
    title="Ressource sans compétence",
    why="Une ressource rattachée à aucune compétence n’apparaît ni dans le référentiel ni dans"
    " les parcours que l’on compose à partir de lui.",
    fix="Ajoutez dans « competences » au moins un code, avec son niveau et son rôle : travaille"
    " ou evalue.",
    bad={"ressource.yml": "competences: []"},
    good={"ressource.yml": "competences:\n  - {code: A1, niveau: 1, role: travaille}"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if not resource.is_published or resource.targets:
        return
    if resource.trusts("statut", "competences"):
        position = resource.origin.key("competences")
        yield RULE.at(position, "La ressource est publiée et ne travaille aucune compétence")

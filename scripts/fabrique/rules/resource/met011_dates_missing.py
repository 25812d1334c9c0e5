"""MET011: a published resource that does not say when."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

_FILE = "ressources/catalogue/nouvelle-fiche/ressource.yml"
_UNDATED = """\
id: nouvelle-fiche
titre: Une nouvelle fiche
resume: Ce que l’on obtient, pour qui et dans quelle situation, en une phrase ou deux.
langue: fr
type: guide
licence: CC-BY-SA-4.0
auteurs: [{nom: Établissement d’exemple, nature: organisation}]
editeur: Établissement d’exemple
version: "1.0.0"
acces: libre
statut: publie
"""

RULE = Rule(
    code="MET011",
    severity=Severity.ERROR,
    title="Dates absentes d’une ressource publiée",
    why="Sans date, une école ne peut ni citer la ressource ni savoir si elle est à jour.",
    fix="Ajoutez les dates qui manquent, sous la forme AAAA-MM-JJ.",
    bad={_FILE: _UNDATED},
    good={_FILE: _UNDATED + "cree: 2026-01-10\npublie: 2026-01-20\nmodifie: 2026-01-20\n"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if not resource.is_published or not resource.trusts("statut"):
        return
    dates = {"cree": resource.created, "publie": resource.published, "modifie": resource.updated_on}
    absent = [key for key, day in dates.items() if day is None and resource.trusts(key)]
    if absent:
        names = ", ".join(f"« {key} »" for key in absent)
        position = resource.origin.at("statut")
        yield RULE.at(position, f"La ressource est publiée et il manque {names}")

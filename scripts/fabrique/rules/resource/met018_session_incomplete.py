"""MET018: a session that lacks what one needs to run it."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

SESSIONS = frozenset({"outil-animation", "activite", "module"})

RULE = Rule(
    code="MET018",
    severity=Severity.WARNING,
    title="Fiche de séance incomplète",
    why="La veille d’une séance, il faut savoir combien de temps, combien de personnes, avec quoi, où et dans quel ordre.",
    fix="Ajoutez les clés qui manquent : « duree », « groupe », « materiel », « espace », « objectifs », « deroule ».",
    bad={"ressource.yml": "materiel: []"},
    good={
        "ressource.yml": "materiel: [{nom: crayons, quantite: 1, par: personne, nature: reutilisable}]"
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if resource.type not in SESSIONS or resource.is_withdrawn or resource.status == "brouillon":
        return
    needed = {
        "duree": resource.duration,
        "groupe": resource.group,
        "materiel": resource.material,
        "espace": resource.rooms,
        "objectifs": resource.outcomes,
        "deroule": resource.phases,
    }
    absent = [key for key, value in needed.items() if not value and resource.trusts(key)]
    if absent:
        position = resource.origin.at("type")
        names = ", ".join(f"« {key} »" for key in absent)
        label = catalogue.label("types", resource.type)
        yield RULE.at(position, f"Une ressource de type « {label} » demande aussi {names}")

"""MET030: a resource that an edition published and of which nothing is said any more."""

import json
from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Origin, Rule, Severity

FILE = "ressources/editions/retraits.yml"

_RECORD = json.dumps(
    {
        "edition": "2026.1",
        "date": "2026-11-21",
        "ressources": {
            "carte-du-lieu": {
                "titre": "Dessiner la carte du lieu",
                "version": "1.0.0",
                "empreinte": "0" * 16,
                "cles": {},
            }
        },
        "adresses": {"catalogue/carte-du-lieu/": "ressource"},
    }
)

RULE = Rule(
    code="MET030",
    severity=Severity.ERROR,
    title="Ressource publiée puis disparue",
    why="Une adresse publiée répond pour toujours : qui la suit doit apprendre ce qu’est devenue la ressource.",
    fix="Remettez le dossier avec « statut: retire » et un motif, ajoutez l’identifiant aux « anciens_identifiants » de la ressource renommée, ou dites le motif dans ressources/editions/retraits.yml.",
    bad={"ressources/editions/2026.1.json": _RECORD},
    good={
        "ressources/editions/2026.1.json": _RECORD,
        "ressources/editions/retraits.yml": "retraits:\n  - adresse: catalogue/carte-du-lieu/\n    motif: Le lieu décrit a fermé.\n",
    },
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    renamed = {former for item in catalogue.resources for former in item.former_ids}
    table = catalogue.withdrawals
    for key, (record, published) in sorted(catalogue.last_published.items()):
        resource = catalogue.by_id.get(key)
        if resource is None:
            told = key in renamed or catalogue.knows(key)
            if not told and not (table and table.find(f"catalogue/{key}/")):
                place = table.origin.at("retraits") if table else Origin(FILE).at()
                yield RULE.at(
                    place,
                    f"« {published.title} » ({key}), publiée par l’édition {record.label},"
                    " n’a plus de dossier",
                )
        elif not resource.is_published and not resource.is_withdrawn and resource.trusts("statut"):
            yield RULE.at(
                resource.origin.at("statut"),
                f"Publiée par l’édition {record.label}, la ressource redevient « {resource.status} »",
                "Laissez-la « publie », ou retirez-la : « statut: retire » avec un motif.",
            )

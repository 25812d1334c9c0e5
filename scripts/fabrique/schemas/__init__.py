"""JSON Schemas of the data files, generated from the model; the `.json` files beside are committed.

An editor reads them to complete keys and values and to explain them in French.
"""

import json
from collections.abc import Iterator
from typing import Any

from fabrique.model import (
    Artifact,
    Blueprint,
    Catalogue,
    Crosswalk,
    Exclusions,
    Framework,
    Glossary,
    Partners,
    Pathway,
    Programs,
    Resource,
    Site,
    Sourced,
    UsageReport,
    Vocabulary,
    Withdrawals,
)

MODELS: dict[str, tuple[type[Sourced], str]] = {
    "correspondance": (Crosswalk, "Correspondances avec un autre cadre"),
    "espace": (Blueprint, "Format d’espace"),
    "formations": (Programs, "Formations du réseau"),
    "glossaire": (Glossary, "Glossaire"),
    "liens-exclus": (Exclusions, "Adresses que l’on ne visite pas"),
    "parcours": (Pathway, "Parcours"),
    "partenaires": (Partners, "Partenaires du réseau"),
    "referentiel": (Framework, "Référentiel de compétences"),
    "ressource": (Resource, "Ressource"),
    "retraits": (Withdrawals, "Pages et ressources retirées"),
    "site": (Site, "Identité du site"),
    "usage": (UsageReport, "Retour d’usage d’une ressource"),
    "vocabulaire": (Vocabulary, "Liste fermée"),
}

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def build_schemas(catalogue: Catalogue) -> Iterator[Artifact]:
    """Yield one schema per kind of file, sorted by name; addresses are file names."""
    for name, (model, title) in sorted(MODELS.items()):
        schema = _refine(model.model_json_schema(by_alias=True), catalogue)
        schema = {"$schema": _DIALECT, **schema, "title": title}
        schema["description"] = f"Un fichier « {name} » de La fabrique des compétences."
        content = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        yield Artifact(f"{name}.json", content.encode(), "application/schema+json")


def _refine(schema: Any, catalogue: Catalogue) -> Any:
    """Write vocabularies as `enum` and drop what only speaks of the code (class docstrings)."""
    if isinstance(schema, list):
        return [_refine(item, catalogue) for item in schema]
    if not isinstance(schema, dict):
        return schema
    refined = {
        key: _refine(value, catalogue) for key, value in schema.items() if key != "x-vocabulaire"
    }
    name = schema.get("x-vocabulaire")
    if name and name in catalogue.vocabularies:
        terms = catalogue.vocabularies[name].terms
        refined["enum"] = [term.key for term in terms]
        refined["markdownEnumDescriptions"] = [
            f"{term.label} : {term.description}" if term.description else term.label
            for term in terms
        ]
    if schema.get("type") == "object" and "properties" in schema:
        refined.pop("description", None)
        refined.pop("title", None)
    return refined

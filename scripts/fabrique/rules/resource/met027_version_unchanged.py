"""MET027: a published resource that changed under the same version and the same date."""

import json
from collections.abc import Iterator

from fabrique.model import (
    Catalogue,
    Diagnostic,
    PublishedResource,
    Resource,
    Rule,
    Severity,
    content_digest,
    fingerprints,
)
from fabrique.model.fingerprint import LIFE_KEYS

_MOST = 6  # names of keys in one sentence


def _record(version: str) -> str:
    """Return the record of an edition that published the sample's resource with other content."""
    published = {
        "titre": "Trier les chutes de bois",
        "version": version,
        "modifie": "2026-11-20",
        "empreinte": "0" * 16,
        "cles": {"titre": "0" * 8},
    }
    return json.dumps(
        {
            "edition": "2026.1",
            "date": "2026-11-21",
            "ressources": {"trier-les-chutes": published},
            "adresses": {"catalogue/trier-les-chutes/": "ressource"},
        }
    )


RULE = Rule(
    code="MET027",
    severity=Severity.ERROR,
    title="Contenu changé sans nouvelle version",
    why="Deux contenus différents sous la même version et la même date trompent ceux qui citent ou adaptent la ressource.",
    fix="Augmentez « version » et mettez à jour « modifie ».",
    bad={
        "ressource.yml": 'version: "1.0.0"\nmodifie: 2026-11-20',
        "ressources/editions/2026.1.json": _record("1.0.0"),
    },
    good={
        "ressource.yml": 'version: "1.0.1"\nmodifie: 2026-11-22',
        "ressources/editions/2026.1.json": _record("1.0.0"),
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    last = _last(resource, catalogue)
    if last is None or not resource.is_published or not resource.trusts("version", "modifie"):
        return
    label, published = last
    if (resource.version, resource.updated_on) != (published.version, published.updated_on):
        return
    keys = fingerprints(resource)
    if content_digest(keys) == published.digest:
        return
    changed = sorted(
        key
        for key in keys.keys() | published.keys.keys()
        if key not in LIFE_KEYS and keys.get(key) != published.keys.get(key)
    )
    shown = ", ".join(changed[:_MOST]) + (" …" if len(changed) > _MOST else "")
    day = f" ({published.updated_on})" if published.updated_on else ""
    yield RULE.at(
        resource.origin.at("version"),
        f"Le contenu a changé depuis l’édition {label} ({shown}), mais ni « version »"
        f" ({published.version}) ni « modifie »{day} n’ont changé",
    )


def _last(resource: Resource, catalogue: Catalogue) -> tuple[str, PublishedResource] | None:
    """Return the last edition that published the resource, under this id or a former one."""
    found = [
        catalogue.last_published[key]
        for key in (resource.id, *resource.former_ids)
        if key in catalogue.last_published
    ]
    if not found:
        return None
    record, published = max(found, key=lambda item: item[0].rank)
    return record.label, published

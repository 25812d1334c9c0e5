"""The whole catalogue in one JSON file: what the site's own tools and other programs filter."""

import json
from collections.abc import Iterator
from typing import Any

from fabrique.model import Artifact, Builder, Catalogue, Edition, Resource

ADDRESS = "catalogue.json"
VERSION = 1  # of this form: a key may be added, never removed nor given another meaning


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Artifact]:
    """Yield `catalogue.json`: one line per published resource, sorted by id.

    Values of closed lists are keys, not labels. `url` is relative to `adresse`, which is also the
    folder of this file: both readings give the same page, wherever the site is copied.
    """
    head = {"version": VERSION, "edition": edition.label, "adresse": edition.site_url}
    opening = ",\n".join(f"{_dump(key)}: {_dump(value)}" for key, value in head.items())
    entries = ",\n".join(_dump(_entry(resource)) for resource in catalogue.published)
    text = f'{{\n{opening},\n"ressources": [\n{entries}\n]\n}}\n'
    yield Artifact(ADDRESS, text.encode(), "application/json")


def _entry(resource: Resource) -> dict[str, Any]:
    minutes = resource.duration.session_bounds if resource.duration else None
    group = resource.group
    return {
        "id": resource.id,
        "titre": resource.title,
        "resume": " ".join(resource.summary.split()),
        "type": resource.type,
        "url": resource.url,
        "licence": resource.license,
        "version": resource.version,
        "modifie": resource.updated_on.isoformat() if resource.updated_on else None,
        "langue": resource.language,
        "niveaux": list(resource.levels),
        "publics": list(resource.audiences),
        "modalites": list(resource.modalities),
        "difficulte": resource.difficulty,
        "minutes": {"min": minutes[0], "max": minutes[1]} if minutes else None,
        "groupe": {"min": group.min, "max": group.max} if group else None,
        "competences": [
            {"code": target.code, "niveau": target.level, "role": target.role}
            for target in resource.targets
        ],
        "mots_cles": list(resource.keywords),
    }


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


BUILDER = Builder(name="catalogue-json", title="Catalogue en JSON", build=build)

"""One AMB record beside the page of each published resource."""

import hashlib
import json
from collections.abc import Iterator

from fabrique.crosswalks import attached, to_amb
from fabrique.model import Artifact, Builder, Catalogue, Edition


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Artifact]:
    """Yield `catalogue/<id>/amb.json` for every published resource, sorted by id."""
    for resource in catalogue.published:
        digests = {
            item.path: hashlib.sha256(file.read()).hexdigest() for item, file in attached(resource)
        }
        record = to_amb(resource, catalogue, edition, digests)
        text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
        yield Artifact(f"{resource.url}amb.json", text.encode(), "application/ld+json")


BUILDER = Builder(name="amb", title="Notices AMB", build=build)

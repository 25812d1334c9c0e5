"""The data of the filters: a small file that the catalogue reads when somebody wants to filter."""

import json
from collections.abc import Sequence

from fabrique.model import Artifact, Catalogue
from fabrique.pages.card import card_facts, short_summary
from fabrique.pages.facets import Facet, FacetValue, sorted_by_title

NAME = "liste.json"  # beside the catalogue: `adresse` is relative to this file
ADDRESS = f"catalogue/{NAME}"


def build_list(
    catalogue: Catalogue, facets: Sequence[tuple[Facet, Sequence[FacetValue]]]
) -> Artifact:
    """Return the published resources in the order of the pages, their keys by facet.

    A key is written as in the address of its page. Labels are not repeated: the page has them.
    """
    keys: dict[str, dict[str, list[str]]] = {}
    for facet, values in facets:
        for value in values:
            for resource in value.resources:
                own = keys.setdefault(resource.id, {})
                own.setdefault(facet.name, []).append(value.segment)
    rows = [
        {
            "adresse": resource.url.removeprefix("catalogue/"),
            "titre": resource.title,
            "resume": short_summary(resource),
            "infos": card_facts(resource, catalogue),
            "valeurs": keys.get(resource.id, {}),
        }
        for resource in sorted_by_title(catalogue.published)
    ]
    text = json.dumps({"ressources": rows}, ensure_ascii=False, separators=(",", ":"))
    return Artifact(ADDRESS, text.encode() + b"\n", "application/json")

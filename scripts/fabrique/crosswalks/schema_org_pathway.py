"""A learning path in the terms of schema.org: a `Course` whose parts keep their order."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from fabrique.crosswalks.agents import author_nodes, publisher_node
from fabrique.crosswalks.competencies import competency_terms, targets_for
from fabrique.crosswalks.concepts import licence_url
from fabrique.crosswalks.duration import iso_duration
from fabrique.crosswalks.editions import published_in
from fabrique.crosswalks.schema_org import (
    CONTEXT,
    audience_nodes,
    is_free,
    level_terms,
    use_terms,
    without_empty,
)
from fabrique.model import Catalogue, Edition, Pathway, Resource, Step, bounds

Kept = tuple[Step, Resource]


def pathway_to_schema_org(
    pathway: Pathway, catalogue: Catalogue, edition: Edition
) -> dict[str, Any]:
    """Return the JSON-LD of a path; steps whose resource is not published are left out.

    `hasPart` is a set in RDF: the order is told by the positions of an `ItemList`. Time and
    competencies are those of the steps that nobody skips.
    """
    url = urljoin(edition.site_url, pathway.url)
    steps = _kept(pathway, catalogue)
    required = [(step, resource) for step, resource in steps if not step.optional]
    targets = [target for _, resource in required for target in resource.targets]
    publisher = publisher_node(edition.publisher, edition) if edition.publisher else None
    return without_empty(
        {
            "@context": CONTEXT,
            "@type": "Course",
            "@id": url,
            "url": url,
            "identifier": pathway.id,
            "name": pathway.title,
            "description": " ".join(pathway.summary.split()),
            "inLanguage": pathway.language,
            "license": licence_url(catalogue, pathway.license),
            "author": author_nodes(pathway.authors, catalogue),
            "publisher": publisher,
            "provider": publisher,
            "version": pathway.version,
            **published_in(pathway.url, edition),
            "datePublished": pathway.published and pathway.published.isoformat(),
            "dateModified": pathway.updated_on and pathway.updated_on.isoformat(),
            "educationalLevel": level_terms(pathway.levels, catalogue),
            "audience": audience_nodes(pathway.audiences, catalogue),
            "educationalUse": use_terms(pathway.modalities, catalogue),
            "timeRequired": _time_required(required),
            "teaches": competency_terms(
                targets_for(targets, "teaches", catalogue), catalogue, edition
            ),
            "assesses": competency_terms(
                targets_for(targets, "assesses", catalogue), catalogue, edition
            ),
            "isAccessibleForFree": all(is_free(item, catalogue) for _, item in steps) or None,
            "hasPart": [
                {"@type": "LearningResource", "@id": part, "name": resource.title}
                for part, resource in {
                    urljoin(edition.site_url, resource.url): resource for _, resource in steps
                }.items()
            ],
            "mainEntity": _ordered(steps, edition),
        }
    )


def _kept(pathway: Pathway, catalogue: Catalogue) -> list[Kept]:
    found = ((step, catalogue.by_id.get(step.resource)) for step in pathway.steps)
    return [(step, resource) for step, resource in found if resource and resource.is_published]


def _ordered(steps: list[Kept], edition: Edition) -> dict[str, Any] | None:
    if not steps:
        return None
    return {
        "@type": "ItemList",
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "numberOfItems": len(steps),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "item": {"@id": urljoin(edition.site_url, resource.url)},
                "description": " ".join(step.why.split()),
            }
            for position, (step, resource) in enumerate(steps, start=1)
        ],
    }


def _time_required(steps: Iterable[Kept]) -> str | None:
    """Return the longest total, or None when a step has no duration."""
    total = 0
    for step, resource in steps:
        if step.duration is not None:
            total += bounds(step.duration)[1]
        elif resource.duration is not None:
            total += resource.duration.session_bounds[1]
        else:
            return None
    return iso_duration(total) if total else None

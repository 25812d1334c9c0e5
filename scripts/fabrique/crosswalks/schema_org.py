"""A resource in the terms of schema.org: a `LearningResource` that search engines read.

Source: schema.org `LearningResource` and `CreativeWork`; LRMI. What has no value is left out:
an empty property says something, an absent one says nothing.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from fabrique.crosswalks.agents import agent_type, author_nodes, publisher_node
from fabrique.crosswalks.competencies import alignments, competency_terms, targets_for
from fabrique.crosswalks.concepts import (
    Concept,
    audience_keys,
    concepts,
    equivalent,
    licence_url,
)
from fabrique.crosswalks.duration import time_required
from fabrique.crosswalks.editions import published_in
from fabrique.crosswalks.encoding import attached, file_url, media_type
from fabrique.model import Catalogue, Edition, Resource
from fabrique.model.resource import Prerequisite

CONTEXT = "https://schema.org"
LEVELS = "https://w3id.org/kim/educationalLevel/"

_STATUS = {"brouillon": "Draft", "relu": "Draft", "publie": "Published", "retire": "Obsolete"}

Node = dict[str, Any]


def to_schema_org(resource: Resource, catalogue: Catalogue, edition: Edition) -> Node:
    """Return the JSON-LD of a resource, ready for `json.dumps`; its `@id` is its public address."""
    url = urljoin(edition.site_url, resource.url)
    return without_empty(
        {
            "@context": CONTEXT,
            "@type": "LearningResource",
            "@id": url,
            "url": url,
            "identifier": resource.id,
            "name": resource.title,
            "description": " ".join(resource.summary.split()),
            "inLanguage": resource.language,
            "license": licence_url(catalogue, resource.license),
            "author": author_nodes(resource.authors, catalogue),
            "contributor": _contributors(resource, catalogue),
            "publisher": publisher_node(resource.publisher, edition),
            "version": resource.version,
            "creativeWorkStatus": _STATUS.get(resource.status),
            "dateCreated": resource.created and resource.created.isoformat(),
            "datePublished": resource.published and resource.published.isoformat(),
            "dateModified": resource.updated_on and resource.updated_on.isoformat(),
            "keywords": list(resource.keywords),
            "about": [
                {"@type": "DefinedTerm", "@id": subject.uri, "name": subject.label}
                for subject in resource.subjects
            ],
            "learningResourceType": _type(resource, catalogue),
            "educationalLevel": [
                *level_terms(resource.levels, catalogue),
                *_difficulty(resource, catalogue),
            ],
            "audience": audience_nodes(audience_keys(resource), catalogue),
            "educationalUse": use_terms(resource.modalities, catalogue),
            "timeRequired": resource.duration and time_required(resource.duration),
            "teaches": [
                *competency_terms(
                    targets_for(resource.targets, "teaches", catalogue), catalogue, edition
                ),
                *resource.outcomes,
            ],
            "assesses": competency_terms(
                targets_for(resource.targets, "assesses", catalogue), catalogue, edition
            ),
            "educationalAlignment": alignments(resource.targets, catalogue, edition),
            "competencyRequired": [
                text
                for item in resource.prerequisites
                if (text := _prerequisite(item, catalogue, edition))
            ],
            "isBasedOn": _sources(resource, catalogue),
            "isPartOf": [
                {
                    "@type": "Course",
                    "@id": urljoin(edition.site_url, pathway.url),
                    "name": pathway.title,
                }
                for pathway in catalogue.used_in.get(resource.id, ())
                if pathway.is_published
            ],
            "encoding": _encodings(resource, catalogue, edition),
            "image": _image(resource, edition),
            **published_in(resource.url, edition),
            "isAccessibleForFree": is_free(resource, catalogue) or None,
            **_accessibility(resource, catalogue),
        }
    )


def without_empty(node: Node) -> Node:
    """Return a node without the properties that have no value."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def defined_terms(found: Iterable[Concept], term_set: str = "") -> list[Node]:
    """Return one DefinedTerm per concept; only one that has an address is said to be in a set."""
    return [
        without_empty(
            {
                "@type": "DefinedTerm",
                "@id": concept.uri,
                "name": concept.label,
                "inDefinedTermSet": term_set if concept.uri else "",
            }
        )
        for concept in found
    ]


def level_terms(keys: Iterable[str], catalogue: Catalogue) -> list[Node]:
    """Return the levels of study, with their addresses in the list of KIM."""
    return defined_terms(concepts(catalogue, "niveaux", keys, "kim"), LEVELS)


def use_terms(keys: Iterable[str], catalogue: Catalogue) -> list[Node]:
    """Return the ways of teaching, with their addresses in ScoLOMFR."""
    return defined_terms(concepts(catalogue, "modalites", keys, "scolomfr"))


def audience_nodes(keys: Iterable[str], catalogue: Catalogue) -> list[Node]:
    """Return the audiences: role in English as LRMI names it, label in French."""
    return [
        without_empty(
            {
                "@type": "EducationalAudience",
                "educationalRole": concept.uri.rpartition("/")[2],
                "audienceType": concept.label,
            }
        )
        for concept in concepts(catalogue, "publics", keys, "lrmi")
    ]


def is_free(resource: Resource, catalogue: Catalogue) -> bool:
    """Tell whether the resource is read without paying."""
    return equivalent(catalogue, "acces", resource.access, "schema") == "isAccessibleForFree"


def _difficulty(resource: Resource, catalogue: Catalogue) -> list[str]:
    return [catalogue.label("difficultes", resource.difficulty)] if resource.difficulty else []


def _type(resource: Resource, catalogue: Catalogue) -> list[Any]:
    """Return our name of the type, then the nearest concept of HCRT, often wider: not its name."""
    uri = equivalent(catalogue, "types", resource.type, "hcrt")
    label = catalogue.label("types", resource.type)
    return [label, {"@id": uri}] if uri else [label]


def _contributors(resource: Resource, catalogue: Catalogue) -> list[Node]:
    return [
        {
            "@type": "Role",
            "roleName": catalogue.label("roles-contributeur", item.role),
            "contributor": {
                "@type": agent_type(item.name, resource, catalogue),
                "name": item.name,
            },
        }
        for item in resource.contributors
    ]


def _prerequisite(item: Prerequisite, catalogue: Catalogue, edition: Edition) -> str:
    if item.text:
        return item.text
    required = catalogue.by_id.get(item.resource or "")
    if required is None or not required.is_published:
        return ""
    return f"{required.title} ({urljoin(edition.site_url, required.url)})"


def _sources(resource: Resource, catalogue: Catalogue) -> list[Node]:
    return [
        without_empty(
            {
                "@type": "CreativeWork",
                "name": source.title,
                "url": source.source,
                "creditText": source.authors,
                "license": licence_url(catalogue, source.license),
            }
        )
        for source in resource.adapted_from
    ]


def _encodings(resource: Resource, catalogue: Catalogue, edition: Edition) -> list[Node]:
    return [
        without_empty(
            {
                "@type": "MediaObject",
                "name": item.title,
                "contentUrl": file_url(resource, item.path, edition),
                "encodingFormat": media_type(item.path),
                "contentSize": f"{file.size_bytes} B",
                "license": licence_url(catalogue, item.license or resource.license),
                "inLanguage": item.language,
                "description": item.alt,
                "creditText": item.authors,
                "isBasedOn": item.source,
            }
        )
        for item, file in attached(resource)
    ]


def _image(resource: Resource, edition: Edition) -> Node | None:
    if resource.image is None:
        return None
    if resource.image.path not in {file.path for file in resource.found_files}:
        return None
    url = file_url(resource, resource.image.path, edition)
    return {"@type": "ImageObject", "contentUrl": url, "caption": resource.image.alt}


def _accessibility(resource: Resource, catalogue: Catalogue) -> Node:
    said = resource.accessibility
    if said is None:
        return {}
    return {
        "accessMode": [
            mode
            for key in said.modes
            if (mode := equivalent(catalogue, "modes-acces", key, "schema"))
        ],
        "accessibilityFeature": list(said.features),
        "accessibilityHazard": list(said.hazards),
        "accessibilitySummary": said.summary,
    }

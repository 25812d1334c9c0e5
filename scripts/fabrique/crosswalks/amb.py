"""A resource as a record of AMB, the profile that German-speaking and European catalogues harvest.

Source: Allgemeines Metadatenprofil für Bildungsressourcen, version 20231019. It is schema.org in
JSON-LD whose `@id` and `@type` are called `id` and `type`, with closed lists of addresses. Never
`duration`: there it is the playing time of a recording, not the length of a session.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from fabrique.crosswalks.agents import agent_type, author_nodes
from fabrique.crosswalks.competencies import competency_terms, targets_for
from fabrique.crosswalks.concepts import (
    Concept,
    audience_keys,
    concepts,
    equivalent,
    licence_url,
)
from fabrique.crosswalks.encoding import attached, file_url, media_type
from fabrique.crosswalks.schema_org import is_free, without_empty
from fabrique.model import Catalogue, Edition, Resource, Target

CONTEXT = "https://w3id.org/kim/amb/context.jsonld"

# The schema `license.json` knows Creative Commons, GNU, Apache, MIT and BSD, and nothing else.
_ACCEPTED_LICENCES = re.compile(
    r"https?://(?:creativecommons\.org/(?:licenses|publicdomain)/|www\.gnu\.org/licenses/"
    r"|opensource\.org/licenses/MIT)"
)
# The schema `about.json` asks for at least one subject of these lists.
_ACCEPTED_SUBJECTS = re.compile(
    r"https://w3id\.org/kim/hochschulfaechersystematik/|http://w3id\.org/kim/schulfaecher/"
)
_LEVELS = "https://w3id.org/kim/educationalLevel/"

Node = dict[str, Any]


def to_amb(
    resource: Resource,
    catalogue: Catalogue,
    edition: Edition,
    digests: Mapping[str, str] | None = None,
) -> Node | None:
    """Return the record of a published resource, None for any other.

    `digests` gives the SHA-256 of files, path → hexadecimal. A licence that AMB does not know is
    left out of `license` and said in `conditionsOfAccess`.
    """
    if not resource.is_published:
        return None
    url = urljoin(edition.site_url, resource.url)
    trained, assessed = (
        targets_for(resource.targets, verb, catalogue) for verb in ("teaches", "assesses")
    )
    return without_empty(
        {
            "@context": [CONTEXT, {"@language": _language(resource.language)}],
            "id": url,
            "type": ["LearningResource"],
            "name": resource.title,
            "description": " ".join(resource.summary.split()),
            "inLanguage": [_language(resource.language)],
            "license": _licence(catalogue, resource.license),
            "creator": [_agent(node) for node in author_nodes(resource.authors, catalogue)],
            "contributor": [
                {"type": agent_type(item.name, resource, catalogue), "name": item.name}
                for item in resource.contributors
            ],
            "publisher": [_publisher(resource.publisher, edition)],
            "dateCreated": resource.created and resource.created.isoformat(),
            "datePublished": resource.published and resource.published.isoformat(),
            "dateModified": resource.updated_on and resource.updated_on.isoformat(),
            "keywords": list(resource.keywords),
            "about": _subjects(resource),
            "learningResourceType": _type(resource, catalogue),
            "educationalLevel": [
                term
                for term in _terms(concepts(catalogue, "niveaux", resource.levels, "kim"))
                if term["id"].startswith(_LEVELS)
            ],
            "audience": _terms(concepts(catalogue, "publics", audience_keys(resource), "lrmi")),
            "teaches": _competencies(trained, catalogue, edition),
            "assesses": _competencies(assessed, catalogue, edition),
            "competencyRequired": _required(resource, catalogue, edition),
            "isBasedOn": _sources(resource, catalogue),
            "isPartOf": [
                {
                    "id": urljoin(edition.site_url, pathway.url),
                    "type": ["Course", "LearningResource"],
                    "name": pathway.title,
                }
                for pathway in catalogue.used_in.get(resource.id, ())
                if pathway.is_published
            ],
            "encoding": _encodings(resource, edition, digests or {}),
            "image": _image(resource, edition),
            "isAccessibleForFree": is_free(resource, catalogue) or None,
            "conditionsOfAccess": _conditions(resource, catalogue),
            "mainEntityOfPage": [_description(resource, catalogue, edition)],
        }
    )


def _language(key: str) -> str:
    """Return the two-letter code (ISO 639-1), the only form that AMB takes."""
    return key.partition("-")[0].lower()


def _licence(catalogue: Catalogue, key: str) -> Node | None:
    url = licence_url(catalogue, key)
    return {"id": url} if url and _ACCEPTED_LICENCES.match(url) else None


def _agent(node: Node) -> Node:
    """Return a schema.org person or organisation under the key names of AMB."""
    renamed = {key.removeprefix("@"): value for key, value in node.items()}
    renamed.pop("parentOrganization", None)
    if "affiliation" in renamed:
        renamed["affiliation"] = _agent(renamed["affiliation"])
    return renamed


def _publisher(name: str, edition: Edition) -> Node:
    node: Node = {"type": "Organization", "name": name}
    if name == edition.publisher:
        node["id"] = edition.site_url
    return node


def _terms(found: Iterable[Concept]) -> list[Node]:
    """Return the concepts that have an address; our labels are French."""
    return [
        {"type": "Concept", "id": concept.uri, "prefLabel": {"fr": concept.label}}
        for concept in found
        if concept.uri
    ]


def _type(resource: Resource, catalogue: Catalogue) -> list[Node]:
    """Return the nearest concept of HCRT without our label: ours is often narrower."""
    uri = equivalent(catalogue, "types", resource.type, "hcrt")
    return [{"type": "Concept", "id": uri}] if uri else []


def _subjects(resource: Resource) -> list[Node]:
    if not any(_ACCEPTED_SUBJECTS.match(subject.uri) for subject in resource.subjects):
        return []
    return _terms(Concept(subject.uri, subject.label) for subject in resource.subjects)


def _competencies(targets: Iterable[Target], catalogue: Catalogue, edition: Edition) -> list[Node]:
    language = _language(catalogue.framework.language) if catalogue.framework else "fr"
    return [
        {"id": term["@id"], "prefLabel": {language: f"{term['termCode']} {term['name']}"}}
        for term in competency_terms(targets, catalogue, edition)
        if "@id" in term
    ]


def _required(resource: Resource, catalogue: Catalogue, edition: Edition) -> list[Node]:
    """Return the resources to have followed first; a sentence has no address and no place here."""
    found = (catalogue.by_id.get(item.resource or "") for item in resource.prerequisites)
    return [
        {
            "id": urljoin(edition.site_url, required.url),
            "prefLabel": {_language(required.language): required.title},
        }
        for required in found
        if required and required.is_published
    ]


def _sources(resource: Resource, catalogue: Catalogue) -> list[Node]:
    return [
        without_empty(
            {
                "id": source.source,
                "type": ["LearningResource"],
                "name": source.title,
                "creator": [
                    {
                        "type": agent_type(source.authors, resource, catalogue),
                        "name": source.authors,
                    }
                ],
                "license": _licence(catalogue, source.license),
            }
        )
        for source in resource.adapted_from
    ]


def _encodings(resource: Resource, edition: Edition, digests: Mapping[str, str]) -> list[Node]:
    return [
        without_empty(
            {
                "type": "MediaObject",
                "contentUrl": file_url(resource, item.path, edition),
                "encodingFormat": media_type(item.path),
                "contentSize": str(file.size_bytes),
                "sha256": digests.get(item.path),
            }
        )
        for item, file in attached(resource)
    ]


def _image(resource: Resource, edition: Edition) -> str | None:
    found = {file.path for file in resource.found_files}
    if resource.image is None or resource.image.path not in found:
        return None
    return file_url(resource, resource.image.path, edition)


def _conditions(resource: Resource, catalogue: Catalogue) -> Node | None:
    uri = equivalent(catalogue, "acces", resource.access, "amb")
    if not uri:
        return None
    label = catalogue.label("acces", resource.access)
    url = licence_url(catalogue, resource.license)
    if url and _licence(catalogue, resource.license) is None:
        label = f"{label}, sous {catalogue.label('licences', resource.license)} ({url})"
    return {"type": "Concept", "id": uri, "prefLabel": {"fr": label}}


def _description(resource: Resource, catalogue: Catalogue, edition: Edition) -> Node:
    name = catalogue.site.name if catalogue.site else edition.publisher
    return without_empty(
        {
            "id": urljoin(edition.site_url, resource.url),
            "type": "WebContent",
            "provider": without_empty({"id": edition.site_url, "type": "Service", "name": name}),
            "dateCreated": resource.published and resource.published.isoformat(),
            "dateModified": resource.updated_on and resource.updated_on.isoformat(),
        }
    )

"""People and organisations as schema.org nodes; AMB takes the same ones under other key names."""

from collections.abc import Iterable
from typing import Any

from fabrique.crosswalks.concepts import equivalent
from fabrique.model import Author, Catalogue, Edition, Resource

ORGANIZATION = "Organization"
PERSON = "Person"


def author_nodes(authors: Iterable[Author], catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return one node per author, identified by ORCID or ROR when known."""
    return [_author(author, catalogue) for author in authors]


def publisher_node(name: str, edition: Edition) -> dict[str, Any]:
    """Return who publishes; the publisher of the site has the site's address."""
    node: dict[str, Any] = {"@type": ORGANIZATION, "name": name}
    if name == edition.publisher:
        node["url"] = edition.site_url
    return node


def agent_type(name: str, resource: Resource, catalogue: Catalogue) -> str:
    """Say what a mere name stands for: an organisation that we know, otherwise a person."""
    known = {resource.publisher}
    known.update(author.name for author in resource.authors if author.nature == "organisation")
    known.update(author.organization for author in resource.authors if author.organization)
    if catalogue.site:
        known.add(catalogue.site.publisher)
    if catalogue.partners:
        known.update(partner.name for partner in catalogue.partners.partners)
    return ORGANIZATION if name in known else PERSON


def _author(author: Author, catalogue: Catalogue) -> dict[str, Any]:
    nature = equivalent(catalogue, "natures-auteur", author.nature, "schema") or PERSON
    node: dict[str, Any] = {"@type": nature}
    if nature == ORGANIZATION:
        if author.ror:
            node["@id"] = author.ror
        node["name"] = author.name
        if author.organization:
            node["parentOrganization"] = {"@type": ORGANIZATION, "name": author.organization}
        return node
    if author.orcid:
        node["@id"] = f"https://orcid.org/{author.orcid}"
    node["name"] = author.name
    if author.organization:
        node["affiliation"] = {"@type": ORGANIZATION, "name": author.organization}
        if author.ror:
            node["affiliation"]["@id"] = author.ror
    return node

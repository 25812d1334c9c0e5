"""The names of Highwire Press, which reference managers and Google Scholar read in a page."""

from collections.abc import Iterator
from urllib.parse import urljoin

from fabrique.model import Edition, Resource

Meta = tuple[str, str]


def highwire_names(resource: Resource, edition: Edition) -> tuple[Meta, ...]:
    """Return the pairs (name, content) in order; an author's affiliation follows the author.

    Dates are written YYYY/MM/DD, as Google Scholar's inclusion guidelines ask.
    """
    return tuple(_names(resource, edition))


def _names(resource: Resource, edition: Edition) -> Iterator[Meta]:
    yield "citation_title", resource.title
    for author in resource.authors:
        yield "citation_author", author.name
        if author.organization:
            yield "citation_author_institution", author.organization
        if author.orcid:
            yield "citation_author_orcid", f"https://orcid.org/{author.orcid}"
    day = resource.published or resource.updated_on
    if day:
        yield "citation_publication_date", day.isoformat().replace("-", "/")
    yield "citation_publisher", resource.publisher
    yield "citation_language", resource.language
    if resource.keywords:
        yield "citation_keywords", "; ".join(resource.keywords)
    yield "citation_public_url", urljoin(edition.site_url, resource.url)

"""Atom feed of new and changed resources (RFC 4287)."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from fabrique.crosswalks import licence_url
from fabrique.model import Artifact, Author, Builder, Catalogue, Edition, Resource

ADDRESS = "flux/atom.xml"
LATEST = 30  # entries; readers poll more often than we publish that many
_TYPES = "contribuer/metadonnees/#liste-types"


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Artifact]:
    """Yield `flux/atom.xml`: the last changed resources, newest first, dates in UTC."""
    newest = sorted(
        catalogue.published,
        key=lambda resource: (_updated(resource, edition), resource.id),
        reverse=True,
    )[:LATEST]
    site = catalogue.site
    language = site.language if site else "fr"
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language})
    SubElement(feed, "id").text = edition.site_url
    name = site.name if site else edition.publisher
    SubElement(feed, "title").text = f"{name} – ressources nouvelles et modifiées"
    if site:
        SubElement(feed, "subtitle").text = " ".join(site.summary.split())
    latest = max((_updated(resource, edition) for resource in newest), default=edition.date)
    SubElement(feed, "updated").text = _moment(latest)
    SubElement(SubElement(feed, "author"), "name").text = edition.publisher or name
    _link(feed, "self", urljoin(edition.site_url, ADDRESS), "application/atom+xml")
    _link(feed, "alternate", urljoin(edition.site_url, "catalogue/"), "text/html")
    for resource in newest:
        _add_entry(feed, resource, catalogue, edition)
    indent(feed)
    content = tostring(feed, encoding="utf-8", xml_declaration=True)
    yield Artifact(ADDRESS, content + b"\n", "application/atom+xml")


def _add_entry(feed: Element, resource: Resource, catalogue: Catalogue, edition: Edition) -> None:
    url = urljoin(edition.site_url, resource.url)
    entry = SubElement(feed, "entry", {"xml:lang": resource.language})
    SubElement(entry, "id").text = url
    SubElement(entry, "title").text = resource.title
    _link(entry, "alternate", url, "text/html")
    SubElement(entry, "updated").text = _moment(_updated(resource, edition))
    if resource.published:
        SubElement(entry, "published").text = _moment(resource.published)
    for author in resource.authors:
        _add_author(entry, author)
    for contributor in resource.contributors:
        SubElement(SubElement(entry, "contributor"), "name").text = contributor.name
    SubElement(entry, "summary").text = " ".join(resource.summary.split())
    _add_rights(entry, resource, catalogue)
    SubElement(
        entry,
        "category",
        term=resource.type,
        scheme=urljoin(edition.site_url, _TYPES),
        label=catalogue.label("types", resource.type),
    )
    for keyword in resource.keywords:
        SubElement(entry, "category", term=keyword)


def _add_author(entry: Element, author: Author) -> None:
    person = SubElement(entry, "author")
    SubElement(person, "name").text = author.name
    if author.orcid:
        SubElement(person, "uri").text = f"https://orcid.org/{author.orcid}"


def _add_rights(entry: Element, resource: Resource, catalogue: Catalogue) -> None:
    """Say the licence in words, and by a link that programs read (RFC 4946)."""
    label = catalogue.label("licences", resource.license)
    url = licence_url(catalogue, resource.license)
    SubElement(entry, "rights").text = f"{label} ({url})" if url else label
    if url:
        SubElement(entry, "link", rel="license", href=url)


def _link(parent: Element, relation: str, address: str, media_type: str) -> None:
    SubElement(parent, "link", rel=relation, type=media_type, href=address)


def _updated(resource: Resource, edition: Edition) -> date:
    return resource.updated_on or resource.published or resource.created or edition.date


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


BUILDER = Builder(name="atom", title="Flux Atom", build=build)

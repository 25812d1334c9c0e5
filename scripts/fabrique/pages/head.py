"""The head of a page, for machines: JSON-LD, Highwire names, Open Graph, links to other forms."""

import json
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from fabrique.crosswalks import (
    highwire_names,
    licence_url,
    pathway_to_schema_org,
    to_schema_org,
)
from fabrique.model import Catalogue, Edition, Pathway, Resource
from fabrique.pages.templating import render

FEED = "flux/atom.xml"

_LOCALES = {"fr": "fr_FR", "en": "en_GB", "de": "de_DE", "es": "es_ES"}


def resource_head(resource: Resource, catalogue: Catalogue, edition: Edition) -> str:
    """Return the head of a resource's page, for `Page.head`."""
    return _head(
        title=resource.title,
        description=resource.summary,
        address=resource.url,
        edition=edition,
        kind="article",
        language=resource.language,
        site_name=catalogue.site.name if catalogue.site else "",
        licence=licence_url(catalogue, resource.license),
        record="amb.json" if resource.is_published else "",
        metas=highwire_names(resource, edition),
        data=to_schema_org(resource, catalogue, edition),
    )


def pathway_head(pathway: Pathway, catalogue: Catalogue, edition: Edition) -> str:
    """Return the head of a path's page, for `Page.head`."""
    return _head(
        title=pathway.title,
        description=pathway.summary,
        address=pathway.url,
        edition=edition,
        kind="article",
        language=pathway.language,
        site_name=catalogue.site.name if catalogue.site else "",
        licence=licence_url(catalogue, pathway.license),
        data=pathway_to_schema_org(pathway, catalogue, edition),
    )


def plain_head(title: str, description: str, address: str, edition: Edition) -> str:
    """Return the head of any other page; `address` is relative to the site's root."""
    return _head(
        title=title, description=description, address=address, edition=edition, kind="website"
    )


def embed_json(data: Any) -> Markup:
    """Return JSON that no string can take out of its `script` element (HTML, § 4.12.1.3).

    `<`, `>` and `&` are written as JSON escapes, which a JSON reader gives back unchanged.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def _head(
    *,
    title: str,
    description: str,
    address: str,
    edition: Edition,
    kind: str,
    language: str = "fr",
    site_name: str = "",
    licence: str | None = None,
    record: str = "",
    metas: tuple[tuple[str, str], ...] = (),
    data: dict[str, Any] | None = None,
) -> str:
    return render(
        "head.html.j2",
        title=title,
        description=" ".join(description.split()),
        url=urljoin(edition.site_url, address),
        kind=kind,
        locale=_LOCALES.get(language, "fr_FR"),
        site_name=site_name,
        licence=licence,
        record=record,
        feed="../" * address.count("/") + FEED,  # each edition keeps its own
        metas=metas,
        data=embed_json(data) if data else None,
    )

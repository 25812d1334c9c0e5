"""How a resource is credited and cited: one line of attribution, one reference in four forms.

The attribution line follows TASL (title, author, source, licence), as Creative Commons recommends,
with the date that the Licence Ouverte asks for.
"""

import re
from html import escape
from typing import NamedTuple
from urllib.parse import urljoin

from fabrique.model import Catalogue, Edition, Resource
from fabrique.model.wording import say_date

SHORT = 10  # letters of a commit's hash that people read

_MARKDOWN = re.compile(r"[\\`*_\[\]]")


class _Reference(NamedTuple):
    """A reference in the author–date order of ISO 690, in the parts that a form may mark."""

    origin: str
    title: str
    details: str
    url: str


def attribution_line(resource: Resource, catalogue: Catalogue, edition: Edition) -> str:
    """Return the line to copy under an unchanged copy of the resource."""
    licence = catalogue.vocabularies["licences"].by_key[resource.license]
    dated = f", mise à jour du {say_date(resource.updated_on)}" if resource.updated_on else ""
    return (
        f"« {resource.title} » par {_authors(resource)}, version {resource.version}{dated}, "
        f"{_apposition(edition)}{urljoin(edition.lasting_url, resource.url)}, sous licence {licence.label} ({licence.url}). "
        "Modifications : aucune."
    )


def citation_line(resource: Resource, catalogue: Catalogue, edition: Edition) -> str:
    """Return the reference as plain text."""
    return " ".join(_reference(resource, catalogue, edition))


def citation_markdown(resource: Resource, catalogue: Catalogue, edition: Edition) -> str:
    """Return the reference in CommonMark: title in emphasis, address as a link."""
    origin, title, details, url = _reference(resource, catalogue, edition)
    return f"{_plain(origin)} *{_plain(title)}* {_plain(details)} <{url}>"


def citation_html(resource: Resource, catalogue: Catalogue, edition: Edition) -> str:
    """Return the reference as a paragraph of HTML: title in `cite`, address as a link."""
    *texts, url = _reference(resource, catalogue, edition)
    origin, title, details = (escape(text, quote=False) for text in texts)
    return (
        f'<p>{origin} <cite>{title}</cite> {details} <a href="{escape(url)}">{escape(url)}</a></p>'
    )


def bibtex_entry(resource: Resource, edition: Edition) -> str:
    """Return a BibTeX entry; organisations are braced so that they are not split into names."""
    authors = " and ".join(
        f"{{{_escape(author.name)}}}" if author.nature == "organisation" else _escape(author.name)
        for author in resource.authors
    )
    return "\n".join(
        (
            f"@misc{{{resource.id},",
            f"  author    = {{{authors}}},",
            f"  title     = {{{{{_escape(resource.title)}}}}},",
            f"  year      = {{{_year(resource)}}},",
            f"  publisher = {{{_escape(resource.publisher)}}},",
            f"  version   = {{{resource.version}}},",
            *_edition_lines(edition),
            f"  url       = {{{urljoin(edition.lasting_url, resource.url)}}},",
            f"  langid    = {{{'french' if resource.language == 'fr' else resource.language}}},",
            "}",
        )
    )


def _reference(resource: Resource, catalogue: Catalogue, edition: Edition) -> _Reference:
    kind = catalogue.label("types", resource.type)
    return _Reference(
        f"{_authors(resource)}, {_year(resource)}.",
        resource.title,
        f"[{kind}]. Version {resource.version}. {resource.publisher}."
        f"{_sentence(edition)} Disponible à l’adresse :",
        urljoin(edition.lasting_url, resource.url),
    )


def _sentence(edition: Edition) -> str:
    """Return the edition as a sentence of a reference; nothing outside of an edition."""
    return f" Édition {_name(edition)}." if edition.is_published else ""


def _apposition(edition: Edition) -> str:
    return f"édition {_name(edition)}, " if edition.is_published else ""


def _name(edition: Edition) -> str:
    return f"{edition.label} du {say_date(edition.date)} (commit {edition.commit[:SHORT]})"


def _edition_lines(edition: Edition) -> tuple[str, ...]:
    if not edition.is_published:
        return ()
    return (
        f"  edition   = {{{edition.label}}},",
        f"  note      = {{Édition du {say_date(edition.date)}, commit {edition.commit[:SHORT]}}},",
    )


def _plain(text: str) -> str:
    """Neutralise what every Markdown reads as a mark, and the HTML that it would let through."""
    return _MARKDOWN.sub(r"\\\g<0>", escape(text, quote=False))


def _authors(resource: Resource) -> str:
    return ", ".join(author.name for author in resource.authors)


def _year(resource: Resource) -> str:
    day = resource.updated_on or resource.published
    return str(day.year) if day else "s. d."


def _escape(text: str) -> str:
    """Neutralise what BibTeX reads as a command; a brace, even escaped, would be counted."""
    return "".join("\\" + char if char in "%&#$_" else char for char in text if char not in "\\{}")

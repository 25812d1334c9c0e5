"""How a resource is credited and cited: one line of attribution, one of citation, one BibTeX entry.

The attribution line follows TASL (title, author, source, licence), as Creative Commons recommends,
with the date that the Licence Ouverte asks for.
"""

from urllib.parse import urljoin

from fabrique.model import Catalogue, Edition, Resource
from fabrique.model.wording import say_date


def attribution_line(resource: Resource, catalogue: Catalogue, edition: Edition) -> str:
    """Return the line to copy under an unchanged copy of the resource."""
    licence = catalogue.vocabularies["licences"].by_key[resource.license]
    dated = f", mise à jour du {say_date(resource.updated_on)}" if resource.updated_on else ""
    return (
        f"« {resource.title} » par {_authors(resource)}, version {resource.version}{dated}, "
        f"{urljoin(edition.site_url, resource.url)}, sous licence {licence.label} ({licence.url}). "
        "Modifications : aucune."
    )


def citation_line(resource: Resource, catalogue: Catalogue, edition: Edition) -> str:
    """Return the reference in the author–date order of ISO 690."""
    kind = catalogue.label("types", resource.type)
    return (
        f"{_authors(resource)}, {_year(resource)}. {resource.title} [{kind}]. Version {resource.version}. "
        f"{resource.publisher}. Disponible à l’adresse : {urljoin(edition.site_url, resource.url)}"
    )


def bibtex_entry(resource: Resource, edition: Edition) -> str:
    """Return a BibTeX entry; organisations are braced so that they are not split into names."""
    authors = " and ".join(
        f"{{{author.name}}}" if author.nature == "organisation" else author.name
        for author in resource.authors
    )
    return "\n".join(
        (
            f"@misc{{{resource.id},",
            f"  author    = {{{_escape(authors)}}},",
            f"  title     = {{{{{_escape(resource.title)}}}}},",
            f"  year      = {{{_year(resource)}}},",
            f"  publisher = {{{_escape(resource.publisher)}}},",
            f"  version   = {{{resource.version}}},",
            f"  url       = {{{urljoin(edition.site_url, resource.url)}}},",
            f"  langid    = {{{'french' if resource.language == 'fr' else resource.language}}},",
            "}",
        )
    )


def _authors(resource: Resource) -> str:
    return ", ".join(author.name for author in resource.authors)


def _year(resource: Resource) -> str:
    day = resource.updated_on or resource.published
    return str(day.year) if day else "s. d."


def _escape(text: str) -> str:
    """Neutralise what BibTeX reads as a command."""
    return "".join("\\" + char if char in "%&#$_" else char for char in text if char != "\\")

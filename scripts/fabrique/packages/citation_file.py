"""A work as `CITATION.cff`, which forges, Zotero and Zenodo read.

Source: Citation File Format 1.2.0, whose compulsory keys are `cff-version`, `message`, `title`
and `authors`.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin

import yaml

from fabrique.model import (
    Artifact,
    Author,
    Builder,
    Catalogue,
    Edition,
    Pathway,
    Resource,
    Source,
)
from fabrique.packages.templating import one_line

VERSION = "1.2.0"
ADDRESS = "CITATION.cff"

Node = dict[str, Any]


def citation_file(work: Resource | Pathway, edition: Edition) -> bytes:
    """Return the file; every value is written by the YAML encoder, on one line."""
    released = work.updated_on or work.published
    content: Node = {
        "cff-version": VERSION,
        "message": "Si vous utilisez ces contenus, citez-les ainsi.",
        "type": "dataset",
        "title": one_line(work.title),
        "authors": _authors(work.authors),
        "abstract": one_line(work.summary),
        "version": work.version,
        "license": work.license,
        "url": urljoin(edition.site_url, work.url),
    }
    if edition.is_published:
        content["commit"] = edition.commit
        content["identifiers"] = [
            {
                "type": "url",
                "value": urljoin(edition.lasting_url, work.url),
                "description": f"Édition {edition.label} du {edition.date.isoformat()}",
            }
        ]
    if released:
        content["date-released"] = released.isoformat()
    if isinstance(work, Resource):
        if work.keywords:
            content["keywords"] = list(dict.fromkeys(one_line(word) for word in work.keywords))
        if work.adapted_from:
            content["references"] = [_reference(source) for source in work.adapted_from]
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
    return text.encode("utf-8")


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Artifact]:
    """Yield `CITATION.cff`: how to cite the whole site, in this edition when it is one."""
    site = catalogue.site
    if site is None:
        return
    content: Node = {
        "cff-version": VERSION,
        "message": "Si vous utilisez ces contenus, citez-les ainsi.",
        "type": "dataset",
        "title": one_line(site.name),
        "authors": [{"name": one_line(site.publisher)}],
        "abstract": one_line(site.summary),
        "license": site.license,
        "url": edition.lasting_url,
    }
    if edition.is_published:
        content["version"] = edition.label
        content["commit"] = edition.commit
        content["date-released"] = edition.date.isoformat()
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
    yield Artifact(ADDRESS, text.encode("utf-8"), "application/yaml")


def _authors(authors: Iterable[Author]) -> list[Node]:
    """Return the authors as entities of CFF: only they have a name in one piece.

    A person of CFF has a family name and given names, which nobody can tell apart for sure in
    « Prénom et nom ».
    """
    return [_author(author) for author in authors]


def _author(author: Author) -> Node:
    node: Node = {"name": one_line(author.name)}
    if author.orcid:
        node["orcid"] = f"https://orcid.org/{author.orcid}"
    if author.ror and author.nature == "organisation":
        node["website"] = author.ror
    return node


def _reference(source: Source) -> Node:
    return {
        "type": "generic",
        "title": one_line(source.title),
        "authors": [{"name": one_line(source.authors)}],
        "license": source.license,
        "url": source.source,
        "notes": one_line(source.changes),
    }


BUILDER = Builder(name="citation", title="Fichier de citation du site", build=build)

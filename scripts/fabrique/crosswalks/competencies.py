"""Competencies as schema.org terms, and what a resource does for each."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from fabrique.crosswalks.concepts import equivalent
from fabrique.model import Catalogue, Competency, Edition, Target

FRAMEWORK_ADDRESS = "referentiel/"


def competency_of(code: str, catalogue: Catalogue) -> Competency | None:
    """Return the competency of a code when it has a page, or None."""
    found = catalogue.framework.competencies.get(code) if catalogue.framework else None
    return found if found and found.is_published else None


def targets_for(targets: Iterable[Target], verb: str, catalogue: Catalogue) -> tuple[Target, ...]:
    """Return the targets that `verb` (`teaches` or `assesses`) is about, in order."""
    return tuple(
        target
        for target in targets
        if equivalent(catalogue, "roles-competence", target.role, "schema") == verb
    )


def competency_terms(
    targets: Iterable[Target], catalogue: Catalogue, edition: Edition
) -> list[dict[str, Any]]:
    """Return one DefinedTerm per competency code, in order; one without a page has no address."""
    return [
        _term(code, catalogue, edition) for code in dict.fromkeys(item.code for item in targets)
    ]


def alignments(
    targets: Iterable[Target], catalogue: Catalogue, edition: Edition
) -> list[dict[str, Any]]:
    """Return one AlignmentObject per target: the only place where its level can be said."""
    nodes = []
    for target in targets:
        competency = competency_of(target.code, catalogue)
        verb = equivalent(catalogue, "roles-competence", target.role, "schema")
        if competency is None or catalogue.framework is None or not verb:
            continue
        nodes.append(
            {
                "@type": "AlignmentObject",
                "alignmentType": verb,
                "educationalFramework": catalogue.framework.title,
                "targetName": f"{target.code} {competency.title}, niveau {target.level}",
                "targetUrl": f"{urljoin(edition.site_url, competency.url)}#niveau-{target.level}",
            }
        )
    return nodes


def _term(code: str, catalogue: Catalogue, edition: Edition) -> dict[str, Any]:
    competency = competency_of(code, catalogue)
    node: dict[str, Any] = {"@type": "DefinedTerm"}
    if competency:
        node["@id"] = urljoin(edition.site_url, competency.url)
    node["termCode"] = code
    node["name"] = competency.title if competency else code
    if competency:
        node["url"] = node["@id"]
    if catalogue.framework:
        node["inDefinedTermSet"] = urljoin(edition.site_url, FRAMEWORK_ADDRESS)
    return node

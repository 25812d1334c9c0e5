"""Drafts among the pages, for the person who writes them: `mkdocs serve` only, never a built site."""

from dataclasses import replace
from typing import Any

from fabrique.model import Catalogue, Pathway, Resource


def waiting(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of the resources, then of the pathways, that are not published yet."""
    return (
        *(item.id for item in catalogue.resources if _waits(item)),
        *(item.id for item in catalogue.pathways if _waits(item)),
    )


def with_drafts(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue where what is not published yet is, under a title that says so.

    A date that a draft may leave out is the day that rules compare with.
    """
    resources = (
        item.model_copy(update=_published(item, catalogue)) if _waits(item) else item
        for item in catalogue.resources
    )
    pathways = (
        item.model_copy(update=_published(item, catalogue)) if _waits(item) else item
        for item in catalogue.pathways
    )
    return replace(catalogue, resources=tuple(resources), pathways=tuple(pathways))


def _waits(item: Resource | Pathway) -> bool:
    return item.status in ("brouillon", "relu")


def _published(item: Resource | Pathway, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "title": f"{item.title} ({item.status}, visible ici seulement)",
        "status": "publie",
        "published": item.published or catalogue.as_of,
        "updated_on": item.updated_on or catalogue.as_of,
    }

"""The source kit of a pathway: its own file, then the kit of each of its resources.

A pathway is a collection: its text has a licence, each resource keeps its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from fabrique.model import Artifact, Builder, Catalogue, Edition, Pathway, Resource, Step
from fabrique.packages.credits import moved, names, pathway_credits
from fabrique.packages.kit import Kit, complete, kit_artifact
from fabrique.packages.licence import Terms, licence_terms
from fabrique.packages.resource_kit import resource_kit

DATA = "parcours.yml"


@dataclass(frozen=True, slots=True)
class Item:
    """A step whose resource is in the kit: its authors, the licence it keeps, its folder."""

    step: Step
    resource: Resource
    authors: str
    terms: Terms
    folder: str


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Artifact]:
    """Yield `parcours/<id>/<id>.zip` for every published pathway, sorted by id."""
    for pathway in catalogue.published_pathways:
        yield kit_artifact(pathway, pathway_kit(pathway, catalogue, edition), edition)


def pathway_kit(pathway: Pathway, catalogue: Catalogue, edition: Edition) -> Kit:
    """Return what the kit of a pathway holds; a resource used twice is there once."""
    items = tuple(_items(pathway, catalogue))
    contents = {DATA: "\n".join(pathway.origin.lines).encode()}
    credits = list(pathway_credits(pathway, DATA, edition))
    for folder, resource in {item.folder: item.resource for item in items}.items():
        part = resource_kit(resource, catalogue, edition)
        contents.update((f"{folder}/{path}", content) for path, content in part.contents.items())
        credits.extend(moved(part.credits, folder))
    return complete(
        pathway,
        contents,
        credits,
        catalogue,
        edition,
        readme="pathway-readme.md.j2",
        items=items,
        terms=licence_terms(pathway.license, catalogue),
    )


def _items(pathway: Pathway, catalogue: Catalogue) -> Iterator[Item]:
    """Yield the steps whose resource is published, in order, as on the page."""
    for step in pathway.steps:
        resource = catalogue.by_id.get(step.resource)
        if resource and resource.is_published:
            yield Item(
                step=step,
                resource=resource,
                authors=names(resource.authors),
                terms=licence_terms(resource.license, catalogue),
                folder=f"ressources/{resource.id}",
            )


BUILDER = Builder(name="kit-parcours", title="Kit source d’un parcours (ZIP)", build=build)

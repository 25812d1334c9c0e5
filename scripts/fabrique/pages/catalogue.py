"""The catalogue: every published resource, then one list per value of each facet."""

from collections.abc import Iterator, Sequence

from fabrique.model import Catalogue, Edition, Page, PageBuilder, Resource
from fabrique.model.wording import count
from fabrique.pages.catalogue_data import NAME, build_list
from fabrique.pages.facets import FACETS, Facet, FacetValue, read_facet, sorted_by_title
from fabrique.pages.templating import render

PER_PAGE = 24  # entries: beyond, the page outgrows its budget of elements

Facets = Sequence[tuple[Facet, tuple[FacetValue, ...]]]


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `catalogue/`, `catalogue/page/2/`…, then `catalogue/type/guide/` and the like."""
    facets = [(facet, read_facet(facet, catalogue)) for facet in FACETS]
    everything = sorted_by_title(catalogue.published)
    yield from _list_pages(
        "catalogue/", "Catalogue", "Catalogue", everything, facets, None, catalogue, edition
    )
    for facet, values in facets:
        for value in values:
            title = f"{facet.title} : {value.label}"
            yield from _list_pages(
                value.url, title, title, value.resources, facets, value, catalogue, edition
            )


def _list_pages(
    address: str,
    title: str,
    heading: str,
    resources: tuple[Resource, ...],
    facets: Facets,
    chosen: FacetValue | None,
    catalogue: Catalogue,
    edition: Edition,
) -> Iterator[Page]:
    """Yield the pages of one list; the first has the address of the list itself."""
    parts = [
        resources[start : start + PER_PAGE] for start in range(0, len(resources), PER_PAGE)
    ] or [()]
    addresses = [address, *(_numbered(address, number) for number in range(2, len(parts) + 1))]
    for rank, (part, own) in enumerate(zip(parts, addresses, strict=True), start=1):
        suffix = f" (page {rank} sur {len(parts)})" if rank > 1 else ""
        description = f"{count(len(resources), 'ressource')} : {heading.lower()}{suffix}."
        yield Page(
            address=own,
            title=f"{title}{suffix}",
            description=description,
            before=render(
                "catalogue.html.j2",
                heading=heading + suffix,
                total=len(resources),
                entries=part,
                facets=facets if rank == 1 else (),
                chosen=chosen,
                catalogue=catalogue,
                root="../" * own.count("/"),
                previous=addresses[rank - 2] if rank > 1 else "",
                following=addresses[rank] if rank < len(parts) else "",
                first=1 + (rank - 1) * PER_PAGE,
                data=NAME,
            ),
            source="ressources/catalogue",
            kind="catalogue",
            in_navigation=own == "catalogue/",
            attachments=(build_list(catalogue, facets),) if own == "catalogue/" else (),
            searchable=False,
        )


def _numbered(address: str, number: int) -> str:
    return f"{address}page/{number}/" if address == "catalogue/" else f"{address}{number}/"


BUILDER = PageBuilder(name="catalogue", title="Catalogue", build=build)

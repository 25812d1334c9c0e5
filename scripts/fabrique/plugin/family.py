"""Breadcrumb and neighbours of the pages that the menu does not list."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from mkdocs.structure.pages import Page as MkDocsPage

from fabrique.plugin.page import GeneratedPage


def tie(pages: Iterable[MkDocsPage]) -> None:
    """Give each page out of the menu its parent, and the pages of one parent their neighbours.

    The parent is the page whose address is the longest beginning of its own; neighbours follow
    the order in which the builders made the pages.
    """
    by_address = {page.url: page for page in pages}
    siblings: dict[str, list[GeneratedPage]] = defaultdict(list)
    for page in by_address.values():
        if isinstance(page, GeneratedPage) and not page.made.in_navigation:
            parent = _parent_address(page, by_address)
            if parent is not None:
                page.parent = by_address[parent]  # type: ignore[assignment]  # MkDocs expects a Section; any item with a title and an address serves
                siblings[parent].append(page)
    for family in siblings.values():
        for before, after in pairwise(family):
            before.next_page, after.previous_page = after, before


def _parent_address(page: GeneratedPage, known: dict[str, MkDocsPage]) -> str | None:
    if page.made.parent and page.made.parent in known:
        return page.made.parent
    address = page.url.rstrip("/")
    while "/" in address:
        address = address.rpartition("/")[0]
        if f"{address}/" in known:
            return f"{address}/"
    return None

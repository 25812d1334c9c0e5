"""What goes out: pages for the theme to dress, and files to publish as they are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from fabrique.model.budget import OTHER
from fabrique.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Edition:
    """A published version of the whole: all that a builder may know besides the Catalogue."""

    label: str
    date: date
    site_url: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site: address relative to the site's root, bytes, media type."""

    address: str
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of a page's table of contents: anchor, title."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page that the theme will dress.

    `address` is relative to the site's root and ends with a slash. The content is `before`, then
    the author's Markdown (`prose`) once converted, then `after`; `before` and `after` are HTML
    already escaped, heading of level 1 included. `title` is the short name that menus show.
    `source` is the file that a message about the page must name; `head` is HTML for the head of
    the document (metadata for machines). `parent` is the address of the page above, when it is
    not the nearest beginning of the address. `inserts` pairs a marker, alone in a paragraph of
    `prose`, with the HTML that takes its place. `kind` is one of the kinds of page that have limits
    (`budget.LIMITS`). A page that only repeats others is not `searchable`.
    """

    address: str
    title: str
    description: str
    before: str
    source: str
    prose: str = ""
    after: str = ""
    sections_before: tuple[Section, ...] = ()
    sections_after: tuple[Section, ...] = ()
    attachments: tuple[Artifact, ...] = ()
    in_navigation: bool = False
    head: str = ""
    parent: str = ""
    inserts: tuple[tuple[str, str], ...] = ()
    kind: str = OTHER
    searchable: bool = True


@dataclass(frozen=True, slots=True)
class Builder:
    """A maker of files: `(Catalogue, Edition)` → artifacts, in a stable order, same bytes always."""

    name: str
    title: str
    build: Callable[[Catalogue, Edition], Iterator[Artifact]]


@dataclass(frozen=True, slots=True)
class PageBuilder:
    """A maker of pages: `(Catalogue, Edition)` → pages, in a stable order."""

    name: str
    title: str
    build: Callable[[Catalogue, Edition], Iterator[Page]]

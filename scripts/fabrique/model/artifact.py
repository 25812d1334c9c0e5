"""What goes out: pages for the theme to dress, and files to publish as they are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from fabrique.model.budget import OTHER
from fabrique.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Edition:
    """A published version of the whole: all that a builder may know besides the Catalogue.

    `site_url` is the address under which pages are known for good: that of the latest edition.
    `home_url` is the address above all editions, empty for a site that is not an edition, whose
    label then says so; `commit` is the full hash of what an edition was built from. `alias` is the
    name under which the latest edition answers.
    """

    label: str
    date: date
    site_url: str
    publisher: str
    commit: str = ""
    home_url: str = ""
    alias: str = ""

    @property
    def is_published(self) -> bool:
        """Tell whether this is an edition, and not a site being prepared."""
        return bool(self.home_url)

    @property
    def lasting_url(self) -> str:
        """Return the address of this very edition, which always shows the same; ends with a slash."""
        return self.url_of(self.label) if self.is_published else self.site_url

    def url_of(self, label: str) -> str:
        """Return the address of another edition, with its final slash; empty when there is none."""
        return urljoin(self.home_url, f"{label}/") if self.is_published else ""


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
    (`budget.LIMITS`). A page that only repeats others is not `searchable`. A page that stands where
    another was is not `listed`: neither plan nor site map show it; `leads_to` is then the address
    of the page to read instead, where the reader is sent at once when `kind` is `record.MOVED`.
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
    listed: bool = True
    leads_to: str = ""


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

"""The built site as a reader's browser receives it: pages, their elements, what they ask for."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fabrique.model.budget import Budget, Limits, limits_of
from fabrique.model.diagnostic import Position
from fabrique.model.ecoindex import ecoindex
from fabrique.model.origin import Mark, Origin

PROSE, END_OF_PROSE = "texte", "fin du texte"  # comments around the author's text


@dataclass(frozen=True, slots=True, eq=False)
class BuiltElement:
    """An element of a page, in document order.

    `parent` is the rank of its parent (-1: none) and `end` that of the first element after its
    descendants. `name` is the text that it contains as it is read aloud: alternatives of images
    included, hidden parts left out, cut when very long.
    """

    tag: str
    attributes: Mapping[str, str]
    rank: int
    parent: int
    end: int
    name: str
    mark: Mark
    in_prose: bool = False
    in_svg: bool = False

    def get(self, attribute: str) -> str:
        """Return the value of an attribute, or an empty text."""
        return self.attributes.get(attribute, "")


@dataclass(frozen=True, slots=True)
class Request:
    """A file that a page asks for; `host` is another host than the site's, else empty.

    `rank` is that of the element which asks for it (-1: a style sheet does). `kind` is `style`,
    `script`, `image`, `font` or `other`. What is asked for later, such as a lazy image, has
    `on_load` false.
    """

    address: str
    kind: str
    rank: int = -1
    host: str = ""
    on_load: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class BuiltPage:
    """A page: address relative to the site's root, kind, elements, requests, weight of its HTML."""

    address: str
    kind: str
    origin: Origin
    elements: tuple[BuiltElement, ...]
    requests: tuple[Request, ...]
    compressed_bytes: int

    @property
    def top(self) -> Position:
        """Return the place of a fault of the whole page."""
        return Position(self.origin.file)  # no excerpt: no line of it is at fault

    def at(self, element: BuiltElement) -> Position:
        """Return the place of an element, as near as its tag could be found in the source."""
        return self.origin.line(*element.mark)

    def find(self, *tags: str) -> Iterator[BuiltElement]:
        """Yield the elements that bear one of these names, in document order."""
        return (element for element in self.elements if element.tag in tags)

    def inside(self, element: BuiltElement) -> tuple[BuiltElement, ...]:
        """Return the descendants of an element."""
        return self.elements[element.rank + 1 : element.end]

    def ancestors(self, element: BuiltElement) -> Iterator[BuiltElement]:
        """Yield the parents of an element, nearest first."""
        rank = element.parent
        while rank >= 0:
            yield self.elements[rank]
            rank = self.elements[rank].parent

    def named_by(self, element: BuiltElement) -> str:
        """Return the name that `aria-labelledby`, `aria-label` or `title` gives, or an empty text."""
        wanted = element.get("aria-labelledby").split()
        by_id = {item.get("id"): item.name for item in self.elements} if wanted else {}
        told = " ".join(by_id.get(name, "") for name in wanted)
        return told.strip() or element.get("aria-label").strip() or element.get("title").strip()

    @property
    def redirects(self) -> bool:
        """Tell whether the page only leads to another one."""
        return any(item.get("http-equiv").lower() == "refresh" for item in self.find("meta"))


@dataclass(frozen=True, slots=True)
class Weighing:
    """What a first visit of a page costs; `elements` is the whole, `frame` leaves the text out."""

    compressed_bytes: int
    script_bytes: int
    requests: int
    elements: int
    frame: int

    @property
    def kilobytes(self) -> float:
        """Return the weight in kilobytes of 1,000 bytes."""
        return self.compressed_bytes / 1000

    @property
    def ecoindex(self) -> float:
        """Return the mark out of 100."""
        return ecoindex(self.elements, self.requests, self.kilobytes)


@dataclass(frozen=True, eq=False)
class BuiltSite:
    """Every page, and the compressed size of each own file that a page asks for, by address."""

    pages: tuple[BuiltPage, ...] = ()
    sizes: Mapping[str, int] = field(default_factory=dict)
    budgets: tuple[Budget, ...] = ()

    def limits(self, page: BuiltPage) -> Limits:
        """Return what the page may weigh."""
        return limits_of(page.kind, self.budgets)

    @cached_property
    def titles(self) -> Mapping[str, int]:
        """Return how many pages bear each title."""
        return Counter(
            element.name
            for page in self.pages
            if not page.redirects
            for element in page.find("title")
            if not element.in_svg
        )

    def weigh(self, page: BuiltPage) -> Weighing:
        """Add up the page and the own files that it asks for on load, each once.

        What `<noscript>` holds weighs its bytes; it makes no element in a browser that runs
        scripts, and EcoIndex counts what such a browser makes.
        """
        asked = {item.address: item for item in page.requests if item.on_load and not item.host}
        strangers = {item.address for item in page.requests if item.on_load and item.host}
        scripts = [name for name, item in asked.items() if item.kind == "script"]
        unmade = {item.rank for outer in page.find("noscript") for item in page.inside(outer)}
        counted = [
            element
            for element in page.elements
            if not element.in_svg and element.rank not in unmade
        ]
        return Weighing(
            page.compressed_bytes + sum(self.sizes.get(name, 0) for name in asked),
            sum(self.sizes.get(name, 0) for name in scripts),
            1 + len(asked) + len(strangers),
            len(counted),
            sum(not element.in_prose for element in counted),
        )

"""The HTML of one page into a BuiltPage: elements in order, their names and places."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from fabrique.loading.built_requests import Asker, element_requests, style_requests
from fabrique.model import (
    END_OF_PROSE,
    LIMITS,
    PROSE,
    BuiltElement,
    BuiltPage,
    Mark,
    Origin,
    Request,
)

_LONGEST_NAME = 300
_SILENT = frozenset(("script", "style", "template", "noscript", "head"))
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
    ]
)
_OPAQUE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea|title)\b[^>]*>(?P<raw>.*?)(?=</\1\b|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)")


class _Open:
    """An element whose end is not reached: what is known of it so far."""

    __slots__ = ("attributes", "in_prose", "in_svg", "mark", "parent", "parts", "rank", "tag")

    def __init__(
        self, tag: str, attributes: dict[str, str], rank: int, outer: "_Open | None", mark: Mark
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.rank = rank
        self.mark = mark
        self.parent = outer.rank if outer else -1
        self.in_svg: bool = bool(outer and (outer.in_svg or outer.tag == "svg"))
        self.in_prose = False
        self.parts: list[str] = []

    def name(self) -> str:
        """Return what is read aloud of the element."""
        if self.attributes.get("aria-label"):
            return self.attributes["aria-label"][:_LONGEST_NAME]
        if self.tag in ("img", "area"):
            return self.attributes.get("alt", "")[:_LONGEST_NAME]
        return " ".join("".join(self.parts).split())[:_LONGEST_NAME]

    def heard(self, name: str) -> str:
        """Return what the element adds to the name of its parent."""
        if self.tag in _SILENT or self.attributes.get("aria-hidden") == "true":
            return ""
        if "hidden" in self.attributes:
            return ""
        return name if self.tag in _INLINE else f" {name} "


def read_page(text: str, path: str, file: str, asker: Asker, compressed_bytes: int) -> BuiltPage:
    """Return the page whose path in the site is `path` and whose name in findings is `file`."""
    root = LexborHTMLParser(text).root
    elements = _Walk(text).elements(root)
    address = path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path
    base = next((item.get("href") for item in elements if item.tag == "base"), "")
    found = asker.ask(base, address, "other") if base else None
    here = found.address if found else address
    requests: dict[Request, None] = {}
    for element in elements:
        requests |= dict.fromkeys(element_requests(element, here, asker))
    for inner in root.css("style") if root is not None else ():
        requests |= dict.fromkeys(style_requests(inner.text(), here, asker))
    return BuiltPage(
        address,
        _kind(elements, address),
        Origin(file, lines=tuple(text.split("\n"))),
        elements,
        tuple(requests),
        compressed_bytes,
    )


def _kind(elements: tuple[BuiltElement, ...], address: str) -> str:
    """Return the kind that the page declares (`<body data-type>`), else what its address says."""
    told = next((item.get("data-type") for item in elements if item.tag == "body"), "")
    if told in LIMITS:
        return told
    if not address:
        return "accueil"
    first = address.split("/", maxsplit=1)[0]
    return first if first in ("catalogue", "recherche") else "autre"


class _Walk:
    """One pass over a tree, without recursion: a page may nest thousands of elements.

    The nth element of a name is placed at the nth tag of that name in the source; an element
    that the parser adds has no tag, and shifts those of its name that follow.
    """

    def __init__(self, text: str) -> None:
        self.breaks = [match.start() for match in re.finditer("\n", text)]
        self.places: dict[str, list[int]] = defaultdict(list)
        for match in _TAG.finditer(_OPAQUE.sub(_blank, text)):
            self.places[match[1].lower()].append(match.start())
        self.met: Counter[str] = Counter()
        self.opened: list[_Open] = []
        self.done: dict[int, BuiltElement] = {}
        self.rank = 0
        self.in_prose = False

    def elements(self, root: Any) -> tuple[BuiltElement, ...]:
        """Return the elements in document order."""
        node = root
        while node is not None:
            self._meet(node)
            if node.is_element_node and node.child is not None:
                node = node.child
                continue
            if node.is_element_node:
                self._close()
            while node is not None and node.next is None:
                node = node.parent if node.mem_id != root.mem_id else None
                if node is not None and node.is_element_node and self.opened:
                    self._close()
            node = None if node is None or not self.opened else node.next
        return tuple(self.done[rank] for rank in range(self.rank))

    def _meet(self, node: Any) -> None:
        if node.is_comment_node:
            said = node.comment_content.strip()
            self.in_prose = said == PROSE or (self.in_prose and said != END_OF_PROSE)
        elif node.is_text_node and self.opened:
            self.opened[-1].parts.append(node.text_content or "")
        elif node.is_element_node:
            tag = node.tag.lower()
            attributes = {key.lower(): value or "" for key, value in node.attributes.items()}
            outer = self.opened[-1] if self.opened else None
            item = _Open(tag, attributes, self.rank, outer, self._mark(tag))
            item.in_prose = self.in_prose
            self.opened.append(item)
            self.rank += 1

    def _mark(self, tag: str) -> Mark:
        places, number = self.places[tag], self.met[tag]
        self.met[tag] += 1
        if number >= len(places):
            return (1, 1, 0)
        line = bisect_right(self.breaks, places[number])
        start = self.breaks[line - 1] + 1 if line else 0
        return (line + 1, places[number] - start + 1, len(tag) + 1)

    def _close(self) -> None:
        item = self.opened.pop()
        name = item.name()
        self.done[item.rank] = BuiltElement(
            item.tag, item.attributes, item.rank, item.parent, self.rank, name, item.mark,
            item.in_prose, item.in_svg,
        )  # fmt: skip
        if self.opened:
            self.opened[-1].parts.append(item.heard(name))


def _blank(match: re.Match[str]) -> str:
    """Hide what holds no tag, keeping places: comments, and the text of scripts, styles, titles."""
    whole = match[0]
    raw = match["raw"] if match["raw"] is not None else whole
    return whole[: len(whole) - len(raw)] + re.sub(r"[^\n]", " ", raw)

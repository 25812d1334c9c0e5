"""Markdown rendered as the site does, then compared with what a text may hold. Runs in the child.

An allow-list: elements, attributes and schemes of addresses that prose needs (WHATWG HTML, § 4);
the tree is the one that a browser makes of the fragment.
"""

import re
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import ada_url
import markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from fabrique.loading.prose import mask_code

MANY = 25  # findings told for one page; a last one stands for the others
SECONDS = 3  # to look for the lines of a page; beyond, the nearest mention is given

_ELEMENTS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "blockquote",
        "pre",
        "code",
        "em",
        "strong",
        "a",
        "img",
        "hr",
        "br",
        "div",
        "span",
        "sup",
        "sub",
        "del",
        "ins",
        "s",
        "mark",
        "small",
        "kbd",
        "samp",
        "var",
        "abbr",
        "cite",
        "q",
        "b",
        "i",
        "u",
        "figure",
        "figcaption",
        "details",
        "summary",
        "section",
        "time",
        "dfn",
    ]
)
_ROOTS = frozenset({"html", "head", "body", "-text", "-document", "-undef"})
_ANY = frozenset({"id", "class", "title", "lang", "dir"})
_ATTRIBUTES = {
    "a": {"href", "rel", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "th": {"scope", "colspan", "rowspan", "abbr"},
    "td": {"colspan", "rowspan"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "time": {"datetime"},
    "details": {"open"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
}
_ADDRESSES = frozenset({"href", "src", "cite"})
_SCHEMES = frozenset({"http:", "https:", "mailto:", "tel:"})
_ALIGNED = re.compile(r"text-align: (?:left|right|center);")  # what the tables extension writes
_HERE = "https://ici.invalid/a/b/"
_HEADER = re.compile(r"---[ \t]*\n(?P<yaml>.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_OLD_HEADER = re.compile(r" {0,3}[A-Za-z0-9_-]+:(?!//)")  # Python-Markdown’s « Meta-Data »
_KEY = re.compile(r"(?:title|description):(?: +[^\s&*!{\[|>%@`].*)?")

Item = tuple[str, str]  # kind, subject


def refused_markup(
    text: str, former: str, extensions: list[tuple[str, dict[str, Any]]], has_header: bool
) -> list[tuple[str, str, int]]:
    """Return what is refused, with its line, apart from what the former text already held."""
    page = _Page(text, extensions, has_header)
    known = _Page(former, extensions, has_header).all()
    found = page.all()
    wanted = [(item, n) for item in found for n in range(known[item] + 1, found[item] + 1)]
    told = [(*item, page.line_of(item, n)) for item, n in wanted[:MANY]]
    if len(wanted) > MANY:
        told.append(("more", str(len(wanted) - MANY), told[-1][2]))
    return told


class _Page:
    """A text, and what is refused of it when it is cut after some line."""

    def __init__(
        self, text: str, extensions: list[tuple[str, dict[str, Any]]], header: bool
    ) -> None:
        self._names = [name for name, _ in extensions]
        self._options = {name: options for name, options in extensions if options}
        self._header: list[tuple[Item, int]] = []
        if header:
            text = self._without_header(text)
        self._lines = text.split("\n")
        self._cuts = _cuts(text)
        self._known: dict[int, Counter[Item]] = {}
        self._deadline = time.monotonic() + SECONDS

    def all(self) -> Counter[Item]:
        """Return everything refused, counted."""
        found = Counter(item for item, _ in self._header)
        return found + self._until(self._cuts[-1])

    def line_of(self, item: Item, n: int) -> int:
        """Return the line that brings the nth refusal of a kind."""
        for headed, line in self._header:
            if headed == item:
                return line
        place = self._mention(item, n)
        if time.monotonic() < self._deadline:
            index = bisect_left(self._cuts, n, key=lambda cut: self._until(cut)[item])
            place = self._cuts[min(index, len(self._cuts) - 1)]
        return self._nearest(item, place)

    def _until(self, cut: int) -> Counter[Item]:
        if cut not in self._known:
            text = "\n".join(self._lines[:cut])
            html = markdown.markdown(
                text, extensions=self._names, extension_configs=self._options, output_format="html"
            )
            self._known[cut] = Counter(_judge(html))
        return self._known[cut]

    def _nearest(self, item: Item, line: int) -> int:
        """Return the line of the same paragraph that names the thing, going up, else the line."""
        word = _word(item)
        for index in range(line - 1, -1, -1):
            content = self._lines[index]
            if word in content.lower():
                return index + 1
            if not content.strip():
                break
        return line

    def _mention(self, item: Item, n: int) -> int:
        word = _word(item)
        lines = [i for i, line in enumerate(self._lines, start=1) if word in line.lower()]
        return lines[min(n, len(lines)) - 1] if lines else 1

    def _without_header(self, text: str) -> str:
        """Judge the header of a page and put blank lines in its place."""
        header = _HEADER.match(text)
        if header:
            for number, line in enumerate((header["yaml"] or "").split("\n"), start=2):
                if line.strip() and not _KEY.fullmatch(line.rstrip()):
                    self._header.append((("header", line.strip()[:60]), number))
            return "\n" * header[0].count("\n") + text[header.end() :]
        if _OLD_HEADER.match(text):
            self._header.append((("header", text.split("\n", 1)[0].strip()[:60]), 1))
        return text


def _judge(html: str) -> Iterator[Item]:
    root = LexborHTMLParser(html).root
    for node in root.traverse(include_text=True) if root else ():
        yield from _judge_node(node)


def _judge_node(node: LexborNode) -> Iterator[Item]:
    name = node.tag or ""
    if name in _ROOTS:
        yield from (("attribute", f"{key[:40]} de {name}") for key in node.attributes)
    elif name.startswith(("-", "!")):
        yield ("comment", (node.html or "")[:60])
    elif name not in _ELEMENTS:
        yield ("element", name[:40])
    else:
        for key, value in node.attributes.items():
            yield from _judge_attribute(name, key, value or "")


def _judge_attribute(element: str, name: str, value: str) -> Iterator[Item]:
    if name == "style" and element in ("th", "td") and _ALIGNED.fullmatch(value):
        return
    if name not in _ANY and name not in _ATTRIBUTES.get(element, ()):
        yield ("attribute", f"{name[:40]} de {element}")
    elif name in _ADDRESSES:
        try:
            url = ada_url.URL(value, _HERE)
        except ValueError:
            yield ("address", value[:200])
            return
        if url.protocol not in _SCHEMES:
            yield ("address", value[:200])
        elif name == "src" and url.host != "ici.invalid":
            yield ("image", value[:200])


def _cuts(text: str) -> list[int]:
    """Return the numbers of lines after which the text may be cut without opening a block of code."""
    lines, masked = text.split("\n"), mask_code(text).split("\n")
    pairs = zip(lines, masked, strict=True)
    inside = [bool(line.strip()) and not shown.strip() for line, shown in pairs]
    filled = [index for index, line in enumerate(lines) if line.strip()]
    found = [
        index + 1
        for index, following in pairwise(filled)
        if not (inside[index] and inside[following])
    ]
    return [*found, filled[-1] + 1] if filled else [1]


def _word(item: Item) -> str:
    kind, subject = item
    if kind == "element":
        return f"<{subject}"
    if kind == "attribute":
        return subject.split(" ")[0]
    return subject.split("\n")[0].lower()[:40]

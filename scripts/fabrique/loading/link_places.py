"""Where a target stands in a built file: only files with a finding are read again for it."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from fabrique.loading.html_text import read_page_text
from fabrique.model import Origin
from fabrique.model.diagnostic import Position
from fabrique.model.site_links import BrokenLink, LinkKind, LinkPlace

_MAX_BYTES = 50_000_000
_AROUND = 90  # code points read beside a target to know it again in another page
_LANDMARKS = ("nav", "header", "footer", "aside", "head")
_TAGS = re.compile(r"<[^>]*>|^[^<]*>|<[^<]*$")
_SPACES = re.compile(r"\s+")


class BuiltPlaces:
    """The places of the broken links in the files of a built site."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder; a file is read when its first link is looked for."""
        self.folder = folder
        self.text_of = lru_cache(maxsize=4)(self._read)
        self.edition_of = _read_editions(folder)

    def place(self, link: BrokenLink) -> LinkPlace:
        """Return the place in the built file; the cause is shared by what a template repeats."""
        text = self.text_of(link.file)
        if link.kind is LinkKind.UNREADABLE or not text:
            return LinkPlace(Position(link.file), f"{link.file} {link.message}")
        offset, length = _find(text, link)
        return LinkPlace(
            _position(link.file, text, offset, length),
            f"{self._what(link)} {_around(text, offset)}",
        )

    def _what(self, link: BrokenLink) -> str:
        """Return what is meant, the same in an edition and in the copy that bears its alias."""
        head, slash, rest = (link.resolved or link.target).partition("/")
        return f"{link.kind} {self.edition_of.get(head, head)}{slash}{rest}"

    def _read(self, file: str) -> str:
        try:
            with open(self.folder / file, "rb") as stream:
                content = stream.read(_MAX_BYTES)
        except OSError:
            return ""
        return (read_page_text(content)[0] or "").replace("\r\n", "\n").replace("\r", "\n")


def _read_editions(folder: Path) -> dict[str, str]:
    """Return the edition that each alias copies, from the list that mike publishes."""
    try:
        listed = json.loads((folder / "versions.json").read_bytes())
        return {
            str(alias): str(item["version"]) for item in listed for alias in item.get("aliases", ())
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _find(text: str, link: BrokenLink) -> tuple[int, int]:
    """Return the offset and length of a target; the second time, for what is there twice."""
    twice = link.kind is LinkKind.TWICE
    if link.target:
        found = list(_written(text, link.target))
        if len(found) == 1 and not twice:
            return found[0]
    exact = list(_parsed(text, link.target, twice)) if text.lstrip().startswith("<") else []
    if exact:
        return exact[-1 if twice and len(exact) == 1 else int(twice)]
    return next(iter(_written(text, link.target)), (0, 0)) if link.target else (0, 0)


def _written(text: str, target: str) -> Iterator[tuple[int, int]]:
    """Yield where a value stands between quotes, brackets or spaces, entities being written or not."""
    for form in dict.fromkeys((target, target.replace("&", "&amp;"))):
        start = text.find(form)
        while start >= 0:
            before, after = text[start - 1 : start], text[start + len(form) : start + len(form) + 1]
            if before in "\"'(= \t\n,>" and after in "\"') \t\n,><;":
                yield start, len(form)
            start = text.find(form, start + 1)


class _Finder(HTMLParser):
    """The start tags that bear a value, in order; comments and scripts hold none."""

    def __init__(self, target: str, ids: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.target, self.ids = target, ids
        self.found: list[tuple[int, int, str]] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("template", "textarea"):
            self.hidden += 1
        if not self.hidden and any(self._bears(name, value or "") for name, value in attrs):
            line, column = self.getpos()
            self.found.append((line, column, self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("template", "textarea"):
            self.hidden = max(0, self.hidden - 1)

    def _bears(self, name: str, value: str) -> bool:
        if self.ids:
            return name == "id" and value == self.target
        if not self.target:
            return name in ("href", "src", "srcset", "data", "poster", "cite") and not value.strip()
        if name in ("srcset", "imagesrcset", "style", "content"):
            return self.target in value
        return name not in ("id", "class", "alt", "title") and value.strip() == self.target


def _parsed(text: str, target: str, ids: bool) -> Iterator[tuple[int, int]]:
    finder = _Finder(target, ids)
    try:
        finder.feed(text)
    except (AssertionError, ValueError):  # a declaration that the parser gives up on
        return
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for line, column, tag in finder.found:
        start = starts[line - 1] + column
        inner = -1
        if target:
            inner = max(tag.find(form) for form in (target, target.replace("&", "&amp;")))
        yield (start + inner, len(target)) if inner > 0 else (start, len(tag))


def _position(file: str, text: str, offset: int, length: int) -> Position:
    line = text.count("\n", 0, offset) + 1
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    excerpt = text[start : end if end >= 0 else len(text)]
    return Origin(file, lines=("",) * (line - 1) + (excerpt,)).line(
        line, offset - start + 1, length
    )


def _around(text: str, offset: int) -> str:
    """Return what tells one use from another: the landmark that repeats it, or the words around."""
    before = text[:offset]
    for name in _LANDMARKS:
        if before.rfind(f"<{name}") > before.rfind(f"</{name}"):
            return name
    piece = before[-_AROUND:], text[offset : offset + _AROUND]
    return "|".join(_SPACES.sub(" ", unescape(_TAGS.sub(" ", part))).strip() for part in piece)

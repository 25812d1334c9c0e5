"""Where a target stands in a built file: only files with a finding are read again for it."""

import json
import re
from bisect import bisect_right
from collections import defaultdict
from contextlib import suppress
from functools import cached_property, lru_cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from fabrique.loading.html_text import read_page_text
from fabrique.model.diagnostic import Position
from fabrique.model.site_links import BrokenLink, LinkKind, LinkPlace

Span = tuple[int, int]  # offset, number of code points

_MAX_BYTES = 50_000_000
_AROUND = 90  # code points read beside a target to know it again in another page
_LANDMARK = re.compile(r"<(/?)(nav|header|footer|aside|head)\b", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>|^[^<]*>|<[^<]*$")
_SPACES = re.compile(r"\s+")
_LISTS = ("srcset", "imagesrcset", "style", "content")  # hold an address among other things
_NOT_ADDRESSES = ("id", "class", "alt", "title")
_MAY_BE_EMPTY = ("href", "src", "srcset", "data", "poster", "cite")


class BuiltPlaces:
    """The places of the broken links in the files of a built site."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder; a file is read when its first link is looked for."""
        self.folder = folder
        self.file_of = lru_cache(maxsize=2)(self._read)
        self.edition_of = _read_editions(folder)

    def place(self, link: BrokenLink) -> LinkPlace:
        """Return the place in the built file; the cause is shared by what a template repeats."""
        file = self.file_of(link.file)
        if link.kind is LinkKind.UNREADABLE or not file.text:
            return LinkPlace(Position(link.file), f"{link.file} {link.message}")
        span = file.find(link)
        cause = f"{self._what(link)} {file.around(span[0])}"
        return LinkPlace(file.position(link.file, span), cause)

    def _what(self, link: BrokenLink) -> str:
        """Return what is meant, the same in an edition and in the copy that bears its alias."""
        head, slash, rest = (link.resolved or link.target).partition("/")
        return f"{link.kind} {self.edition_of.get(head, head)}{slash}{rest}"

    def _read(self, file: str) -> "_File":
        try:
            with open(self.folder / file, "rb") as stream:
                content = stream.read(_MAX_BYTES)
        except OSError:
            content = b""
        text = read_page_text(content)[0] or ""
        return _File(text.replace("\r\n", "\n").replace("\r", "\n"))


class _File:
    """A built file, and what is looked up in it, each part computed once."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """Return the offset of each line."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def tags(self) -> "_Tags":
        """Return the start tags, comments and scripts holding none."""
        tags = _Tags(self.text, self.starts)
        with suppress(AssertionError, ValueError):  # a declaration that the parser gives up on
            tags.feed(self.text)
        return tags

    @cached_property
    def landmarks(self) -> tuple[list[int], list[str]]:
        """Return where landmarks open and close, and which one is open from there."""
        offsets, names = [0], [""]
        opened: list[str] = []
        for match in _LANDMARK.finditer(self.text):
            name = match[2].lower()
            if not match[1]:
                opened.append(name)
            elif name in opened:
                del opened[len(opened) - 1 - opened[::-1].index(name) :]
            offsets.append(match.start())
            names.append(opened[0] if opened else "")
        return offsets, names

    def find(self, link: BrokenLink) -> Span:
        """Return the place of a target; the second one, for what is there twice."""
        target = link.target
        if link.kind is LinkKind.TWICE:
            found = self.tags.ids[target]
            return found[min(1, len(found) - 1)] if found else (0, 0)
        if not target:
            return next(iter(self.tags.empty), (0, 0))
        written = self._written(target)
        if len(written) == 1:
            return written[0]
        exact = self.tags.find(target)
        return next(iter(exact or written), (0, 0))

    def _written(self, target: str) -> list[Span]:
        """Return the first two places of a value between quotes, brackets or spaces."""
        found: list[Span] = []
        for form in dict.fromkeys((target, target.replace("&", "&amp;"))):
            start = self.text.find(form)
            while start >= 0 and len(found) < 2:
                end = start + len(form)
                before, after = self.text[start - 1 : start], self.text[end : end + 1]
                if before in "\"'(= \t\n,>" and after in "\"') \t\n,><;":
                    found.append((start, len(form)))
                start = self.text.find(form, start + 1)
        return found

    def position(self, name: str, span: Span) -> Position:
        """Return the place as findings give it."""
        offset, length = span
        line = bisect_right(self.starts, offset)
        start = self.starts[line - 1]
        end = self.text.find("\n", offset)
        excerpt = self.text[start : end if end >= 0 else len(self.text)]
        return Position(name, line, offset - start + 1, length, excerpt)

    def around(self, offset: int) -> str:
        """Return what tells one use from another: the landmark that repeats it, or the words around."""
        offsets, names = self.landmarks
        landmark = names[bisect_right(offsets, offset) - 1]
        if landmark:
            return landmark
        before = self.text[max(0, offset - _AROUND) : offset]
        piece = before, self.text[offset : offset + _AROUND]
        return "|".join(_SPACES.sub(" ", unescape(_TAGS.sub(" ", part))).strip() for part in piece)


class _Tags(HTMLParser):
    """The places of the values that start tags bear, in order."""

    def __init__(self, text: str, starts: list[int]) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.starts = text, starts
        self.values: dict[str, list[Span]] = defaultdict(list)
        self.ids: dict[str, list[Span]] = defaultdict(list)
        self.lists: list[tuple[str, Span]] = []
        self.empty: list[Span] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("template", "textarea"):
            self.hidden += 1
        if self.hidden:
            return
        line, column = self.getpos()
        start = self.starts[line - 1] + column
        whole = (start, len(self.get_starttag_text() or ""))
        for name, value in attrs:
            bare = (value or "").strip()
            if name == "id":
                self.ids[bare].append(self._inside(whole, bare))
            elif name in _LISTS and bare:
                self.lists.append((bare, whole))
            elif bare and name not in _NOT_ADDRESSES:
                self.values[bare].append(self._inside(whole, bare))
            elif not bare and name in _MAY_BE_EMPTY:
                self.empty.append(whole)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("template", "textarea"):
            self.hidden = max(0, self.hidden - 1)

    def find(self, target: str) -> list[Span]:
        """Return the places of a value, alone in its attribute or in a list."""
        among = (self._inside(whole, target) for value, whole in self.lists if target in value)
        return self.values.get(target) or list(among)

    def _inside(self, whole: Span, value: str) -> Span:
        """Return the place of a value in its tag, as written; the whole tag when it is disguised."""
        start, length = whole
        for form in (value, value.replace("&", "&amp;")):
            found = self.text.find(form, start, start + length)
            if found > start:
                return found, len(form)
        return whole


def _read_editions(folder: Path) -> dict[str, str]:
    """Return the edition that each alias copies, from the list that mike publishes."""
    try:
        listed = json.loads((folder / "versions.json").read_bytes())
        return {
            str(alias): str(item["version"]) for item in listed for alias in item.get("aliases", ())
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}

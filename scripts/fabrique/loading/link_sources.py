"""From a target of a built page back to the author's line that gave it.

The table is written by the build beside the site, never in it: what each page was made of.
"""

import json
import os
import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from fabrique.loading.opening import read_bytes
from fabrique.loading.prose import read_prose
from fabrique.loading.text import SourceText, decode
from fabrique.model import Diagnostic, FabriqueError
from fabrique.model.diagnostic import Position
from fabrique.model.site_links import BrokenLink, LinkKind, LinkPlace

TABLE = "build/sources.json"
VERSION = 1

_MAX_BYTES = 5_000_000
_SHORTEST = 4  # code points of what may be looked for in a shared template: shorter is everywhere
_CLIMB = re.compile(r"(?:\.{1,2}/)+")
_BEFORE = "\"'(=<>[}: \t\n,/"
_AFTER = "\"')]>}{ \t\n,#?"


@dataclass(frozen=True, slots=True)
class PageOrigin:
    """What a built page was made of: its address for MkDocs, its sources, its generator."""

    document: str
    sources: tuple[str, ...]
    made_by: str


class LinkSources:
    """The table of a build, and the sources that it names."""

    def __init__(self, root: Path, table: Mapping[str, object]) -> None:
        """Keep the root of the project and its table; a source is read when it is looked at."""
        self.root = root
        self.address = str(table.get("adresse", ""))
        documents, pages, shared = table["documents"], table["pages"], table["communs"]
        if not (isinstance(documents, dict) and isinstance(pages, dict)):
            raise TypeError("table")
        self.built: dict[str, str] = documents
        self.shared = tuple(str(item) for item in shared) if isinstance(shared, list) else ()
        self.pages = {
            name: PageOrigin(item["document"], tuple(item["sources"]), item["produit_par"])
            for name, item in pages.items()
        }
        self.text_of = cache(self._read)

    def place(self, link: BrokenLink) -> LinkPlace | None:
        """Return the author's place, else that of the generator; None for an unknown page."""
        origin = self.pages.get(link.file) or self._copied(link.file)
        if origin is None:
            return None
        if link.kind is LinkKind.UNREADABLE:
            file = next(iter(origin.sources), origin.made_by)
            return LinkPlace(Position(file), f"{file} {link.message}")
        for source in origin.sources:
            found = self._in_source(link, source, origin.document)
            if found:
                return LinkPlace(found, f"{found.order}")
        shared = [found for file in self.shared if (found := self._in_shared(link, file))]
        if len(shared) == 1:
            return LinkPlace(shared[0], f"{link.kind} {shared[0].order}", shared[0].file)
        what = link.resolved or link.target
        return LinkPlace(
            Position(origin.made_by), f"{link.kind} {what} {origin.made_by}", origin.made_by
        )

    def _copied(self, file: str) -> PageOrigin | None:
        """Return the origin of what is published as it is."""
        for folder in ("docs", "ressources"):
            if (self.root / folder / file).is_file():
                return PageOrigin("", (f"{folder}/{file}",), f"{folder}/{file}")
        return None

    def _in_source(self, link: BrokenLink, file: str, document: str) -> Position | None:
        source = self.text_of(file)
        if source is None:
            return None
        if file.endswith(".md") and link.kind is not LinkKind.TWICE:
            found = self._in_markdown(link, source, document)
            if found:
                return found
        forms = [*_forms(link)]
        if file.endswith((".yml", ".bib")):
            forms += [unquote(form) for form in _last_step(link)]
        return _search(source, forms)

    def _in_shared(self, link: BrokenLink, file: str) -> Position | None:
        source = self.text_of(file)
        forms = [form for form in _forms(link) if len(form) >= _SHORTEST]
        return _search(source, forms) if source and forms else None

    def _in_markdown(self, link: BrokenLink, source: SourceText, document: str) -> Position | None:
        """Find the Markdown link that means the same place, however MkDocs rewrote it."""
        for written in _links(source):
            target, position = written
            if unquote(target) == unquote(link.target) or self._same(target, link, document):
                return _narrowed(source, position, target)
        return None

    def _same(self, written: str, link: BrokenLink, document: str) -> bool:
        if not link.resolved or ":" in written.partition("/")[0]:
            return False
        path, _, fragment = unquote(written).partition("#")
        wanted, _, wanted_fragment = link.resolved.partition("#")
        if fragment != wanted_fragment:
            return False
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(document), path))
        meant = self.built.get(joined, joined) if path else link.file
        return _bare(meant) == _bare(wanted)

    def _read(self, file: str) -> SourceText | None:
        content = read_bytes(self.root / file, file, _MAX_BYTES)
        return None if isinstance(content, Diagnostic) else decode(content, file, guess=True)[0]


def find_sources(folder: Path, table: Path | None = None) -> LinkSources | None:
    """Return the table of the build that made a folder, if one is at hand.

    Without `table`, it is looked for beside the folder. Raise FabriqueError when the one that is
    given cannot be used.
    """
    places = [table] if table else [folder.resolve().parent / TABLE, Path(TABLE)]
    for place in places:
        try:
            value = json.loads(place.read_bytes())
            root = place.resolve().parent.parent
            same = table or os.path.realpath(root / value["dossier"]) == os.path.realpath(folder)
            if value["version"] == VERSION and same:
                return LinkSources(root, value)
        except FileNotFoundError:
            continue
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            break
    if table:
        raise FabriqueError(
            f"« {table} » n’est pas la table des sources d’un site",
            f"Fabriquez le site (make site) : elle est écrite dans {TABLE}.",
        )
    return None


def _links(source: SourceText) -> Iterator[tuple[str, Position]]:
    prose, _ = read_prose(source)
    for link in prose.links:
        yield link.target, link.position


def _narrowed(source: SourceText, position: Position, target: str) -> Position:
    """Return the place of the target inside that of the whole link, which may run over lines."""
    lines = source.origin.lines
    for line in range(position.line, min(position.line + 10, len(lines) + 1)):
        start = position.column - 1 if line == position.line else 0
        found = lines[line - 1].find(target, start)
        if found >= 0:
            return source.origin.line(line, found + 1, len(target))
    return position


def _forms(link: BrokenLink) -> Iterator[str]:
    """Yield the ways in which a source may have written a target, the surest first."""
    if link.kind is LinkKind.TWICE:
        yield from (f'id="{link.target}"', f"id='{link.target}'", f"#{link.target}")
        return
    if not link.target:
        yield from ('href=""', 'src=""', "()")
        return
    bare = _CLIMB.sub("", link.target, count=1)
    decoded = unquote(link.target)
    yield from dict.fromkeys((link.target, decoded, bare, unquote(bare), link.resolved or bare))


def _last_step(link: BrokenLink) -> Iterator[str]:
    path, _, fragment = link.target.partition("#")
    last = path.rstrip("/").removesuffix("/index.html").rpartition("/")[2]
    yield from (step for step in (fragment, last) if len(step) >= _SHORTEST)


def _search(source: SourceText, forms: list[str]) -> Position | None:
    text = source.text
    for form in forms:
        start = text.find(form) if form else -1
        while start >= 0:
            end = start + len(form)
            before, after = text[start - 1 : start] if start else "", text[end : end + 1]
            if before in _BEFORE and after in _AFTER:
                return _place(source, start, len(form))
            start = text.find(form, start + 1)
    return None


def _place(source: SourceText, offset: int, length: int) -> Position:
    starts = [0, *(match.end() for match in re.finditer("\n", source.text))]
    line = bisect_right(starts, offset)
    return source.origin.line(line, offset - starts[line - 1] + 1, length)


def _bare(path: str) -> str:
    return path.removesuffix("index.html").rstrip("/")

"""A folder of built HTML into one BuiltSite, with what could not be read.

The folder may come from anywhere: links are refused, a page that cannot be read is a finding and
the others are read all the same.
"""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli

from fabrique.loading.built_page import read_page
from fabrique.loading.built_requests import Asker, style_requests
from fabrique.loading.faults import ENCODING, UNREADABLE
from fabrique.loading.opening import Entry, kind_of, list_folder, read_bytes
from fabrique.model import (
    Budget,
    BuiltPage,
    BuiltSite,
    Diagnostic,
    FabriqueError,
    Origin,
    Request,
)

MAX_PAGE_BYTES = 5_000_000
MAX_ASSET_BYTES = 20_000_000
_PAGES = (".html", ".htm")
_ALREADY_COMPRESSED = (
    ".avif", ".br", ".gif", ".gz", ".jpeg", ".jpg", ".png", ".webp", ".woff", ".woff2", ".zip",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SiteReading:
    """The site, what is wrong with its files, and how many pages were found."""

    site: BuiltSite
    diagnostics: tuple[Diagnostic, ...]
    pages_found: int


def load_built_site(
    folder: Path, site_url: str = "", budgets: tuple[Budget, ...] = ()
) -> SiteReading:
    """Read every page of a folder, and weigh what the pages ask for.

    `site_url` is the public address of the site: what it begins is not a third party. Raise
    FabriqueError when there is no page at all.
    """
    reader = _Reader(folder, site_url)
    pages = tuple(reader.pages())
    if not reader.found:
        raise FabriqueError(
            f"« {folder} » ne contient aucune page HTML",
            "Fabriquez d’abord le site (« make site »), ou donnez le dossier qui contient index.html.",
        )
    site = BuiltSite(pages, reader.sizes, budgets)
    return SiteReading(site, tuple(reader.diagnostics), reader.found)


class _Reader:
    """Walks the folder once; `sizes` is filled with the files that pages ask for."""

    def __init__(self, folder: Path, site_url: str) -> None:
        self.root = Path(os.path.realpath(folder))
        self.shown = folder.as_posix().rstrip("/")
        self.asker = Asker(site_url)
        self.sizes: dict[str, int] = {}
        self.diagnostics: list[Diagnostic] = []
        self.found = 0
        self._told_absent: set[str] = set()
        self._style = cache(self._read_style)

    def pages(self) -> list[BuiltPage]:
        read = []
        for path in self._walk():
            self.found += 1
            page = self._page(path)
            if page:
                read.append(page)
        return read

    def _walk(self) -> list[str]:
        """Return the paths of the pages, sorted; a link met on the way is a finding."""
        waiting, pages = [""], []
        while waiting:
            folder = waiting.pop()
            for entry in self._entries(folder):
                path = f"{folder}{entry.name}"
                if entry.kind == "folder":
                    waiting.append(f"{path}/")
                elif entry.kind != "file":
                    what = "Un lien symbolique" if entry.kind == "link" else "Autre chose"
                    self._tell(path, f"{what} tient la place d’un fichier du site")
                elif entry.name.lower().endswith(_PAGES):
                    pages.append(path)
        return sorted(pages)

    def _entries(self, folder: str) -> tuple[Entry, ...]:
        try:
            return list_folder(self.root / folder)
        except FabriqueError as error:
            self._tell(folder.rstrip("/"), error.message)
            return ()

    def _tell(self, path: str, message: str) -> None:
        self.diagnostics.append(UNREADABLE.at(Origin(self._name(path)).at(), message))

    def _name(self, path: str) -> str:
        return path if self.shown in ("", ".") else f"{self.shown}/{path}"

    def _page(self, path: str) -> BuiltPage | None:
        content = read_bytes(self.root / path, self._name(path), MAX_PAGE_BYTES)
        if isinstance(content, Diagnostic):
            self.diagnostics.append(content)
            return None
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            place = Origin(self._name(path)).line(line)
            self.diagnostics.append(ENCODING.at(place, "La page n’est pas en UTF-8"))
            return None
        page = read_page(text, path, self._name(path), self.asker, len(brotli.compress(content)))
        requests = dict.fromkeys(page.requests)
        for request in page.requests:
            if not request.host and self._weigh(request) and request.kind == "style":
                requests |= dict.fromkeys(self._style(request.address))
        return BuiltPage(
            page.address,
            page.kind,
            page.origin,
            page.elements,
            tuple(requests),
            page.compressed_bytes,
        )

    def _weigh(self, request: Request) -> bool:
        """Note the compressed size of an own file; tell whether the file is there."""
        address = request.address
        if address not in self.sizes:
            content = self._content(address)
            if content is None:
                return False
            packed = content if _packed(address) else brotli.compress(content)
            self.sizes[address] = len(packed)
        return True

    def _content(self, address: str) -> bytes | None:
        """Return the content of an own file; an absent one is for the rules to tell."""
        if address in self._told_absent:
            return None
        path = f"{address}index.html" if address.endswith("/") or not address else address
        if ".." in path.split("/") or not kind_of(self.root / path):
            return None
        content = read_bytes(self.root / path, self._name(path), MAX_ASSET_BYTES)
        if isinstance(content, Diagnostic):
            self._told_absent.add(address)
            self.diagnostics.append(content)
            return None
        return content

    def _read_style(self, address: str) -> tuple[Request, ...]:
        """Return what a style sheet asks for, and those that it imports; each is read once."""
        found: dict[Request, None] = {}
        waiting, seen = [address], {address}
        while waiting:
            current = waiting.pop()
            content = self._content(current) or b""
            for request in style_requests(content.decode("utf-8", "replace"), current, self.asker):
                found[request] = None
                here = not request.host and self._weigh(request)
                if here and request.kind == "style" and request.address not in seen:
                    seen.add(request.address)
                    waiting.append(request.address)
        return tuple(found)


def _packed(address: str) -> bool:
    return address.lower().endswith(_ALREADY_COMPRESSED)

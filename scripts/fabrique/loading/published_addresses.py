"""What a built folder answers: each address, the kind of its page, where it sends at once."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from fabrique.model import OTHER, FabriqueError
from fabrique.model.record import FILE, MOVED

# What pages are made of, and what only machines that walk the site ask for.
_PARTS = ("assets/", "recherche/pagefind/")
_APART = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz"})
_KIND = re.compile(rb'<body\b[^>]*\bdata-type="([a-z-]+)"')
_REFRESH = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^"]*)">')
_INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class PublishedAddress:
    """A page, its address ending with a slash or empty, or a file."""

    kind: str
    target: str = ""


def read_published(folder: Path) -> dict[str, PublishedAddress]:
    """Return every address that readers may keep, sorted; raise FabriqueError without any page."""
    found = {address: _read(path) for address, path in sorted(_walk(folder))}
    resolved = {
        address: PublishedAddress(item.kind, _resolve(address, item.target))
        for address, item in found.items()
    }
    if not any(item.kind != FILE for item in resolved.values()):
        raise FabriqueError(
            f"Le dossier « {folder} » ne contient aucune page",
            "Fabriquez le site (make site), ou donnez le dossier où il se trouve.",
        )
    return resolved


def is_kept(path: str) -> bool:
    """Tell whether a file of a site answers at an address that readers may keep."""
    return path not in _APART and not path.startswith(_PARTS)


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            address = path.relative_to(folder).as_posix()
            if is_kept(address):
                yield (address[: -len(_INDEX)] if name == _INDEX else address), path


def _read(path: Path) -> PublishedAddress:
    if path.name != _INDEX:
        return PublishedAddress(FILE)
    content = path.read_bytes()
    kind = _KIND.search(content)
    name = kind[1].decode() if kind else OTHER
    refresh = _REFRESH.search(content) if name == MOVED else None
    return PublishedAddress(name, unescape(refresh[1].decode("utf-8")) if refresh else "")


def _resolve(address: str, target: str) -> str:
    """Return a target written from a page as an address from the top of the site."""
    if not target:
        return ""
    there = urlsplit(urljoin(f"https://site.invalid/{address}", target))
    return there.path.removeprefix("/") if there.netloc == "site.invalid" else target

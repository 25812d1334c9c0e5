"""A folder of built files into one SiteLinks: each file is read once, none stops the others."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from ada_url import URL

from fabrique.loading.css_links import read_css
from fabrique.loading.html_links import read_html
from fabrique.loading.sitemap import read_sitemap
from fabrique.loading.tree import list_tree
from fabrique.model import FabriqueError
from fabrique.model.site_links import LinkedFile, Role, SiteLinks

DEFAULT_ADDRESS = "https://exemple.test/"
MAX_BYTES = 50_000_000  # a page that no browser would show

_SITEMAP = re.compile(r"(?:.*/)?sitemap[\w.-]*\.xml")


def load_site_links(folder: Path, address: str = "") -> SiteLinks:
    """Read every page, style sheet, drawing and sitemap of a folder published at an address.

    Raise FabriqueError when the folder cannot be listed or holds no page.
    """
    published = _published(address or DEFAULT_ADDRESS)
    tree = list_tree(folder)
    files = {path: LinkedFile(faults=(what,)) for path, what in tree.odd.items()}
    pages = 0
    for name in sorted(tree.names):
        reader = _reader(name)
        if reader:
            pages += reader is read_html
            files[name] = _read(folder / name, reader)
    if not pages:
        raise FabriqueError(
            f"Le dossier « {folder} » ne contient aucune page",
            "Fabriquez le site (make site), ou donnez le dossier où il se trouve.",
        )
    return SiteLinks(published, frozenset(tree.names), frozenset(tree.folders), files, tree.aliases)


def _reader(name: str) -> Callable[[bytes], LinkedFile] | None:
    extension = name.rpartition(".")[2].lower()
    if extension in ("html", "htm", "xhtml"):
        return read_html
    if extension == "css":
        return _read_sheet
    if extension == "svg":
        return _read_drawing
    return read_sitemap if _SITEMAP.fullmatch(name) else None


def _read(path: Path, reader: Callable[[bytes], LinkedFile]) -> LinkedFile:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, "rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError:
        return LinkedFile(faults=("Le fichier ne peut pas être lu : vérifiez ses droits",))
    if len(content) > MAX_BYTES:
        return LinkedFile(faults=(f"Le fichier dépasse {MAX_BYTES // 1_000_000} Mo",))
    return reader(content)


def _read_sheet(content: bytes) -> LinkedFile:
    faults: tuple[str, ...] = ()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
        if not content.startswith(b"@charset"):
            faults = ("La feuille de style n’est pas en UTF-8",)
    # « url(#id) » names a part of the page that uses the sheet
    found = (address for address in read_css(text) if not address.startswith("#"))
    return LinkedFile({Role.SPRITE: frozenset(found)}, faults=faults)


def _read_drawing(content: bytes) -> LinkedFile:
    return read_html(content)


def _published(address: str) -> str:
    """Return the address in its normal form, with a final slash and nothing after it."""
    try:
        url = URL(address)
    except ValueError:
        url = None
    if url is None or url.protocol not in ("http:", "https:") or url.search or url.hash:
        raise FabriqueError(
            f"« {address[:200]} » n’est pas l’adresse d’un site",
            "Donnez-la entière : https://www.exemple.org/site/.",
        )
    normal: str = url.href if url.href.endswith("/") else url.href + "/"
    return normal if urlsplit(normal).hostname else DEFAULT_ADDRESS

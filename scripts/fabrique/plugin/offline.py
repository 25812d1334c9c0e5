"""The offline edition: the same pages, opened by a double click, with no server and no network.

A browser shows the list of a folder where a server shows its page, and lets no script read a file.
Links therefore name the page itself, and data become scripts that set a value (the other side is
`docs/assets/js/lib/data.mjs`).
"""

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from posixpath import basename

from selectolax.lexbor import LexborHTMLParser

from fabrique.plugin.search_index import Record

VARIABLE = "FABRIQUE_HORS_LIGNE"  # set by `make hors-ligne`
INDEX = "recherche/local.json"
DATA = ("catalogue/liste.json",)  # read by the tools of the pages

# What only a server or another program reads.
_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", "recherche/pagefind")
_TAG = re.compile(r"<(?:a|area|form|link|script|img|source)\b[^>]*>", re.IGNORECASE)
_PLACE = re.compile(
    r'(?P<head>\b(?:href|action)=")(?P<path>(?![a-z][a-z0-9+.-]*:|//|#)[^"?#]*)(?=[?#"])',
    re.IGNORECASE,
)


def prepare(site: Path, records: Iterable[Record]) -> None:
    """Turn a built site into one that opens by file address, in place."""
    for name in _LEFT_OUT:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    index = [_entry(record) for record in records]
    _write(site / INDEX, json.dumps(index, ensure_ascii=False, separators=(",", ":")))
    for name in (*DATA, INDEX):
        path = site / name
        if path.exists():
            _write(path.with_name(f"{path.name}.js"), as_script(path.name, path.read_text("utf-8")))
    for page in sorted(site.rglob("*.html")):
        _write(page, with_page_names(page.read_text("utf-8")))


def with_page_names(html: str) -> str:
    """Return a page whose links to folders lead to the page of each folder."""
    return _TAG.sub(lambda tag: _PLACE.sub(_named, tag[0]), html)


def as_script(name: str, content: str) -> str:
    """Return a script that gives a page the JSON it would have read."""
    text = content.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(self.fabriqueDonnees ||= {{}})[{json.dumps(name)}] = {text}\n"


def _named(match: re.Match[str]) -> str:
    path = match["path"]
    last = basename(path)
    if path and last not in ("", ".", ".."):
        return match[0]
    if not path:  # the page itself
        return match[0]
    return (
        f"{match['head']}{path.rstrip('/')}/index.html"
        if last
        else f"{match['head']}{path}index.html"
    )


def _entry(record: Record) -> dict[str, object]:
    """Return what a search without engine looks at: title, facts, summary and headings."""
    tree = LexborHTMLParser(record.html)
    summary = tree.css_first("p.chapeau, p")
    headings = [_text(node.text()) for node in tree.css("h2, h3")]
    return {
        "adresse": record.address,
        "titre": record.title,
        "genre": record.kind,
        "duree": record.duration,
        "resume": _text(summary.text()) if summary else "",
        "titres": [text for text in dict.fromkeys(headings) if text],
    }


def _text(text: str) -> str:
    return " ".join(text.split())


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")

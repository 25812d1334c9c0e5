"""What a page or a style sheet asks for, as a browser would: addresses, and whose they are."""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

import ada_url
import tinycss2
from tinycss2.ast import AtRule, FunctionBlock, Node, QualifiedRule, StringToken, URLToken

from fabrique.model import BuiltElement, Request

_NOWHERE = "https://site.invalid/"  # stands for the site when its address is unknown
_FETCHING_LINKS = {
    "stylesheet": "style",
    "icon": "image",
    "apple-touch-icon": "image",
    "mask-icon": "image",
    "preload": "other",
    "modulepreload": "script",
    "prefetch": "other",
    "prerender": "other",
    "manifest": "other",
    "preconnect": "other",
    "dns-prefetch": "other",
}
_CONNECTING = frozenset(("preconnect", "dns-prefetch"))  # they name a host, not a file
_SOURCES = {
    "script": ("src", "script"),
    "img": ("src", "image"),
    "iframe": ("src", "other"),
    "frame": ("src", "other"),
    "embed": ("src", "other"),
    "object": ("data", "other"),
    "audio": ("src", "other"),
    "video": ("src", "other"),
    "track": ("src", "other"),
    "image": ("href", "image"),
    "use": ("href", "image"),
    "feimage": ("href", "image"),
}


class Asker:
    """Resolves addresses as the WHATWG standard does, and tells the site's from the others'."""

    def __init__(self, site_url: str) -> None:
        """Keep the public address of the site; without it, a relative one is the site's alone."""
        self.base = site_url if ada_url.check_url(site_url) else _NOWHERE
        root = ada_url.URL(self.base)
        self.host = root.host
        self.folder = root.pathname.rsplit("/", 1)[0] + "/"

    def ask(self, reference: str, page: str, kind: str, rank: int = -1) -> Request | None:
        """Return the request of a reference written in the page, or None when there is none."""
        try:
            here = ada_url.URL(page, base=self.base).href
            address = ada_url.URL(reference.strip(), base=here)
        except ValueError:
            return None
        if address.protocol not in ("http:", "https:"):
            return None
        if address.host != self.host:
            return Request(address.href, kind, rank, address.host)
        path = address.pathname
        own = path[len(self.folder) :] if path.startswith(self.folder) else path.lstrip("/")
        return Request(unquote(own), kind, rank)


def element_requests(element: BuiltElement, page: str, asker: Asker) -> Iterator[Request]:
    """Yield what one element asks for."""
    if element.tag == "link":
        yield from _link(element, page, asker)
        return
    if element.tag == "source" and element.get("srcset"):
        reference, kind = _first_candidate(element.get("srcset")), "image"
        found = asker.ask(reference, page, kind, element.rank)
        if found and found.host:  # the browser chooses one source: only strangers are certain
            yield found
        return
    if element.tag == "input" and element.get("type").lower() == "image":
        attribute, kind = "src", "image"
    elif element.tag in _SOURCES:
        attribute, kind = _SOURCES[element.tag]
    else:
        return
    reference = element.get(attribute) or element.get(f"xlink:{attribute}")
    if element.tag == "img" and element.get("srcset") and not reference:
        reference = _first_candidate(element.get("srcset"))
    if element.tag in ("image", "use", "feimage") and reference.startswith("#"):
        return
    found = asker.ask(reference, page, kind, element.rank) if reference else None
    if found:
        yield _timed(found, element)
    if element.tag == "video" and element.get("poster"):
        poster = asker.ask(element.get("poster"), page, "image", element.rank)
        if poster:
            yield poster


def style_requests(text: str, sheet: str, asker: Asker) -> Iterator[Request]:
    """Yield what a style sheet asks for: imports, images, and the first source of each font."""
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if isinstance(rule, AtRule) and rule.lower_at_keyword == "import":
            yield from _asked(
                list(_addresses(rule.prelude, strings=True))[:1], sheet, "style", asker
            )
        elif isinstance(rule, AtRule) and rule.lower_at_keyword == "font-face":
            yield from _asked(list(_addresses(rule.content or ()))[:1], sheet, "font", asker)
        elif isinstance(rule, AtRule | QualifiedRule):
            yield from _asked(_addresses(rule.content or ()), sheet, "image", asker)


def _link(element: BuiltElement, page: str, asker: Asker) -> Iterator[Request]:
    names = element.get("rel").lower().split()
    wanted = next((name for name in names if name in _FETCHING_LINKS), "")
    if not wanted or not element.get("href"):
        return
    found = asker.ask(element.get("href"), page, _FETCHING_LINKS[wanted], element.rank)
    if found and (found.host or wanted not in _CONNECTING):
        yield found


def _timed(request: Request, element: BuiltElement) -> Request:
    late = element.get("loading").lower() == "lazy" or (
        element.tag in ("audio", "video") and element.get("preload").lower() == "none"
    )
    if not late:
        return request
    return Request(request.address, request.kind, request.rank, request.host, on_load=False)


def _first_candidate(candidates: str) -> str:
    return (candidates.split(",", maxsplit=1)[0].split() or [""])[0]


def _asked(references: Iterable[str], sheet: str, kind: str, asker: Asker) -> Iterator[Request]:
    for reference in references:
        found = None if reference.startswith("#") else asker.ask(reference, sheet, kind)
        if found:
            yield found


def _addresses(nodes: Iterable[Node], *, strings: bool = False) -> Iterator[str]:
    """Yield the addresses of `url(…)`, blocks and functions included; and strings when asked."""
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, URLToken) or (strings and isinstance(node, StringToken)):
            yield node.value
        elif isinstance(node, FunctionBlock) and node.lower_name == "url":
            yield from (item.value for item in node.arguments if isinstance(item, StringToken))
        else:
            inner = getattr(node, "content", None) or getattr(node, "arguments", None) or ()
            waiting.extend(reversed(inner if isinstance(inner, list) else []))

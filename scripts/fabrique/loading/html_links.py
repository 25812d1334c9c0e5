"""What a built page points at and defines, read with lexbor as a browser reads it.

Comments, `template`, `textarea` and the text of scripts are no elements: they hold nothing.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from fabrique.loading.css_links import read_css, read_style
from fabrique.loading.html_text import read_page_text
from fabrique.loading.srcset import read_srcset
from fabrique.model.site_links import LinkedFile, Role

# Elements that pages have by hundreds, and that hold no address but in `style` and `background`.
_COMMON = (
    "a,abbr,b,code,dd,div,dl,dt,em,h1,h2,h3,h4,h5,h6,i,li,main,nav,ol,p,pre,section,small,span,strong"
    ",sub,sup,td,th,tr,ul"
)
_OTHERS = f":not({_COMMON})"
_PLAIN = {
    "poster": Role.RESOURCE,
    "data": Role.RESOURCE,
    "background": Role.RESOURCE,
    "cite": Role.LINK,
    "longdesc": Role.LINK,
}
_FRAMES = frozenset({"iframe", "frame", "embed"})  # what they show may be a page and its anchor
_TO_FOLLOW = frozenset(
    ["alternate", "author", "canonical", "help", "license", "next", "prev", "search", "bookmark"]
)
_TO_CALL = frozenset({"preconnect", "dns-prefetch"})
_SPACES = re.compile(r"[\t\n\f\r ]+")
_REFRESH = re.compile(
    r"\s*[0-9]*(?:\.[0-9.]*)?(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(?P<url>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SHARED = frozenset(
    [
        "og:url",
        "og:image",
        "og:image:url",
        "og:image:secure_url",
        "og:video",
        "og:audio",
        "twitter:image",
    ]
)


def read_html(content: bytes) -> LinkedFile:
    """Return what a page or a drawing points at; what cannot be read is a fault of it."""
    text, faults = read_page_text(content)
    if text is None:
        return LinkedFile(faults=faults)
    tree = LexborHTMLParser(text)
    utf_16 = b"\0" in content[:4]
    found = _Found((text.encode("utf-8", "replace") if utf_16 else content).lower())
    _read_followed(tree, found)
    for node in tree.css(_OTHERS):
        attributes = node.attributes
        if attributes or node.tag == "style":
            _read_element(node, attributes, found)
    for node in tree.css("[style],[background]" if b"background" in found.words else "[style]"):
        _read_element(node, node.attributes, found)
    ids = [key for node in tree.css("[id]") if (key := node.id)]
    unique = set(ids)
    return LinkedFile(
        references={role: frozenset(targets) for role, targets in found.items()},
        ids=frozenset(unique | found.names),
        maps=frozenset(found.maps),
        repeated=tuple(_repeated(ids)) if len(unique) < len(ids) else (),
        base=found.base,
        faults=faults,
    )


class _Found(dict[Role, set[str]]):
    """The targets by role, and what else may be pointed at."""

    def __init__(self, words: bytes) -> None:
        super().__init__()
        self.words = words  # the whole page: what it never says need not be looked for
        self.names: set[str] = set()
        self.maps: set[str] = set()
        self.base = ""

    def keep(self, role: Role, target: str | None) -> None:
        self.setdefault(role, set()).add(target or "")


def _read_followed(tree: LexborHTMLParser, found: _Found) -> None:
    """Keep what is followed, and the old way of naming a place."""
    all_of_them = [node.attributes for node in tree.css("a")]
    followed = found.setdefault(Role.LINK, set())
    followed |= {item["href"] or "" for item in all_of_them if "href" in item}
    found.names = {item["name"] or "" for item in all_of_them if "name" in item}
    for item in all_of_them if b"xlink" in found.words else ():
        if "href" not in item and "xlink:href" in item:
            followed.add(item["xlink:href"] or "")


def _read_element(node: LexborNode, attributes: dict[str, str | None], found: _Found) -> None:
    tag = node.tag or ""
    for name, value in attributes.items():
        if name in ("href", "xlink:href"):
            _read_href(tag, attributes, value, found)
        elif name == "src":
            found.keep(Role.LINK if tag in _FRAMES else Role.RESOURCE, value)
        elif name in _PLAIN and (name != "data" or tag == "object"):
            found.keep(_PLAIN[name], value)
        elif name in ("srcset", "imagesrcset"):
            for address in list(read_srcset(value or "")) or [""]:
                found.keep(Role.RESOURCE, address)
        elif (name == "action" and tag == "form") or name == "formaction":
            if value and value.strip():  # empty, it is the page itself
                found.keep(Role.LINK, value)
        elif name == "usemap":
            found.keep(Role.MAP, value)
        elif name == "style":
            for address in read_style(value or ""):
                found.keep(Role.SPRITE, address)
        elif name == "name" and tag == "map":
            found.maps.add(value or "")
    if tag == "style":
        for address in read_css(node.text()):
            found.keep(Role.SPRITE, address)
    elif tag == "meta":
        _read_meta(attributes, found)


def _read_href(
    tag: str, attributes: dict[str, str | None], value: str | None, found: _Found
) -> None:
    if tag == "base":
        found.base = found.base or (value or "").strip()
    elif tag == "area":
        found.keep(Role.LINK, value)
    elif tag == "link":
        relations = set(_SPACES.split((attributes.get("rel") or "").lower()))
        if relations & _TO_CALL:
            role = Role.HINT
        else:
            role = Role.LINK if relations & _TO_FOLLOW else Role.RESOURCE
        # without address, a picture may still have its own list
        if value or not attributes.get("imagesrcset"):
            found.keep(role, value)
    elif tag != "a":
        found.keep(Role.SPRITE, value)


def _read_meta(attributes: dict[str, str | None], found: _Found) -> None:
    content = attributes.get("content") or ""
    if (attributes.get("http-equiv") or "").strip().lower() == "refresh":
        match = _REFRESH.fullmatch(content)
        if match:
            found.keep(Role.LINK, _unquoted(match["url"]))
        return
    name = (attributes.get("property") or attributes.get("name") or "").strip().lower()
    if name in _SHARED:
        found.keep(Role.LINK if name == "og:url" else Role.RESOURCE, content)


def _unquoted(address: str) -> str:
    """Return the address of a refresh without its quotes; what follows the second is dropped."""
    mark = address[:1]
    return address[1:].partition(mark)[0] if mark in ("'", '"') and mark else address


def _repeated(ids: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    told: set[str] = set()
    for key in ids:
        if key in seen and key not in told:
            told.add(key)
            yield key
        seen.add(key)

"""What a built page points at and defines, read with lexbor as a browser reads it.

Comments, `template`, `textarea` and the text of scripts are no elements: they hold nothing.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from fabrique.loading.css_links import read_css, read_style
from fabrique.loading.html_text import read_page_text
from fabrique.loading.srcset import read_srcset
from fabrique.model.site_links import LinkedFile, Reference, Role

_RARE = (
    "base[href],[srcset],[imagesrcset],[poster],object[data],form[action],[formaction],[cite],"
    "[background],[usemap],[longdesc],[style],style,meta[content],a[name],map[name]"
)
_PLAIN = {
    "poster": Role.RESOURCE,
    "data": Role.RESOURCE,
    "background": Role.RESOURCE,
    "cite": Role.LINK,
    "longdesc": Role.LINK,
}
_FOLLOWED = frozenset({"a", "area"})
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
    references: set[Reference] = set()
    for node in tree.css("[href]"):
        _keep_href(node, references)
    for node in tree.css("[src]"):
        value = node.attributes["src"]
        role = Role.LINK if node.tag in _FRAMES else Role.RESOURCE
        references.add(Reference(value or "", role))
    ids = [node.id for node in tree.css("[id]")]
    named: set[str] = set()
    maps: set[str] = set()
    base = ""
    for node in tree.css(_RARE):
        tag, attributes = node.tag, node.attributes
        if tag == "a" and "name" in attributes:
            named.add(attributes["name"] or "")
        elif tag == "map":
            maps.add(attributes.get("name") or "")
        elif tag == "base" and "href" in attributes:
            base = base or (attributes["href"] or "").strip()
        references.update(_rare(node, tag or "", attributes))
    known = [key for key in ids if key]
    unique = set(known)
    return LinkedFile(
        references=frozenset(references),
        ids=frozenset(unique | named),
        maps=frozenset(maps),
        repeated=tuple(_repeated(known)) if len(unique) < len(known) else (),
        base=base,
        faults=faults,
    )


def _keep_href(node: LexborNode, references: set[Reference]) -> None:
    tag = node.tag
    attributes = node.attributes
    value = attributes.get("href")
    if tag in _FOLLOWED:
        if value is None:
            value = attributes.get("xlink:href")
        references.add(Reference(value or "", Role.LINK))
    elif tag == "link":
        relations = set(_SPACES.split((attributes.get("rel") or "").lower()))
        if relations & _TO_CALL:
            role = Role.HINT
        else:
            role = Role.LINK if relations & _TO_FOLLOW else Role.RESOURCE
        # without address, a picture may still have its own list
        if value or not attributes.get("imagesrcset"):
            references.add(Reference(value or "", role))
    elif tag != "base":
        for name in ("href", "xlink:href"):
            if name in attributes:
                references.add(Reference(attributes[name] or "", Role.SPRITE))


def _rare(node: LexborNode, tag: str, attributes: dict[str, str | None]) -> Iterator[Reference]:
    for name, value in attributes.items():
        text = value or ""
        if name in _PLAIN and (name != "data" or tag == "object"):
            yield Reference(text, _PLAIN[name])
        elif name in ("srcset", "imagesrcset"):
            found = list(read_srcset(text))
            for address in found or [""]:
                yield Reference(address, Role.RESOURCE)
        elif (name == "action" and tag == "form") or name == "formaction":
            if text.strip():  # empty, it is the page itself
                yield Reference(text, Role.LINK)
        elif name == "usemap":
            yield Reference(text, Role.MAP)
        elif name == "style":
            for address in read_style(text):
                yield Reference(address, Role.SPRITE)
    if tag == "style":
        for address in read_css(node.text()):
            yield Reference(address, Role.SPRITE)
    elif tag == "meta":
        yield from _of_meta(attributes)


def _of_meta(attributes: dict[str, str | None]) -> Iterator[Reference]:
    content = attributes.get("content") or ""
    if (attributes.get("http-equiv") or "").strip().lower() == "refresh":
        match = _REFRESH.fullmatch(content)
        if match:
            yield Reference(_unquoted(match["url"]), Role.LINK)
        return
    name = (attributes.get("property") or attributes.get("name") or "").strip().lower()
    if name in _SHARED:
        role = Role.LINK if name == "og:url" else Role.RESOURCE
        yield Reference(content, role)


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

"""SVG drawings: shapes and words only, nothing that runs, moves to elsewhere or is fetched.

Read as a stream (SVG 2; XML 1.0), no tree is kept; a document type is refused on the way, so that
no entity is ever expanded.
"""

import re
from collections.abc import Callable, Iterator
from xml.parsers.expat import ExpatError, ParserCreate

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from fabrique.loading.css_links import read_css, read_style
from fabrique.model import Flaw, FlawKind

MAX_ELEMENTS = 200_000
MAX_DEPTH = 200
MAX_STYLE = 500_000  # characters of one style

_MALFORMED = "n’est pas un XML bien formé : il ne peut pas être examiné"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_RUNS = frozenset({"script", "handler", "listener"})
_FOREIGN = frozenset({"foreignobject", "iframe", "object", "embed", "video", "audio", "canvas"})
_ANIMATES = frozenset({"set", "animate", "animatetransform", "animatemotion", "animatecolor"})
_ADDRESSES = frozenset(
    {"href", "src", "from", "to", "values", "by", "data", "action", "formaction"}
)
_PICTURE_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,", re.IGNORECASE)
_IGNORED_IN_SCHEMES = re.compile(r"[\x00-\x20\x7f-\x9f]")
_URL = re.compile(r"url\(", re.IGNORECASE)


# What every flaw needs, in lower case: a drawing that has none of it, and that neither entity,
# escape nor encoding disguises, is inert. Each search begins with a fixed sign, hence is quick.
_NEEDED = tuple(
    word.encode("ascii")
    for word in (
        "href",
        "src",
        "base",
        "url",
        "image-set",
        "@import",
        "1999/xhtml",
        "&#",
        "\\",
        "\0",
    )
)
_NAMES = "|".join(sorted(_RUNS | _FOREIGN | {"set", "animate"})).encode("ascii")
_ACTIVE = tuple(re.compile(mark + b"(?:" + _NAMES + b")") for mark in (b"<", b":"))
_HANDLER = re.compile(rb"on\w+\s*=")
_DECLARATION = re.compile(
    rb"<\?xml version=[\"']1\.0[\"'](?: encoding=[\"']utf-8[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])?\s{0,9}\?>"
)


def read_drawing_flaws(content: bytes) -> Iterator[Flaw]:
    """Yield each kind of flaw once, in the order of the drawing.

    Most drawings hold nothing that a flaw needs: they are only parsed, which is ten times faster.
    """
    if _is_plainly_inert(content):
        try:
            ParserCreate().Parse(content, True)
        except (ExpatError, ValueError):
            yield Flaw(FlawKind.UNEXAMINED, _MALFORMED)
        return
    target = _Reader()
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        parser.feed(content)
        parser.close()
    except DefusedXmlException:
        target.tell("contient une déclaration DOCTYPE, qui peut cacher des entités")
    except (_TooMuch, RecursionError):
        yield Flaw(FlawKind.UNEXAMINED, "compte trop d’éléments, ou trop d’emboîtements")
    except (ParseError, ValueError, LookupError):
        yield Flaw(FlawKind.UNEXAMINED, _MALFORMED)
    for message in target.messages:
        yield Flaw(FlawKind.DRAWING, message)


def _is_plainly_inert(content: bytes) -> bool:
    lower = content.removeprefix(b"\xef\xbb\xbf").lower()
    declared = _DECLARATION.match(lower)
    return not (
        any(word in lower for word in _NEEDED)
        or any(pattern.search(lower) for pattern in _ACTIVE)
        or lower.count(b"<!") != lower.count(b"<!--")
        or lower.count(b"<?") != bool(declared)
        or _HANDLER.search(lower)
    )


class _TooMuch(Exception):
    """The drawing is beyond what is read."""


class _Reader:
    """A target of the XML parser that keeps nothing but what is refused."""

    def __init__(self) -> None:
        self.messages: dict[str, None] = {}
        self._count = 0
        self._styles = 0
        self._depth = 0
        self._css: list[str] = []

    def tell(self, message: str) -> None:
        """Keep a flaw, once."""
        self.messages.setdefault(message)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Judge an element and its attributes."""
        self._count += 1
        self._depth += 1
        if self._count > MAX_ELEMENTS or self._depth > MAX_DEPTH:
            raise _TooMuch
        name = _local(tag)
        if name in _RUNS:
            self.tell(f"contient un programme (« {name} »)")
        elif name in _FOREIGN or tag.startswith(_XHTML):
            self.tell(f"contient un élément étranger au dessin (« {name} »)")
        elif name in _ANIMATES and _local(attributes.get("attributeName", "").strip()) == "href":
            self.tell("change l’adresse d’un lien par une animation")
        self._styles += name == "style"
        for key, value in attributes.items():
            self._attribute(key, value, name)

    def end(self, tag: str) -> None:
        """Judge a style sheet once it is whole."""
        self._depth -= 1
        if _local(tag) == "style":
            self._styles -= 1
            self._style("".join(self._css), read_css)
            self._css = []

    def data(self, text: str) -> None:
        """Keep the text of style sheets alone."""
        if self._styles:
            self._css.append(text)

    def pi(self, target: str, data: str = "") -> None:
        """Refuse a style sheet called before the drawing."""
        if target.lower() == "xml-stylesheet":
            self.tell("appelle une feuille de style extérieure")

    def close(self) -> None:
        """Have nothing to give back."""

    def _attribute(self, key: str, value: str, element: str) -> None:
        name = _local(key)
        if name.startswith("on") and len(name) > 2:
            self.tell(f"réagit par un programme (« {name[:40]} »)")
        elif name in ("href", "src", "base"):
            self._address(value, element)
        elif name in _ADDRESSES and _bare(value).startswith(("javascript:", "vbscript:", "data:")):
            self.tell("change une adresse par une animation")
        elif name == "style" or _URL.search(value) or "\\" in value:
            self._style(value, read_style)

    def _address(self, value: str, element: str) -> None:
        bare = _bare(value)
        if not bare or bare.startswith("#"):
            return
        if bare.startswith(("javascript:", "vbscript:")):
            self.tell("contient un programme dans une adresse (« javascript: »)")
        elif element == "image" and _PICTURE_DATA.match(bare):
            return
        elif element == "a" and bare.startswith(("https://", "http://", "mailto:")):
            return  # a link that a reader chooses to follow fetches nothing by itself
        else:
            self.tell(f"renvoie à autre chose que lui-même (« {value.strip()[:60]} »)")

    def _style(self, css: str, read: Callable[[str], Iterator[str]]) -> None:
        if len(css) > MAX_STYLE:
            raise _TooMuch
        for address in read(css):
            found = _bare(address)
            if found and not found.startswith("#") and not _PICTURE_DATA.match(found):
                self.tell(f"appelle un fichier par son style (« {address.strip()[:60]} »)")


def _local(name: str) -> str:
    """Return a name without its namespace, in lower case."""
    return name.rpartition("}")[2].rpartition(":")[2].lower()


def _bare(address: str) -> str:
    """Return an address as a browser compares its scheme: no control nor space, lower case."""
    return _IGNORED_IN_SCHEMES.sub("", address).lower()

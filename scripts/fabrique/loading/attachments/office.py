"""Office documents, OOXML (ECMA-376) and OpenDocument 1.3: no macro, no call outside, no secret.

They are archives first, judged as such; their XML is then read as a stream, without document type.
Runs in the confined child.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from fabrique.loading.attachments.archive import Budget, Refused, examine, inflate
from fabrique.model import Flaw, FlawKind

MAX_XML_BYTES = 40_000_000  # of all parts

_MACRO = re.compile(
    r"(?:^|/)(?:vbaproject|vbadata)[^/]*$|^basic/|^scripts/|(?:^|/)(?:macrosheets|activex|dialogsheets)/",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"(?:^|/)(?:embeddings/.*\.(?:bin|exe|ole)|oleobject[^/]*)$", re.IGNORECASE)
_HYPERLINK = "/hyperlink"
_SAFE = ("http://", "https://", "mailto:", "#")
_ACTIVE = frozenset({"script", "event-listener", "applet", "plugin"})
_FETCHED = frozenset(
    {"image", "object", "object-ole", "floating-frame", "section-source", "table-source", "a"}
)
_DDE = re.compile(r"\bDDE(?:AUTO)?\b")


def read_office_flaws(content: bytes) -> Iterator[Flaw]:
    """Yield the flaws of a document, each once."""
    budget = Budget()
    try:
        examine(content, budget)
        _read_parts(content, budget)
    except Refused as refusal:
        budget.tell(str(refusal))
    except DefusedXmlException:
        budget.tell("contient une déclaration DOCTYPE, qui peut cacher des entités")
    except (BadZipFile, ParseError, ValueError, LookupError, OSError, NotImplementedError):
        message = "n’est pas un document que l’on peut lire jusqu’au bout"
        yield Flaw(FlawKind.UNEXAMINED, message)
    for message in budget.messages:
        yield Flaw(FlawKind.OFFICE, message)


def _read_parts(content: bytes, budget: Budget) -> None:
    with ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
    read = 0
    for part in parts:
        name = part.filename
        if part.is_dir():
            continue
        if _MACRO.search(name):
            budget.tell(f"contient des macros ou des contrôles (« {name[:60]} »)")
        elif _OBJECT.search(name):
            budget.tell(f"contient un objet incorporé (« {name[:60]} »)")
        if not name.lower().endswith((".xml", ".rels", ".rdf", ".vml")):
            continue
        read += part.file_size
        if read > MAX_XML_BYTES:
            raise Refused(f"contient plus de {MAX_XML_BYTES // 1_000_000} Mo de texte")
        _read_xml(content, part, budget)


def _read_xml(content: bytes, part: ZipInfo, budget: Budget) -> None:
    parser = DefusedXMLParser(target=_Reader(budget, part.filename), forbid_dtd=True)
    for piece in inflate(content, part):
        parser.feed(piece)
    parser.close()


class _Reader:
    """A target of the XML parser that keeps nothing but what is refused."""

    def __init__(self, budget: Budget, part: str) -> None:
        self._tell = budget.tell
        self._relations = part.lower().endswith(".rels")
        self._odf = part in ("content.xml", "styles.xml", "settings.xml", "META-INF/manifest.xml")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Judge an element."""
        namespace, _, name = tag.rpartition("}")
        if self._relations:
            self._relation(attributes)
        elif name in ("Override", "Default") and "macroEnabled" in attributes.get(
            "ContentType", ""
        ):
            self._tell("se déclare comme un document à macros")
        elif name == "ddeLink":
            self._tell("appelle un autre logiciel (DDE)")
        elif "opendocument" in namespace or "oasis" in namespace:
            self._open_document(name, attributes)

    def data(self, text: str) -> None:
        """Refuse a field that calls another program."""
        if _DDE.search(text) and text.strip().upper().startswith("DDE"):
            self._tell("appelle un autre logiciel (DDE)")

    def close(self) -> None:
        """Have nothing to give back."""

    def _relation(self, attributes: dict[str, str]) -> None:
        if attributes.get("TargetMode", "").lower() != "external":
            return
        target = attributes.get("Target", "").strip()
        if attributes.get("Type", "").endswith(_HYPERLINK) and target.lower().startswith(_SAFE):
            return
        self._tell(f"appelle un fichier extérieur (« {target[:60]} »)")

    def _open_document(self, name: str, attributes: dict[str, str]) -> None:
        if name == "encryption-data":
            raise Refused("est chiffré : ce qu’il contient ne peut pas être examiné")
        if name in _ACTIVE:
            self._tell(f"contient un programme (« {name} »)")
        elif name.startswith("dde-"):
            self._tell("appelle un autre logiciel (DDE)")
        if name not in _FETCHED:
            return
        for key, value in attributes.items():
            target = value.strip().lower()
            if not key.endswith("}href") or not target:
                continue
            outside = ":" in target.split("/")[0] or target.startswith(("/", "../../", "\\"))
            if outside and not (name == "a" and target.startswith(_SAFE)):
                self._tell(f"appelle un fichier extérieur (« {value.strip()[:60]} »)")

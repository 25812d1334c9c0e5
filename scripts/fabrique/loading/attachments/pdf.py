"""PDF documents: what would run, open or carry another file (ISO 32000-2, § 12.6).

Every object that the file lists is walked, reachable or not; streams other than those of objects
stay compressed. Runs in the confined child.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from fabrique.model import Flaw, FlawKind

MAX_OBJECTS = 200_000

_ACTIONS = {
    "/JavaScript": "contient un programme (JavaScript)",
    "/Launch": "lance un autre logiciel (Launch)",
    "/ImportData": "importe des données d’un autre fichier (ImportData)",
    "/SubmitForm": "envoie un formulaire à un serveur (SubmitForm)",
    "/GoToE": "ouvre un fichier incorporé (GoToE)",
    "/GoToR": "ouvre un autre fichier (GoToR)",
    "/Rendition": "joue un média incorporé (Rendition)",
    "/Movie": "joue un film incorporé (Movie)",
    "/Sound": "joue un son incorporé (Sound)",
}
_KEYS = {
    "/JavaScript": _ACTIONS["/JavaScript"],
    "/JS": _ACTIONS["/JavaScript"],
    "/AA": "réagit à la lecture par des actions automatiques (AA)",
    "/EmbeddedFiles": "contient des fichiers incorporés (EmbeddedFiles)",
    "/EF": "contient des fichiers incorporés (EmbeddedFiles)",
    "/XFA": "contient un formulaire XFA, qui porte des programmes",
    "/RichMedia": "contient un média incorporé (RichMedia)",
}
_TYPES = {
    "/EmbeddedFile": _KEYS["/EmbeddedFiles"],
    "/RichMedia": _KEYS["/RichMedia"],
    "/FileAttachment": _KEYS["/EmbeddedFiles"],
}
_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_LOOSE = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z])")


def read_pdf_flaws(content: bytes) -> Iterator[Flaw]:
    """Yield each kind of flaw once; a document that cannot be read is one flaw."""
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted:
            yield Flaw(FlawKind.PDF, "est chiffré : ce qu’il contient ne peut pas être examiné")
            return
        found = dict.fromkeys(_walk(reader))
    except _TooMuch:
        yield Flaw(FlawKind.UNEXAMINED, f"compte plus de {MAX_OBJECTS} objets")
        return
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception:  # pypdf meets hostile bytes with any error
        yield Flaw(FlawKind.UNEXAMINED, "n’est pas un PDF que l’on peut lire jusqu’au bout")
        return
    for message in found or dict.fromkeys(_scan(content)):
        yield Flaw(FlawKind.PDF, message)


class _TooMuch(Exception):
    """The document holds more objects than are looked at."""


def _walk(reader: PdfReader) -> Iterator[str]:
    numbers = {
        (number, generation) for generation, table in reader.xref.items() for number in table
    }
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MAX_OBJECTS:
        raise _TooMuch
    waiting: list[Any] = [reader.trailer]
    seen = 0
    for number, generation in sorted(numbers):
        if number:
            try:
                waiting.append(reader.get_object(IndirectObject(number, generation, reader)))
            except (MemoryError, RecursionError):
                raise
            except (
                Exception
            ):  # a free or broken object: what could be read of it is in the raw scan
                yield from ()
        while waiting:
            value = waiting.pop()
            seen += 1
            if seen > MAX_OBJECTS * 10:
                raise _TooMuch
            if isinstance(value, DictionaryObject):
                yield from _judge(value)
                waiting.extend(item for item in value.values() if _holds(item))
            elif isinstance(value, ArrayObject):
                waiting.extend(item for item in value if _holds(item))


def _holds(value: object) -> bool:
    """Tell what is looked into; references are not followed: every object has its turn."""
    return isinstance(value, (DictionaryObject, ArrayObject))


def _judge(value: DictionaryObject) -> Iterator[str]:
    for key in value:
        if key in _KEYS:
            yield _KEYS[key]
    action = _value(value, "/S")
    if isinstance(action, NameObject) and action in _ACTIONS:
        yield _ACTIONS[action]
    for key in ("/Type", "/Subtype"):
        kind = _value(value, key)
        if isinstance(kind, NameObject) and kind in _TYPES:
            yield _TYPES[kind]
    if "/OpenAction" in value and not _is_destination(_value(value, "/OpenAction")):
        yield "agit dès son ouverture (OpenAction)"
    address = _value(value, "/URI")
    if isinstance(address, (str, bytes)):
        text = address if isinstance(address, str) else address.decode("latin-1")
        scheme = text.strip().lower()
        if ":" in scheme.split("/")[0] and not scheme.startswith(_SCHEMES):
            yield f"renvoie à une adresse refusée (« {text[:60]} »)"


def _value(value: DictionaryObject, key: str) -> object:
    """Return a value, reached through its reference if it has one, or None."""
    try:
        return value[key]  # `get` would leave a reference as it is
    except KeyError:
        return None


def _is_destination(value: object) -> bool:
    """Tell a page to open at, which every office suite writes, from an action (§ 12.3.2)."""
    return not isinstance(value, DictionaryObject) or _value(value, "/S") == "/GoTo"


def _scan(content: bytes) -> Iterator[str]:
    """Yield what stands outside any stream and that the tables of the file do not list."""
    bare = _CODE.sub(lambda match: bytes([int(match[1], 16)]), _STREAM.sub(b"", content))
    for match in _LOOSE.finditer(bare):
        name = f"/{match[1].decode('ascii')}"
        yield {**_KEYS, **_TYPES, **_ACTIONS}[name]

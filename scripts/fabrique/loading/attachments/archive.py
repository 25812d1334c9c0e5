"""ZIP archives: listed and counted, never extracted (APPNOTE.TXT 6.3.10).

The directory at the end is what programs show, the headers before each part are what some of them
obey: both must agree. Each part is inflated in pieces that are thrown away, to make sure that it
is not longer than announced. Runs in the confined child.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from fabrique.model import Flaw, FlawKind

MAX_PARTS = 2_000
MAX_TOTAL_BYTES = 200_000_000
MAX_RATIO = 100
MAX_NESTING = 2
_SMALL_BYTES = 1_000_000  # a part below this is no bomb, however well it is packed
_PIECE = 1 << 18
_NESTED = (b"PK\x03\x04", b"PK\x05\x06")
_UNLISTED = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_END = b"PK\x05\x06"


class Refused(Exception):
    """The archive is not to be read further; the message ends a French sentence."""


@dataclass(slots=True)
class Budget:
    """What remains to be inflated and to be listed, nested archives included."""

    total_bytes: int = MAX_TOTAL_BYTES
    parts: int = MAX_PARTS
    messages: dict[str, None] = field(default_factory=dict)

    def tell(self, message: str) -> None:
        """Keep a flaw, once."""
        self.messages.setdefault(message)


def read_archive_flaws(content: bytes, kind: FlawKind = FlawKind.ARCHIVE) -> Iterator[Flaw]:
    """Yield the flaws of an archive, each once."""
    budget = Budget()
    try:
        examine(content, budget)
    except Refused as refusal:
        budget.tell(str(refusal))
    except (BadZipFile, ValueError, struct.error, zlib.error, OSError, NotImplementedError):
        yield Flaw(FlawKind.UNEXAMINED, "n’est pas une archive que l’on peut lire jusqu’au bout")
    for message in budget.messages:
        yield Flaw(kind, message)


def examine(content: bytes, budget: Budget, nesting: int = 0) -> None:
    """Judge an archive and those inside it. Raises `Refused` when nothing more may be read."""
    end = content.rfind(_END, max(0, len(content) - 65_557))
    if end < 0 or len(content) < end + 22:
        raise BadZipFile
    announced = int.from_bytes(content[end + 10 : end + 12], "little")
    listed = int.from_bytes(content[end + 12 : end + 16], "little")
    if announced > MAX_PARTS or listed > MAX_PARTS * 400:
        raise Refused(f"compte plus de {MAX_PARTS} fichiers")
    with ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
    budget.parts -= len(parts)
    if budget.parts < 0:
        raise Refused(f"compte plus de {MAX_PARTS} fichiers")
    _judge_names(parts, budget)
    total = sum(part.file_size for part in parts)
    if total > budget.total_bytes:
        raise Refused(f"se déploie au-delà de {MAX_TOTAL_BYTES // 1_000_000} Mo")
    if total > 10 * _SMALL_BYTES and total > MAX_RATIO * len(content):
        raise Refused(f"se déploie à {total // max(len(content), 1)} fois sa taille")
    budget.total_bytes -= total
    reached = 0
    for part in sorted(parts, key=lambda item: item.header_offset):
        if part.flag_bits & 0x41:
            raise Refused(f"contient un fichier chiffré (« {part.filename[:60]} »)")
        if part.file_size > _SMALL_BYTES and part.file_size > MAX_RATIO * part.compress_size:
            ratio = part.file_size // max(part.compress_size, 1)
            raise Refused(
                f"contient « {part.filename[:60]} », qui se déploie à {ratio} fois sa taille"
            )
        start = _data_start(content, part)
        if part.header_offset < reached:
            raise Refused("contient des fichiers qui se chevauchent")
        reached = start + part.compress_size
        if reached > len(content):
            raise BadZipFile
        _look_inside(content[start:reached], part, budget, nesting)


def inflate(content: bytes, part: ZipInfo) -> Iterator[bytes]:
    """Yield a part in pieces; raise `Refused` when it is longer than announced."""
    start = _data_start(content, part)
    yield from _pieces(content[start : start + part.compress_size], part)


def _judge_names(parts: list[ZipInfo], budget: Budget) -> None:
    seen: set[str] = set()
    for part in parts:
        name = part.orig_filename
        shown = f"« {name[:60]} »"
        steps = name.replace("\\", "/").split("/")
        if "\\" in name:
            budget.tell(f"contient un nom à barre oblique inversée ({shown})")
        elif name.startswith("/") or name[1:2] == ":":
            budget.tell(f"contient un chemin absolu ({shown})")
        elif ".." in steps:
            budget.tell(f"contient un chemin qui remonte ({shown})")
        elif any(ord(sign) < 32 or ord(sign) == 127 for sign in name):
            budget.tell(f"contient un nom à caractère de contrôle ({shown})")
        if (part.external_attr >> 16) & 0o170000 not in (0, 0o100000, 0o040000):
            budget.tell(f"contient un lien ou un fichier spécial ({shown})")
        folded = name.casefold()
        if folded in seen:
            budget.tell(f"contient deux fois le même nom ({shown})")
        seen.add(folded)


def _data_start(content: bytes, part: ZipInfo) -> int:
    """Return where the data of a part begins; refuse a header that the directory contradicts."""
    place = part.header_offset
    header = content[place : place + 30]
    if place < 0 or len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise BadZipFile
    name_length = int.from_bytes(header[26:28], "little")
    extra_length = int.from_bytes(header[28:30], "little")
    name = content[place + 30 : place + 30 + name_length]
    encoding = "utf-8" if part.flag_bits & 0x800 else "cp437"
    if name.decode(encoding, "replace") != part.orig_filename:
        raise Refused(f"donne deux noms à un même fichier (« {part.orig_filename[:60]} »)")
    return place + 30 + name_length + extra_length


def _look_inside(data: bytes, part: ZipInfo, budget: Budget, nesting: int) -> None:
    """Count a part without keeping it, unless it is an archive that must be listed in its turn."""
    kept: list[bytes] = []
    nested = False
    for index, piece in enumerate(_pieces(data, part)):
        if index == 0:
            if piece.startswith(_UNLISTED):
                budget.tell(f"contient une archive qui ne se liste pas (« {part.filename[:60]} »)")
            nested = piece.startswith(_NESTED)
        if nested:
            kept.append(piece)
    if nested:
        if nesting >= MAX_NESTING:
            raise Refused("emboîte trop d’archives les unes dans les autres")
        examine(b"".join(kept), budget, nesting + 1)


def _pieces(data: bytes, part: ZipInfo) -> Iterator[bytes]:
    if part.compress_type == ZIP_STORED:
        if len(data) != part.file_size:
            raise Refused(f"ment sur la taille de « {part.filename[:60]} »")
        yield data
        return
    if part.compress_type != ZIP_DEFLATED:
        raise Refused(f"emploie une compression inhabituelle (« {part.filename[:60]} »)")
    inflater = zlib.decompressobj(-15)
    given, rest = 0, data
    while not inflater.eof:
        piece = inflater.decompress(rest, _PIECE)
        rest = inflater.unconsumed_tail
        given += len(piece)
        if given > part.file_size:
            raise Refused(f"ment sur la taille de « {part.filename[:60]} »")
        if not piece and not rest:
            break
        yield piece
    if given != part.file_size:
        raise Refused(f"ment sur la taille de « {part.filename[:60]} »")

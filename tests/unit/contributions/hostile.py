"""Attached files that do harm, made from nothing: each function returns bytes."""

import io
import struct
import zipfile
import zlib

_MOMENT = (2026, 1, 1, 0, 0, 0)


def zipped(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of these parts; a name ending in « @ » is a symbolic link."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name.removesuffix("@"), _MOMENT)
            info.compress_type = method
            if name.endswith("@"):
                info.external_attr = 0o120777 << 16
            archive.writestr(info, content)
    return stream.getvalue()


def png(width: int, height: int, frames: int = 1) -> bytes:
    """Return a picture of one colour, however large, in few bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    animation = chunk(b"acTL", struct.pack(">II", frames, 0)) if frames > 1 else b""
    data = zlib.compress(bytes(min(width * height // 8, 1_000_000)), 9)
    body = chunk(b"IHDR", header) + animation + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def gif(width: int, height: int, frames: int, inner: tuple[int, int] = (1, 1)) -> bytes:
    """Return an animation whose frames have the inner size, on a screen of the outer one."""
    frame = b"\x2c" + bytes(4) + struct.pack("<HH", *inner) + b"\x00\x02\x02D\x01\x00"
    return b"GIF89a" + struct.pack("<HH", width, height) + bytes(3) + frame * frames + b";"


def svg(inside: str, opening: str = "", before: str = "") -> bytes:
    """Return a drawing that holds something, its root bearing more attributes."""
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {spaces} {opening}>{inside}</svg>".encode()


def pdf(catalogue: str = "", more: tuple[bytes, ...] = (), page: str = "") -> bytes:
    """Return a document of one page; entries are added to its catalogue, its page, its objects."""
    objects = (
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] {page} >>".encode(),
        *more,
    )
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return written + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\n" % (
        size, table, size,
    ) + b"startxref\n%d\n%%%%EOF\n" % len(written)  # fmt: skip


def packed_pdf(hidden: bytes) -> bytes:
    """Return a document whose fifth object lies in a compressed stream of objects."""
    inside = zlib.compress(b"5 0 " + hidden)
    stream = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (
        len(inside), inside,
    )  # fmt: skip
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        stream,
    )
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    rows = [(0, 0, 255), *((1, place, 0) for place in places), (2, 4, 0), (1, len(written), 0)]
    table = b"".join(struct.pack(">BHB", *row) for row in rows)
    start = len(written)
    written += b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (
        len(table), table,
    )  # fmt: skip
    return written + b"startxref\n%d\n%%%%EOF\n" % start


def docx(*parts: tuple[str, str], types: str = "<Types/>") -> bytes:
    """Return a Word text with more parts."""
    usual = (("[Content_Types].xml", types), ("word/document.xml", "<document/>"))
    return zipped(*((name, text.encode()) for name, text in (*usual, *parts)))


def odt(*parts: tuple[str, str]) -> bytes:
    """Return an OpenDocument text with more parts, its type first and stored."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        kind = zipfile.ZipInfo("mimetype", _MOMENT)
        archive.writestr(kind, "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        for name, text in parts:
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), text)
    return stream.getvalue()


def relation(kind: str, target: str) -> str:
    """Return a list of one relation to outside (ECMA-376-2, § 6.5)."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" TargetMode="External" Target="{target}" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
        "</Relationships>"
    )

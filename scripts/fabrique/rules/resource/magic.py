"""What a file is, by its first bytes: the signatures of the accepted types and of their impostors."""

import codecs
import re

from fabrique.model import ACCEPTED_TYPES, ResourceFile

TEXT = frozenset({"csv", "md", "txt", "json", "bib"})
# The first bytes, the extensions that may bear them, the name in French.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png", "une image PNG"),
    (b"\xff\xd8\xff", "jpg jpeg", "une image JPEG"),
    (b"GIF87a", "gif", "une image GIF"),
    (b"GIF89a", "gif", "une image GIF"),
    (b"%PDF-", "pdf", "un document PDF"),
    (b"AutoCAD Binary DXF\r\n\x1a\x00", "dxf", "un dessin DXF"),
    (b"ISO-10303-21;", "step", "un modèle 3D STEP"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "",
        "un document Office ancien ou protégé par mot de passe",
    ),
    (b"II*\x00", "", "une image TIFF"),
    (b"MM\x00*", "", "une image TIFF"),
    (b"MZ", "", "un programme Windows"),
    (b"\x7fELF", "", "un programme Linux"),
    (b"\x1f\x8b", "", "une archive GZIP"),
    (b"7z\xbc\xaf\x27\x1c", "", "une archive 7z"),
    (b"Rar!\x1a\x07", "", "une archive RAR"),
)
_TEXT_MAGIC = (b"%PDF-", b"GIF87a", b"GIF89a")  # begin a binary file, and could begin a text too
_OPENDOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.oasis.opendocument.graphics": "odg",
}
# The folder that only one kind of document of the Open Packaging Conventions has.
_PACKAGES = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/", "3mf": "3D/"}
_DXF = re.compile(
    rb"(?:\xef\xbb\xbf)?[ \t\r\n]{0,40}(?:999\r?\n[^\n]{0,300}\n[ \t]{0,10})*0[ \t]{0,10}\r?\n[ \t]{0,10}SECTION"
)
_SVG = re.compile(r"<(?:[A-Za-z_][A-Za-z0-9_.-]*:)?svg(?=[\s>/]|\Z)")


def fits(file: ResourceFile, extension: str) -> bool:
    """Tell whether the head is one that the extension allows."""
    head = file.head
    if extension in TEXT:
        return _is_text(file) and not head.startswith(_TEXT_MAGIC)
    if any(extension in names.split() and head.startswith(magic) for magic, names, _ in _MAGIC):
        return True
    if extension == "svg":
        return _is_svg(file)
    if extension == "stl":
        return _is_stl(file)
    if extension == "dxf":
        return bool(_DXF.match(head))
    if extension == "step":
        return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"ISO-10303-21;")
    if extension in ("webp", "avif"):
        return _image_container(head) == extension
    return _is_zip(head) and _zip_fits(head, extension)


def recognise(file: ResourceFile) -> str:
    """Return what the head is surely, in French, or an empty text."""
    head = file.head
    for magic, _, label in _MAGIC:
        if head.startswith(magic):
            return label
    if _is_zip(head):
        kind = _zip_kind(head)
        if not kind and _part_name(head).startswith(("[Content_Types].xml", "_rels/", "docProps/")):
            return "un document Word, Excel ou PowerPoint"
        return ACCEPTED_TYPES[kind or "zip"]
    container = _image_container(head)
    if container:
        return ACCEPTED_TYPES.get(container, "une image HEIC")
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<script")):
        return "une page web"
    return ACCEPTED_TYPES["svg"] if head.lstrip().startswith(b"<") and _is_svg(file) else ""


def _is_text(file: ResourceFile) -> bool:
    """Tell whether the head is UTF-8 without a null; a character cut at its end is no fault."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(file.head, final=file.size_bytes <= len(file.head))
    except UnicodeDecodeError:
        return False
    return b"\x00" not in file.head


def _is_svg(file: ResourceFile) -> bool:
    """Tell whether the root element is svg, behind what XML allows before it.

    A header longer than the head gets the benefit of the doubt.
    """
    whole = file.size_bytes <= len(file.head)
    text = file.head.decode("utf-8", "replace").removeprefix("\ufeff")
    while True:
        text = text.lstrip()
        if text.startswith("<!--"):
            end = text.find("-->", 4)
        elif text.startswith("<?"):
            end = text.find("?>")
        elif re.match(r"<!DOCTYPE\s+(?:[A-Za-z_]+:)?svg\b", text):
            subset = re.match(r"[^>\[]*\[", text)
            closing = re.compile(r"\]\s*>").search(text) if subset else None
            end = (closing.start() if closing else -1) if subset else text.find(">")
        else:
            return bool(_SVG.match(text)) or (not whole and "<svg".startswith(text))
        if end < 0:
            return not whole
        text = text[text.find(">", end) + 1 :]


def _is_stl(file: ResourceFile) -> bool:
    """Tell a text that opens with « solid », or 80 free bytes, a count, 50 bytes per triangle."""
    if _is_text(file) and file.head.lstrip()[:5].lower() == b"solid":
        return True
    return len(file.head) >= 84 and file.size_bytes == 84 + 50 * int.from_bytes(
        file.head[80:84], "little"
    )


def _image_container(head: bytes) -> str:
    """Return `webp`, `avif`, `heic` or nothing (RIFF; ISO 14496-12 § 4.3, brands)."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] != b"ftyp":
        return ""
    end = int.from_bytes(head[:4], "big")
    brands = {head[8:12], *(head[start : start + 4] for start in range(16, min(end, len(head)), 4))}
    if brands & {b"avif", b"avis"}:
        return "avif"
    return "heic" if brands & {b"heic", b"heix", b"heif"} else ""


def _is_zip(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _zip_fits(head: bytes, extension: str) -> bool:
    """Tell whether an archive may bear the extension; a package is refused when surely another.

    The order of its parts is free, so that the first one does not always say what it is.
    """
    kind = _zip_kind(head)
    if extension == "zip":
        return True
    if extension in _OPENDOCUMENT.values():
        return kind == extension
    return kind in ("", extension) and len(head) > 30 and head.startswith(b"PK\x03\x04")


def _zip_kind(head: bytes) -> str:
    """Return the extension that the first part of an archive betrays, `zip` for a foreign type."""
    name = _part_name(head)
    if name == "mimetype" and head[8:10] == b"\x00\x00":  # stored, hence readable
        start = 30 + len(name) + int.from_bytes(head[28:30], "little")
        written = re.match(rb"[a-z0-9.+/-]*", head[start : start + 100])
        return _OPENDOCUMENT.get(written[0].decode("ascii") if written else "", "zip")
    if name == "h5p.json":
        return "h5p"
    return next((kind for kind, folder in _PACKAGES.items() if name.startswith(folder)), "")


def _part_name(head: bytes) -> str:
    """Return the name of the first part of an archive (APPNOTE.TXT § 4.3.7)."""
    return head[30 : 30 + int.from_bytes(head[26:28], "little")].decode("utf-8", "replace")

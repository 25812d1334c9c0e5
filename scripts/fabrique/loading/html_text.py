"""The bytes of a built page made readable, and why they are not quite what they should be.

Order of HTML Living Standard, § 13.2.3.2: mark, then `meta`, then UTF-8.
"""

import codecs
import re

MAX_DEPTH = 5_000  # elements inside elements; the parser slows down with the square of it

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})"""
    rb"""|<\?xml\b[^>]{0,300}?\bencoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})""",
    re.IGNORECASE,
)
_SCANNED = 1024  # bytes where a declaration counts
# What browsers understand by these names (Encoding Standard, § 4.2).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "latin-1": "cp1252"}
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_CUT = re.compile(r"<(?:!--|/?[A-Za-z])[^>]{0,2000}\Z")
# Elements that hold nothing, and those that close by themselves when the next one opens.
_VOID = "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
_LOOSE = "p|li|dd|dt|td|th|tr|option|path|rect|circle|line|use"
_FLAT = re.compile(f"{_VOID}|{_LOOSE}", re.IGNORECASE)


def read_page_text(content: bytes) -> tuple[str | None, tuple[str, ...]]:
    """Return the text of a page and its faults, French sentences; no text when none can be read."""
    if not content.strip():
        return None, ("La page est vide",)
    encoding, size = next(
        ((name, len(mark)) for mark, name in _MARKS if content.startswith(mark)), ("", 0)
    )
    if not encoding.startswith("utf-16") and b"\0" in content and _is_binary(content):
        return None, ("Le fichier n’est pas du texte : c’est un contenu binaire",)
    content = content[size:]
    text, faults = _decode(content, encoding)
    if content.count(b"<") > MAX_DEPTH and _depth(text) > MAX_DEPTH:
        return None, (f"La page emboîte plus de {MAX_DEPTH} éléments",)
    if ends_in_tag(text):
        faults = (*faults, "La page s’arrête au milieu d’une balise : elle est tronquée")
    return text, faults


def _decode(content: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    declared = ""
    if not encoding:
        found = _DECLARED.search(content, 0, _SCANNED)
        declared = (found[1] or found[2]).decode("ascii") if found else ""
        encoding = _known(declared)
    try:
        return content.decode(encoding or "utf-8"), _unknown(declared, encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        named = (encoding or "utf-8").upper()
        fault = f"La page n’est pas en {named}, à partir de la ligne {line} : des lettres y seront illisibles"
        return content.decode(encoding or "utf-8", "replace"), (fault,)


def _known(declared: str) -> str:
    """Return the codec of a declared name, or nothing: UTF-8 is then assumed."""
    try:
        name = codecs.lookup(declared).name if declared else ""
    except LookupError:
        return ""
    if name.startswith("utf-16"):
        return "utf-8"  # a declaration that could be read proves it wrong (§ 13.2.3.2, step 15)
    try:
        b"a".decode(name or "utf-8")
    except (LookupError, UnicodeError):  # a codec that is no encoding of text
        return ""
    return _MEANT.get(name, name)


def _unknown(declared: str, encoding: str) -> tuple[str, ...]:
    if declared and not encoding:
        return (f"La page annonce un encodage que personne ne connaît : « {declared} »",)
    return ()


def _is_binary(content: bytes) -> bool:
    head = content[:4096]
    return len(_CONTROLS.findall(head)) > len(head) // 100 or b"\0" in head


def _depth(text: str) -> int:
    """Return about how deep the elements of a page go, at most one more than accepted."""
    depth = 0
    for match in _TAG.finditer(text):
        if not _FLAT.fullmatch(match[2]):
            depth = max(0, depth - 1) if match[1] else depth + 1
            if depth > MAX_DEPTH:
                break
    return depth


def ends_in_tag(text: str) -> bool:
    """Tell whether a page was cut inside a tag or a comment."""
    last = text.rfind("<")
    return last > text.rfind(">") and _CUT.match(text, last) is not None

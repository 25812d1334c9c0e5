"""Attached files, looked into without being opened: pure functions from bytes to flaws.

The header of a picture and a drawing of ordinary size are read here, at once; every other reader
works in a confined child (`confined.py`), bounded in time and memory, which answers with flaws
only. A child that dies or goes beyond its bounds is itself one flaw.
"""

from fabrique.loading.attachments.drawing import read_drawing_flaws
from fabrique.loading.attachments.picture import read_picture_flaws
from fabrique.loading.confined import FAILED, confine
from fabrique.model import Flaw, FlawKind, extension_of

SMALL_BYTES = 300_000  # a drawing read here in a few hundredths of a second
_PICTURES = frozenset({"png", "jpg", "jpeg", "webp", "gif", "avif"})
_OFFICE = frozenset({"odt", "ods", "odp", "odg", "docx", "xlsx", "pptx"})
_ARCHIVES = frozenset({"zip", "h5p", "3mf"})


def inspect(path: str, content: bytes) -> tuple[Flaw, ...]:
    """Return the flaws of a file, whose type is that of its extension; none for a plain text."""
    extension = extension_of(path)
    if extension in _PICTURES:
        return tuple(read_picture_flaws(content))
    if extension == "svg" and len(content) <= SMALL_BYTES:
        return tuple(read_drawing_flaws(content))
    task = _task(extension)
    if not task:
        return ()
    answer = confine(task, content)
    if answer is FAILED:
        message = "ne peut pas être examiné : le lire dépasse le temps ou la mémoire accordés"
        return (Flaw(FlawKind.UNEXAMINED, message),)
    return tuple(Flaw(FlawKind(kind), message) for kind, message in answer)


def _task(extension: str) -> str:
    if extension in _OFFICE:
        return "office"
    if extension in _ARCHIVES:
        return "archive"
    return {"svg": "drawing", "pdf": "pdf"}.get(extension, "")

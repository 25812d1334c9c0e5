"""A ZIP whose bytes depend on its content and on one date, and on nothing else.

Order, date, permissions and compression are fixed, there is no extra field (APPNOTE.TXT 6.3.10,
§ 4.3.7): two builds give the same bytes, and no name or clock of the machine is told.
"""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MEDIA_TYPE = "application/zip"

_FIRST_YEAR, _LAST_YEAR = 1980, 2107  # what a date of MS-DOS can hold
_UNIX = 3  # the system whose permissions the entry bears
_PERMISSIONS = 0o100644 << 16  # a regular file that everybody reads and its owner writes
_LEVEL = 9


def pack(contents: Mapping[str, bytes], day: date) -> bytes:
    """Return the archive of these contents, path → bytes, sorted by path.

    Raise ValueError for a path that would be unpacked elsewhere, or under another name according
    to the computer.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for path in sorted(contents):
            _refuse_unsound(path)
            entry = ZipInfo(path, _dated(day))
            entry.create_system = _UNIX
            entry.external_attr = _PERMISSIONS
            archive.writestr(entry, contents[path], ZIP_DEFLATED, _LEVEL)
    return buffer.getvalue()


def _dated(day: date) -> tuple[int, int, int, int, int, int]:
    if day.year < _FIRST_YEAR:
        return (_FIRST_YEAR, 1, 1, 0, 0, 0)
    if day.year > _LAST_YEAR:
        return (_LAST_YEAR, 12, 31, 0, 0, 0)
    return (day.year, day.month, day.day, 0, 0, 0)


def _refuse_unsound(path: str) -> None:
    steps = path.split("/")
    plain = path.isascii() and path.isprintable() and not set(path) & set('\\:*?"<>|')
    if not plain or any(step in ("", ".", "..") for step in steps):
        raise ValueError(f"chemin refusé dans une archive : {path!r}")

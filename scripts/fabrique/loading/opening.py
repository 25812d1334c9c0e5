"""The safe opener: the only way by which bytes of a source file come in.

A contributor's tree is hostile: links, pipes, devices and folders in place of files are refused,
and nothing is read beyond a limit. The file is opened without following a link and checked again
once open, so that it cannot be swapped meanwhile.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from fabrique.loading.faults import UNREADABLE
from fabrique.model import Diagnostic, FabriqueError, Origin

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)

_KINDS = (
    (stat.S_ISLNK, "un lien symbolique"),
    (stat.S_ISDIR, "un dossier"),
    (stat.S_ISFIFO, "un tube"),
    (stat.S_ISSOCK, "une prise réseau"),
    (stat.S_ISBLK, "un périphérique"),
    (stat.S_ISCHR, "un périphérique"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a folder holds under one name; `kind` is `file`, `folder`, `link` or `other`."""

    name: str
    kind: str
    size_bytes: int


def list_folder(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a folder sorted by name; nothing when it does not exist or is a link."""
    try:
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            return ()
        with os.scandir(path) as entries:
            found = [_describe(entry) for entry in entries]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise FabriqueError(
            f"Le dossier « {path} » ne peut pas être lu : {os.strerror(error.errno or 0)}",
            "Vérifiez les droits du dossier et l’état du disque.",
        ) from error
    return tuple(sorted(found, key=lambda entry: entry.name))


def read_bytes(path: Path, file: str, limit: int) -> bytes | Diagnostic:
    """Return the content of a regular file of at most `limit` bytes, or what is wrong with it.

    `file` is the name used in the finding.
    """
    try:
        before = os.lstat(path)
        refusal = _refusal(before.st_mode)
        if refusal:
            return UNREADABLE.at(
                Origin(file).at(), f"{refusal[0].upper()}{refusal[1:]} tient la place d’un fichier"
            )
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        return UNREADABLE.at(
            Origin(file).at(),
            f"Le fichier ne peut pas être ouvert ({os.strerror(error.errno or 0)})",
        )
    with os.fdopen(descriptor, "rb") as stream:
        if _refusal(os.fstat(descriptor).st_mode):
            return UNREADABLE.at(
                Origin(file).at(), "Le fichier a changé de nature pendant la lecture"
            )
        content = stream.read(limit + 1)
    if len(content) > limit:
        return UNREADABLE.at(
            Origin(file).at(),
            f"Le fichier dépasse {limit // 1000} Ko",
            "Gardez le texte essentiel et placez le reste dans un fichier joint, ou dans une autre ressource.",
        )
    return content


def read_head(path: Path, size: int) -> bytes:
    """Return the first bytes of a regular file, or nothing when it cannot be opened."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError:
        return b""
    with os.fdopen(descriptor, "rb") as stream:
        if _refusal(os.fstat(descriptor).st_mode):
            return b""
        return stream.read(size)


def _refusal(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    return next((name for test, name in _KINDS if test(mode)), "autre chose")


def _describe(entry: os.DirEntry[str]) -> Entry:
    if entry.is_symlink():
        return Entry(entry.name, "link", 0)
    if entry.is_dir(follow_symlinks=False):
        return Entry(entry.name, "folder", 0)
    if entry.is_file(follow_symlinks=False):
        return Entry(entry.name, "file", entry.stat(follow_symlinks=False).st_size)
    return Entry(entry.name, "other", 0)

"""The safe opener: the only way by which bytes of a source file come in.

A contributor's tree is hostile: links, pipes, devices and folders in place of files are refused,
and nothing is read beyond a limit. The file is opened without following a link and checked again
once open, so that it cannot be swapped meanwhile.
"""

import errno
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

_REASONS = {
    errno.EACCES: "la lecture est refusée",
    errno.EPERM: "la lecture est refusée",
    errno.ENOENT: "il n’existe plus",
    errno.ELOOP: "c’est un lien symbolique",
    errno.ENAMETOOLONG: "son nom est trop long",
    errno.EIO: "le disque ne répond pas",
    errno.ENOTDIR: "un dossier de son chemin est un fichier",
    errno.EMFILE: "trop de fichiers sont ouverts",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a folder holds under one name; `kind` is `file`, `folder`, `link` or `other`."""

    name: str
    kind: str
    size_bytes: int


def kind_of(path: Path) -> str:
    """Return `file`, `folder`, `link`, `other`, or an empty text when nothing is there."""
    try:
        mode = os.lstat(path).st_mode
    except (OSError, ValueError):
        return ""
    if stat.S_ISLNK(mode):
        return "link"
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "other"


def path_exists(path: Path | str) -> bool:
    """Tell whether anything bears that path, a link that leads nowhere included."""
    return bool(kind_of(Path(path)))


def list_folder(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a folder sorted by name; nothing when it does not exist or is a link."""
    if kind_of(path) != "folder":
        return ()
    try:
        with os.scandir(path) as entries:
            found = [_describe(entry) for entry in entries]
    except OSError as error:
        raise FabriqueError(
            f"Le dossier « {path} » ne peut pas être lu : {_reason(error)}",
            "Vérifiez les droits du dossier et l’état du disque.",
        ) from error
    return tuple(sorted(found, key=lambda entry: entry.name))


def read_bytes(path: Path, file: str, limit: int) -> bytes | Diagnostic:
    """Return the content of a regular file of at most `limit` bytes, or what is wrong with it.

    `file` is the name used in the finding.
    """
    place = Origin(file).at()
    try:
        refusal = _refusal(os.lstat(path).st_mode)
        if refusal:
            return UNREADABLE.at(
                place, f"{refusal[0].upper()}{refusal[1:]} tient la place d’un fichier"
            )
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as stream:
            if _refusal(os.fstat(descriptor).st_mode):
                return UNREADABLE.at(place, "Le fichier a changé de nature pendant la lecture")
            content = stream.read(limit + 1)
    except OSError as error:
        hint = "Vérifiez les droits du fichier et l’état du disque."
        return UNREADABLE.at(place, f"Le fichier ne peut pas être lu : {_reason(error)}", hint)
    if len(content) > limit:
        return UNREADABLE.at(
            place,
            f"Le fichier dépasse {limit // 1000} Ko",
            "Gardez le texte essentiel et placez le reste dans un fichier joint, ou dans une autre ressource.",
        )
    return content


def read_head(path: Path, size: int) -> bytes:
    """Return the first bytes of a regular file, or nothing when it cannot be opened."""
    try:
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as stream:
            if _refusal(os.fstat(descriptor).st_mode):
                return b""
            return stream.read(size)
    except OSError:
        return b""


def _reason(error: OSError) -> str:
    """Return why the system refuses, in French whatever the machine’s language."""
    return _REASONS.get(error.errno or 0, f"le système répond par l’erreur {error.errno}")


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
        try:
            return Entry(entry.name, "file", entry.stat(follow_symlinks=False).st_size)
        except FileNotFoundError:  # taken away meanwhile: opening it will say so
            return Entry(entry.name, "file", 0)
    return Entry(entry.name, "other", 0)

"""The prose of the site, `docs/`: its texts scanned, the names of its other files."""

from dataclasses import dataclass, field
from pathlib import Path

from fabrique.loading.opening import list_folder, read_bytes
from fabrique.loading.prose import read_prose
from fabrique.loading.text import decode
from fabrique.model import Diagnostic, Prose

DOCS = "docs"
MAX_BYTES = 500_000
_DEEPEST = 8  # folders


@dataclass(slots=True)
class Documents:
    """What was found: the texts, every file name from the root, what is wrong."""

    texts: list[Prose] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_documents(root: Path) -> Documents:
    """Read every Markdown file under `docs/`, in the order of their paths."""
    found = Documents()
    _read_folder(root, DOCS, found, 0)
    return found


def _read_folder(root: Path, folder: str, found: Documents, depth: int) -> None:
    for entry in list_folder(root / folder):
        path = f"{folder}/{entry.name}"
        if entry.kind == "folder" and depth < _DEEPEST:
            _read_folder(root, path, found, depth + 1)
        elif entry.kind == "file":
            found.names.add(path)
            if entry.name.endswith(".md"):
                _read_text(root, path, found)


def _read_text(root: Path, path: str, found: Documents) -> None:
    content = read_bytes(root / path, path, MAX_BYTES)
    if isinstance(content, Diagnostic):
        found.diagnostics.append(content)
        return
    source, faults = decode(content, path)
    found.diagnostics.extend(faults)
    if source is not None:
        prose, more = read_prose(source)
        found.diagnostics.extend(more)
        found.texts.append(prose)

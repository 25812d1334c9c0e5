"""One folder of the catalogue into one Resource: data, text, files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from fabrique.loading.faults import MISPLACED, MISSING_FILE, UNREADABLE
from fabrique.loading.opening import list_folder, read_bytes, read_head
from fabrique.loading.prose import read_prose
from fabrique.loading.shape import shape
from fabrique.loading.text import SourceText, decode
from fabrique.loading.yaml_reader import read_yaml
from fabrique.model import Diagnostic, FabriqueError, Origin, Prose, Resource, ResourceFile

MAX_YAML_BYTES = 100_000
MAX_PROSE_BYTES = 200_000
MAX_FILE_BYTES = 20_000_000  # what is read at all; rules set the lower limit of publication
HEAD_BYTES = 512
MAX_FOLDER_DEPTH = 3

_NAMES = {"ressource.yml", "index.md", "fichiers"}
_IGNORED = {".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"}


@dataclass
class ResourceFolder:
    """What a folder gave: a resource when its data could be read, the findings, the files read."""

    name: str
    resource: Resource | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def read_folder(root: Path, folder: str, terms: Mapping[str, tuple[str, ...]]) -> ResourceFolder:
    """Read the folder whose POSIX path from the root is `folder`."""
    found = ResourceFolder(folder.rpartition("/")[2])
    entries = {
        entry.name: entry for entry in list_folder(root / folder) if entry.name not in _IGNORED
    }
    for name, entry in entries.items():
        if name not in _NAMES:
            place = Origin(f"{folder}/{name}").at()
            found.diagnostics.append(
                MISPLACED.at(place, f"« {name} » n’est lu par personne à cet endroit")
            )
        elif name == "fichiers" and entry.kind != "folder":
            place = Origin(f"{folder}/{name}").at()
            found.diagnostics.append(UNREADABLE.at(place, "« fichiers » doit être un dossier"))
    for name in ("ressource.yml", "index.md"):
        if name not in entries:
            place = Origin(f"{folder}/{name}").at()
            found.diagnostics.append(
                MISSING_FILE.at(place, f"Le dossier « {found.name} » ne contient pas {name}")
            )
    prose = _read_prose(root, f"{folder}/index.md", found) if "index.md" in entries else None
    if "ressource.yml" in entries:
        found.resource = _read_data(root, folder, terms, prose, found)
    return found


def neutral_values(name: str) -> dict[str, Any]:
    """Return what stands for a compulsory key that is missing or faulty; no rule objects to it."""
    return {
        "id": name,
        "titre": f"Ressource {name}"[:100],
        "resume": f"La ressource {name} est à corriger avant publication : son résumé ne peut pas encore être lu."[
            :290
        ],
        "langue": "fr",
        "type": "autre",
        "licence": "CC-BY-SA-4.0",
        "auteurs": ({"nom": "à corriger"},),
        "editeur": "à corriger",
        "version": "1.0.0",
        "acces": "libre",
        "statut": "publie",
    }


def _read_data(
    root: Path,
    folder: str,
    terms: Mapping[str, tuple[str, ...]],
    prose: Prose | None,
    found: ResourceFolder,
) -> Resource | None:
    source = _read_text(root, f"{folder}/ressource.yml", MAX_YAML_BYTES, found)
    if source is None:
        return None
    reading = read_yaml(source)
    found.diagnostics.extend(reading.diagnostics)
    if reading.value is None:
        return None
    resource, faults = shape(
        Resource,
        reading,
        terms,
        neutral_values(found.name),
        prose=prose,
        found_files=tuple(_list_files(root, folder, "fichiers", 1)),
    )
    found.diagnostics.extend(faults)
    return resource


def _read_prose(root: Path, file: str, found: ResourceFolder) -> Prose | None:
    source = _read_text(root, file, MAX_PROSE_BYTES, found)
    return read_prose(source) if source else None


def _read_text(root: Path, file: str, limit: int, found: ResourceFolder) -> SourceText | None:
    found.files.append(file)
    content = read_bytes(root / file, file, limit)
    if isinstance(content, Diagnostic):
        found.diagnostics.append(content)
        return None
    source, faults = decode(content, file)
    found.diagnostics.extend(faults)
    return source


def _list_files(root: Path, folder: str, inner: str, depth: int) -> list[ResourceFile]:
    """List what lies in `fichiers/`, sub-folders included down to a few levels, sorted by path."""
    files: list[ResourceFile] = []
    for entry in list_folder(root / folder / inner):
        if entry.name in _IGNORED:
            continue
        path = f"{inner}/{entry.name}"
        if entry.kind == "folder" and depth < MAX_FOLDER_DEPTH:
            files.extend(_list_files(root, folder, path, depth + 1))
            continue
        location = root / folder / path
        head = read_head(location, HEAD_BYTES) if entry.kind == "file" else b""
        files.append(
            ResourceFile(
                path,
                entry.kind,
                entry.size_bytes,
                head,
                partial(_content, location, f"{folder}/{path}"),
            )
        )
    return files


def _content(location: Path, file: str) -> bytes:
    content = read_bytes(location, file, MAX_FILE_BYTES)
    if isinstance(content, Diagnostic):
        raise FabriqueError(f"{content.message} : {file}", content.hint)
    return content

"""One folder of the catalogue into one Resource: data, text, files."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from fabrique.loading.attachments import inspect
from fabrique.loading.faults import MISPLACED, MISSING_FILE, UNREADABLE
from fabrique.loading.opening import list_folder, read_bytes, read_head
from fabrique.loading.prose import read_prose
from fabrique.loading.shape import shape
from fabrique.loading.text import SourceText, decode
from fabrique.loading.yaml_reader import read_yaml
from fabrique.model import (
    Diagnostic,
    FabriqueError,
    Flaw,
    Origin,
    Prose,
    Resource,
    ResourceFile,
    UsageReport,
)
from fabrique.model.shape import IDENTIFIER

USAGES = "usages"
MAX_USAGES = 200  # reports of one resource
MAX_YAML_BYTES = 100_000
MAX_PROSE_BYTES = 200_000
MAX_FILE_BYTES = 20_000_000  # what is read at all; rules set the lower limit of publication
HEAD_BYTES = 512
MAX_FOLDER_DEPTH = 3

_NAMES = {"ressource.yml", "index.md", "fichiers", USAGES}
_HELD = {"fichiers": "les fichiers", USAGES: "les retours d’usage"}
_IGNORED = {".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"}


@dataclass
class ResourceFolder:
    """What a folder gave: a resource when its data could be read, the findings, the files read."""

    name: str
    resource: Resource | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)
    whole: bool = True  # nothing was left out: neither the text, nor an item of a list


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
        elif name in ("fichiers", USAGES) and entry.kind != "folder":
            place = Origin(f"{folder}/{name}").at()
            what = "un lien" if entry.kind == "link" else "un fichier"
            found.diagnostics.append(
                UNREADABLE.at(
                    place,
                    f"« {name} » est {what}, et doit être un dossier",
                    f"Faites un dossier de ce nom, et placez-y {_HELD[name]} de la ressource.",
                )
            )
            found.doubtful.add(name)
    for name in ("ressource.yml", "index.md"):
        if name not in entries:
            place = Origin(f"{folder}/{name}").at()
            found.diagnostics.append(
                MISSING_FILE.at(place, f"Le dossier « {found.name} » ne contient pas {name}")
            )
    prose = _read_prose(root, f"{folder}/index.md", found) if "index.md" in entries else None
    found.whole = prose is not None
    if "ressource.yml" in entries:
        found.resource = _read_data(root, folder, terms, prose, found)
    return found


def neutral_values(name: str) -> dict[str, Any]:
    """Return what stands for a compulsory key that is missing or faulty; no rule objects to it."""
    sound = IDENTIFIER.match(name) and len(name) <= 80
    return {
        "id": name if sound else "a-corriger",
        "titre": "À corriger",
        "resume": "Cette ressource est à corriger avant publication : son résumé ne peut pas encore être lu.",
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
    usages = tuple(_read_usages(root, folder, terms, found))
    shaped = shape(
        Resource,
        reading,
        terms,
        neutral_values(found.name),
        found.doubtful,
        prose=prose,
        found_files=tuple(_list_files(root, folder, "fichiers", 1)),
        usages=tuple(sorted(usages, key=lambda report: report.day, reverse=True)),
        usage_files=tuple(
            file for file in _list_files(root, folder, USAGES, 1) if file.path.endswith(".yml")
        ),
    )
    found.diagnostics.extend(shaped.diagnostics)
    found.whole = found.whole and shaped.whole
    if shaped.value and "fichiers" in found.doubtful:  # told once: no file is looked for
        return shaped.value.model_copy(update={"files": (), "image": None})
    return shaped.value


def _read_usages(
    root: Path, folder: str, terms: Mapping[str, tuple[str, ...]], found: ResourceFolder
) -> Iterator[UsageReport]:
    """Yield the reports that can be read; what is wrong with the others is told."""
    for entry in list_folder(root / folder / USAGES)[:MAX_USAGES]:
        file = f"{folder}/{USAGES}/{entry.name}"
        if entry.name in _IGNORED:
            continue
        if entry.kind != "file" or not entry.name.endswith(".yml"):
            message = f"« {entry.name} » n’est lu par personne à cet endroit"
            found.diagnostics.append(MISPLACED.at(Origin(file).at(), message))
            continue
        source = _read_text(root, file, MAX_YAML_BYTES, found)
        reading = read_yaml(source) if source else None
        if reading is None:
            continue
        found.diagnostics.extend(reading.diagnostics)
        if reading.value is None:
            continue
        shaped = shape(UsageReport, reading, terms)
        found.diagnostics.extend(shaped.diagnostics)
        if shaped.value:
            yield shaped.value


def _read_prose(root: Path, file: str, found: ResourceFolder) -> Prose | None:
    source = _read_text(root, file, MAX_PROSE_BYTES, found)
    if source is None:
        return None
    prose, faults = read_prose(source)
    found.diagnostics.extend(faults)
    return None if faults else prose


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
        read = partial(_content, location, f"{folder}/{path}")
        look = cache(partial(_flaws, path, read))  # several rules ask, one reading answers
        files.append(ResourceFile(path, entry.kind, entry.size_bytes, head, read, look))
    return files


def _content(location: Path, file: str) -> bytes:
    content = read_bytes(location, file, MAX_FILE_BYTES)
    if isinstance(content, Diagnostic):
        raise FabriqueError(f"{content.message} : {file}", content.hint)
    return content


def _flaws(path: str, read: Callable[[], bytes]) -> tuple[Flaw, ...]:
    return inspect(path, read())

"""A project's folder into one Catalogue, with everything that is wrong on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from fabrique.loading.bibtex import read_bibliography
from fabrique.loading.faults import MISPLACED, UNREADABLE
from fabrique.loading.folder import ResourceFolder, read_folder
from fabrique.loading.opening import Entry, list_folder, read_bytes
from fabrique.loading.shape import shape
from fabrique.loading.text import SourceText, decode
from fabrique.loading.yaml_reader import read_yaml
from fabrique.model import (
    Bibliography,
    Blueprint,
    Catalogue,
    Crosswalk,
    Diagnostic,
    FabriqueError,
    Framework,
    Origin,
    Partners,
    Pathway,
    Programs,
    Resource,
    Site,
    Sourced,
    Vocabulary,
)

DATA = "ressources"
MAX_DATA_BYTES = 1_000_000  # a shared file: framework, blueprint, network
MAX_BIB_BYTES = 3_000_000

SourcedT = TypeVar("SourcedT", bound=Sourced)

_FOLDERS = {"catalogue", "parcours", "referentiel", "espaces", "reseau", "vocabulaires"}
_FILES = {"site.yml", "bibliographie.bib"}
_IGNORED = {".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"}  # dropped by file managers


@dataclass(frozen=True, slots=True)
class Project:
    """What was read under a root: the Catalogue, the findings of reading, the files read."""

    catalogue: Catalogue
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]


def load_project(root: Path, as_of: date) -> Project:
    """Read every file under `ressources/`; `as_of` is the day that rules compare with.

    Raise FabriqueError when the folder does not exist or the disk cannot be read.
    """
    if not (root / DATA).is_dir():
        raise FabriqueError(
            f"Le dossier « {DATA} » est introuvable dans « {root} »",
            "Lancez la commande à la racine du projet, ou indiquez-la par --racine.",
        )
    return _Loading(root, as_of).run()


@dataclass
class _Loading:
    root: Path
    as_of: date
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def run(self) -> Project:
        self._misplaced()
        vocabularies = {item.id: item for item in self._all("vocabulaires", Vocabulary)}
        self.terms = {name: tuple(item.by_key) for name, item in vocabularies.items()}
        resources, unreadable = self._resources()
        catalogue = Catalogue(
            resources=resources,
            pathways=tuple(sorted(self._all("parcours", Pathway), key=lambda item: item.id)),
            framework=self._one("referentiel/referentiel.yml", Framework),
            crosswalks=tuple(self._all("referentiel/correspondances", Crosswalk)),
            blueprints=tuple(self._all("espaces", Blueprint)),
            partners=self._one("reseau/partenaires.yml", Partners),
            programs=self._one("reseau/formations.yml", Programs),
            vocabularies=vocabularies,
            bibliography=self._bibliography(),
            site=self._one("site.yml", Site),
            unreadable=unreadable,
            as_of=self.as_of,
        )
        return Project(catalogue, tuple(self.diagnostics), tuple(sorted(self.files)))

    def _resources(self) -> tuple[tuple[Resource, ...], frozenset[str]]:
        found: list[Resource] = []
        unreadable: set[str] = set()
        for entry in self._entries("catalogue"):
            file = f"{DATA}/catalogue/{entry.name}"
            if entry.kind == "folder":
                folder = read_folder(self.root, file, self.terms)
                self._keep(folder)
                if folder.resource:
                    found.append(folder.resource)
                else:
                    unreadable.add(entry.name)
            elif entry.kind == "file":
                self.diagnostics.append(
                    MISPLACED.at(Origin(file).at(), "Une ressource est un dossier, pas un fichier")
                )
            else:
                self.diagnostics.append(
                    UNREADABLE.at(
                        Origin(file).at(), "Un lien tient la place d’un dossier de ressource"
                    )
                )
        return tuple(sorted(found, key=lambda item: (item.id, item.origin.file))), frozenset(
            unreadable
        )

    def _keep(self, folder: ResourceFolder) -> None:
        self.diagnostics.extend(folder.diagnostics)
        self.files.extend(folder.files)

    def _all(self, folder: str, model: type[SourcedT]) -> Iterator[SourcedT]:
        for entry in self._entries(folder):
            if entry.name.endswith(".yml") and entry.kind != "folder":
                value = self._one(f"{folder}/{entry.name}", model)
                if value is not None:
                    yield value

    def _one(self, name: str, model: type[SourcedT]) -> SourcedT | None:
        """Read one shared file; an absent one is simply absent."""
        file = f"{DATA}/{name}"
        if not _exists(self.root / file):
            return None
        source = self._text(file, MAX_DATA_BYTES)
        if source is None:
            return None
        reading = read_yaml(source)
        self.diagnostics.extend(reading.diagnostics)
        if reading.value is None:
            return None
        value, found = shape(model, reading, self.terms)
        self.diagnostics.extend(found)
        return value

    def _bibliography(self) -> Bibliography:
        file = f"{DATA}/bibliographie.bib"
        source = self._text(file, MAX_BIB_BYTES) if _exists(self.root / file) else None
        if source is None:
            return Bibliography()
        bibliography, found = read_bibliography(source)
        self.diagnostics.extend(found)
        return bibliography

    def _text(self, file: str, limit: int) -> SourceText | None:
        self.files.append(file)
        content = read_bytes(self.root / file, file, limit)
        if isinstance(content, Diagnostic):
            self.diagnostics.append(content)
            return None
        source, found = decode(content, file)
        self.diagnostics.extend(found)
        return source

    def _entries(self, folder: str) -> tuple[Entry, ...]:
        return tuple(
            entry for entry in list_folder(self.root / DATA / folder) if entry.name not in _IGNORED
        )

    def _misplaced(self) -> None:
        """Report what nobody will read: wrong names and links among the shared files."""
        for entry in self._entries("."):
            if entry.name in _FOLDERS or entry.name in _FILES:
                if (entry.kind != "folder") if entry.name in _FOLDERS else (entry.kind == "folder"):
                    what = "un dossier" if entry.name in _FOLDERS else "un fichier"
                    place = Origin(f"{DATA}/{entry.name}").at()
                    self.diagnostics.append(
                        UNREADABLE.at(place, f"« {entry.name} » doit être {what}")
                    )
            else:
                self._misplace(f"{DATA}/{entry.name}")
        for folder in ("parcours", "espaces", "vocabulaires", "referentiel/correspondances"):
            for entry in self._entries(folder):
                if entry.kind == "folder" or not entry.name.endswith(".yml"):
                    self._misplace(
                        f"{DATA}/{folder}/{entry.name}",
                        "Ce dossier ne contient que des fichiers .yml.",
                    )
        for folder, names in (
            ("referentiel", {"referentiel.yml", "correspondances"}),
            ("reseau", {"partenaires.yml", "formations.yml"}),
        ):
            for entry in self._entries(folder):
                if entry.name not in names:
                    self._misplace(
                        f"{DATA}/{folder}/{entry.name}",
                        f"Noms attendus : {', '.join(sorted(names))}.",
                    )

    def _misplace(self, file: str, hint: str = "") -> None:
        name = file.rpartition("/")[2]
        self.diagnostics.append(
            MISPLACED.at(Origin(file).at(), f"« {name} » n’est lu par personne à cet endroit", hint)
        )


def _exists(path: Path) -> bool:
    return path.is_symlink() or path.exists()

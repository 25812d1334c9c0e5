"""A project's folder into one Catalogue, with everything that is wrong on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from fabrique.loading.bibtex import read_bibliography
from fabrique.loading.documents import read_documents
from fabrique.loading.drawings import known_drawings
from fabrique.loading.faults import MISPLACED, UNREADABLE
from fabrique.loading.folder import ResourceFolder, read_folder
from fabrique.loading.link_memory import read_memory
from fabrique.loading.opening import Entry, kind_of, list_folder, read_bytes
from fabrique.loading.records import FOLDER as EDITIONS
from fabrique.loading.records import read_records
from fabrique.loading.shape import shape
from fabrique.loading.text import SourceText, decode
from fabrique.loading.yaml_reader import read_yaml
from fabrique.model import (
    Bibliography,
    Blueprint,
    Catalogue,
    Crosswalk,
    Diagnostic,
    EditionRecord,
    Exclusions,
    FabriqueError,
    Framework,
    Glossary,
    Origin,
    Partners,
    Pathway,
    Programs,
    Resource,
    Site,
    Sourced,
    Vocabulary,
    Withdrawals,
)
from fabrique.model.shape import IDENTIFIER

DATA = "ressources"
MAX_DATA_BYTES = 1_000_000  # a shared file: framework, blueprint, network
MAX_BIB_BYTES = 1_000_000

SourcedT = TypeVar("SourcedT", bound=Sourced)

_FOLDERS = {
    "catalogue",
    "diagrammes",
    "editions",
    "parcours",
    "referentiel",
    "espaces",
    "reseau",
    "vocabulaires",
}
_FILES = {
    "site.yml",
    "bibliographie.bib",
    "glossaire.yml",
    "liens-exclus.yml",
    "etat-des-liens.json",
}
_FRAMEWORK = "referentiel/referentiel.yml"
_WITHDRAWALS = f"{EDITIONS}/retraits.yml"
_SHARED = {
    "referentiel": {"referentiel.yml": "file", "correspondances": "folder"},
    "reseau": {"partenaires.yml": "file", "formations.yml": "file"},
}
_NEUTRAL = {  # stands for a compulsory text whose fault is told
    "id": "a-corriger",
    "titre": "À corriger",
    "nom": "À corriger",
    "resume": "À corriger",
    "langue": "fr",
    "licence": "CC-BY-SA-4.0",
    "editeur": "À corriger",
    "version": "1.0.0",
    "modifie": date(2000, 1, 1),
    "statut": "publie",
    "auteurs": ({"nom": "À corriger"},),
    "adresse": "https://www.example.org/",
}
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
    if not kind_of(root / DATA):
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
    unreadable: set[str] = field(default_factory=set)
    broken: bool = False

    def run(self) -> Project:
        """Read everything; when a shared place is no longer what it must be, hand over nothing.

        Half of a project would be full of links to nothing, all with one cause, which is told.
        """
        self._misplaced()
        catalogue = self._catalogue()
        if self.broken:
            catalogue = Catalogue(as_of=self.as_of)
        return Project(catalogue, tuple(self.diagnostics), tuple(sorted(self.files)))

    def _catalogue(self) -> Catalogue:
        vocabularies = self._vocabularies()
        resources = self._resources()
        framework = self._one(_FRAMEWORK, Framework)
        documents = read_documents(self.root)
        self.diagnostics.extend(documents.diagnostics)
        self.files.extend(text.file for text in documents.texts)
        crosswalks = tuple(self._all("referentiel/correspondances", Crosswalk))
        return Catalogue(
            resources=resources,
            pathways=tuple(sorted(self._all("parcours", Pathway), key=lambda item: item.id)),
            framework=framework,
            crosswalks=() if _FRAMEWORK in self.unreadable else crosswalks,
            blueprints=tuple(self._all("espaces", Blueprint)),
            partners=self._one("reseau/partenaires.yml", Partners),
            programs=self._one("reseau/formations.yml", Programs),
            glossary=self._one("glossaire.yml", Glossary),
            vocabularies=vocabularies,
            bibliography=self._bibliography(),
            site=self._one("site.yml", Site),
            exclusions=self._one("liens-exclus.yml", Exclusions),
            records=self._records(),
            withdrawals=self._one(_WITHDRAWALS, Withdrawals),
            link_memory=read_memory(self.root / DATA / "etat-des-liens.json"),
            documents=tuple(documents.texts),
            document_names=frozenset(documents.names),
            drawings=known_drawings(self.root),
            unreadable=frozenset(self.unreadable),
            as_of=self.as_of,
        )

    def _vocabularies(self) -> dict[str, Vocabulary]:
        """Return the lists by name; one with a fault is not used to judge the values of others."""
        found: dict[str, Vocabulary] = {}
        for entry in self._data_files("vocabulaires"):
            item = self._one(f"vocabulaires/{entry.name}", Vocabulary)
            if item is not None:
                found[entry.name.removesuffix(".yml")] = item
        self.terms = {name: tuple(item.by_key) for name, item in found.items()}
        return found

    def _resources(self) -> tuple[Resource, ...]:
        found: list[Resource] = []
        for entry in self._entries("catalogue"):
            file = f"{DATA}/catalogue/{entry.name}"
            if entry.kind == "folder":
                folder = read_folder(self.root, file, self.terms)
                self._keep(folder)
                if folder.resource:
                    found.append(folder.resource)
                else:
                    self.unreadable.add(entry.name)
                if not folder.whole:
                    self.unreadable.add(f"catalogue/{entry.name}/ressource.yml")
            elif entry.kind == "file":
                hint = "Faites un dossier du nom de la ressource, avec ressource.yml et index.md."
                self._misplace(file, hint, "Une ressource est un dossier, pas un fichier")
            else:
                what = "Un lien" if entry.kind == "link" else "Autre chose"
                self._refuse(file, f"{what} tient la place d’un dossier de ressource")
                self.unreadable.add(entry.name)
        return tuple(sorted(found, key=lambda item: (item.id, item.origin.file)))

    def _records(self) -> tuple[EditionRecord, ...]:
        """Return the published editions; without one of them, nothing can be said of what changed."""
        files = [
            f"{DATA}/{EDITIONS}/{entry.name}"
            for entry in self._entries(EDITIONS)
            if entry.name.endswith(".json") and entry.kind != "folder"
        ]
        self.files.extend(files)
        records, faults = read_records(self.root, files)
        self.diagnostics.extend(faults)
        return () if faults else records

    def _keep(self, folder: ResourceFolder) -> None:
        self.diagnostics.extend(folder.diagnostics)
        self.files.extend(folder.files)

    def _all(self, folder: str, model: type[SourcedT]) -> Iterator[SourcedT]:
        for entry in self._data_files(folder):
            value = self._one(f"{folder}/{entry.name}", model)
            if value is not None:
                yield value

    def _data_files(self, folder: str) -> list[Entry]:
        return [
            entry
            for entry in self._entries(folder)
            if entry.name.endswith(".yml") and entry.kind != "folder"
        ]

    def _present(self, name: str) -> bool:
        """Tell whether a shared file is there, in a folder that is no link to elsewhere."""
        path = self.root / DATA / name
        inner = path.parent
        while inner != self.root:
            if kind_of(inner) != "folder":
                return False
            inner = inner.parent
        return bool(kind_of(path))

    def _one(self, name: str, model: type[SourcedT]) -> SourcedT | None:
        """Read one shared file; None when it is absent, or when a part of it had to be left out.

        What lacks a part would make the rules find faults elsewhere.
        """
        file = f"{DATA}/{name}"
        if not self._present(name):
            return None
        self.unreadable.add(name)  # until it proves whole
        source = self._text(file, MAX_DATA_BYTES)
        if source is None:
            return None
        reading = read_yaml(source)
        self.diagnostics.extend(reading.diagnostics)
        if reading.value is None:
            return None
        stem = file.rpartition("/")[2].removesuffix(".yml")
        neutral = {**_NEUTRAL, "id": stem} if IDENTIFIER.match(stem) else _NEUTRAL
        shaped = shape(model, reading, self.terms, neutral)
        self.diagnostics.extend(shaped.diagnostics)
        if not shaped.whole:
            return None
        self.unreadable.discard(name)
        return shaped.value

    def _bibliography(self) -> Bibliography:
        file = f"{DATA}/bibliographie.bib"
        # its keys are looked for even in a file of another encoding: the texts cite them
        present = self._present("bibliographie.bib")
        source = self._text(file, MAX_BIB_BYTES, guess=True) if present else None
        if source is None:
            self.broken = self.broken or present
            return Bibliography()
        bibliography, found = read_bibliography(source)
        self.diagnostics.extend(found)
        return bibliography

    def _text(self, file: str, limit: int, *, guess: bool = False) -> SourceText | None:
        self.files.append(file)
        content = read_bytes(self.root / file, file, limit)
        if isinstance(content, Diagnostic):
            self.diagnostics.append(content)
            return None
        source, found = decode(content, file, guess=guess)
        self.diagnostics.extend(found)
        return source

    def _entries(self, folder: str) -> tuple[Entry, ...]:
        if folder != "." and not self._present(folder):
            return ()
        return tuple(
            entry for entry in list_folder(self.root / DATA / folder) if entry.name not in _IGNORED
        )

    def _misplaced(self) -> None:
        """Report what nobody will read, and what stands in place of a shared file or folder."""
        if kind_of(self.root / DATA) != "folder":
            self._refuse(DATA, f"« {DATA} » doit être un dossier, ni un lien ni un fichier", True)
            return
        for entry in self._entries("."):
            file = f"{DATA}/{entry.name}"
            if entry.name in _FOLDERS and entry.kind != "folder":
                message = f"« {entry.name} » doit être un dossier, ni un lien ni un fichier"
                self._refuse(file, message, True)
            elif entry.name in _FILES and entry.kind != "file":
                self.broken = True  # opening it will say why
            elif entry.name not in _FOLDERS and entry.name not in _FILES:
                self._misplace(file, f"Noms attendus : {', '.join(sorted(_FOLDERS | _FILES))}.")
        for folder in ("parcours", "espaces", "vocabulaires", "referentiel/correspondances"):
            for entry in self._entries(folder):
                if entry.kind == "folder" or not entry.name.endswith(".yml"):
                    hint = "Ce dossier ne contient que des fichiers .yml."
                    self._misplace(f"{DATA}/{folder}/{entry.name}", hint)
        for entry in self._entries(EDITIONS):
            name = f"{EDITIONS}/{entry.name}"
            if name != _WITHDRAWALS and (entry.kind == "folder" or not name.endswith(".json")):
                hint = "Ce dossier contient les relevés des éditions (.json) et retraits.yml."
                self._misplace(f"{DATA}/{name}", hint)
        for folder, names in _SHARED.items():
            for entry in self._entries(folder):
                if entry.name not in names:
                    hint = f"Noms attendus : {', '.join(sorted(names))}."
                    self._misplace(f"{DATA}/{folder}/{entry.name}", hint)
                elif entry.kind != names[entry.name]:
                    self.broken = True
                    if names[entry.name] == "folder":
                        message = f"« {entry.name} » doit être un dossier, ni un lien ni un fichier"
                        self._refuse(f"{DATA}/{folder}/{entry.name}", message)

    def _misplace(self, file: str, hint: str = "", message: str = "") -> None:
        name = file.rpartition("/")[2]
        message = message or f"« {name} » n’est lu par personne à cet endroit"
        self.diagnostics.append(MISPLACED.at(Origin(file).at(), message, hint))

    def _refuse(self, file: str, message: str, shared: bool = False) -> None:
        self.diagnostics.append(UNREADABLE.at(Origin(file).at(), message))
        self.broken = self.broken or shared

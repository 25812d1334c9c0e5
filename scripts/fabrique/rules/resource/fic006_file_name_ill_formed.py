"""FIC006: a file or folder name that some computer, address or tool will spoil."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from fabrique.model import (
    ACCEPTED_TYPES,
    FILES_FOLDER,
    Catalogue,
    Diagnostic,
    Resource,
    Rule,
    Severity,
    declared_places,
    extension_of,
)

LONGEST = 80  # characters: old archive tools and long Windows paths cut beyond

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z", re.IGNORECASE)
_SIGN = re.compile(r"[^a-z0-9-]")

RULE = Rule(
    code="FIC006",
    severity=Severity.ERROR,
    title="Nom de fichier mal formé",
    why="Majuscules, accents, espaces et noms réservés changent d’un ordinateur à l’autre et cassent les adresses : le fichier devient introuvable.",
    fix="N’employez que des minuscules sans accent, des chiffres et des tirets, puis un point et l’extension ; corrigez aussi « chemin ».",
    bad={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/Étiquettes à imprimer.txt, titre: Étiquettes}",
        "fichiers/Étiquettes à imprimer.txt": "bois\n",
    },
    good={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/etiquettes-a-imprimer.txt, titre: Étiquettes}",
        "fichiers/etiquettes-a-imprimer.txt": "bois\n",
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    places = declared_places(resource)
    twins: defaultdict[str, list[str]] = defaultdict(list)
    for file in resource.found_files:
        twins[_fold(file.path)].append(file.path)
    folders: set[str] = set()
    for file in resource.found_files:
        if file.kind != "file":
            continue
        place = places.get(file.path, (FILES_FOLDER,))
        *parents, name = file.path.split("/")
        for depth, folder in enumerate(parents[1:], start=2):
            path = "/".join(parents[:depth])
            fault = _stem_fault(folder)
            if fault and path not in folders:
                position = resource.origin.at(*place)
                message = f"Le dossier « {path[:80]} » {fault}"
                yield RULE.at(position, message, suggestions=_mend(folder, ""))
            folders.add(path)
        fault = _name_fault(name)
        if fault:
            other = next((path for path in twins[_fold(file.path)] if path != file.path), "")
            if other:
                fault = f"ne diffère de « {other[:80]} » que par les majuscules ou les accents"
            folder = "/".join(parents)
            free = (
                better
                for better in _mend(name, extension_of(name))
                if _fold(f"{folder}/{better}") not in twins
            )
            message = f"Le nom « {name[:80]} » {fault}"
            position = resource.origin.at(*place)
            yield RULE.at(position, message, suggestions=tuple(free))


def _fold(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _name_fault(name: str) -> str:
    extension = extension_of(name)
    if not extension:
        return ""  # FIC004 asks for a whole new name
    if name.endswith((".", " ")):
        return "finit par un point ou une espace"
    stem, _, written = name.rpartition(".")
    if extension in ACCEPTED_TYPES and written != extension:
        return "contient une majuscule"
    if len(name) > LONGEST:
        return f"compte {len(name)} caractères, pour {LONGEST} au plus"
    return _stem_fault(stem)


def _stem_fault(stem: str) -> str:
    if _RESERVED.match(stem):
        return "est réservé par Windows"
    if len(stem) > LONGEST:
        return f"compte {len(stem)} caractères, pour {LONGEST} au plus"
    if stem.startswith((".", "-")):
        return f"commence par {'un point' if stem[0] == '.' else 'un tiret'}"
    signs = list(dict.fromkeys(_SIGN.findall(stem)))
    if not signs:
        return ""
    if all("A" <= sign <= "Z" for sign in signs):
        return "contient une majuscule"
    shown = [
        "une espace" if sign.isspace() else f"« {sign} »"
        for sign in signs
        if not "A" <= sign <= "Z"
    ]
    return f"contient {', '.join(dict.fromkeys(shown[:4]))}{', …' if len(shown) > 4 else ''}"


def _mend(name: str, extension: str) -> tuple[str, ...]:
    """Return a well-formed name made from a faulty one, unless nothing readable remains."""
    stem = name.strip(". ")
    stem = stem.rpartition(".")[0] if extension else stem
    plain = unicodedata.normalize(
        "NFKD", stem.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae")
    )
    kept = "".join(sign for sign in plain.lower() if not unicodedata.combining(sign))
    slug = re.sub(r"[^a-z0-9]+", "-", kept)[: LONGEST - 10].strip("-")
    if not slug or _RESERVED.match(slug):
        return ()
    return (f"{slug}.{extension}" if extension else slug,)

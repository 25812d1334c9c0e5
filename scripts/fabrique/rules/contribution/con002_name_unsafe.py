"""CON002: a name that hides something, or that some computer cannot bear."""

import re
import unicodedata
from collections.abc import Iterator

from fabrique.loading.text import FORBIDDEN
from fabrique.model import Contribution, Diagnostic, Origin, Rule, Severity

LONGEST_NAME = 100  # characters
LONGEST_PATH = 200

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.I
)
_GIT = re.compile(r"\.git(?:[^a-z].*)?|git~[0-9]+", re.IGNORECASE)
_SIGNS = re.compile(r'[<>:"|?*\\]')

RULE = Rule(
    code="CON002",
    severity=Severity.ERROR,
    title="Nom dangereux ou trompeur",
    why="Un nom à caractère invisible ment à la relecture ; deux noms qui ne diffèrent que par les majuscules, un nom réservé ou trop long cassent la copie du projet chez d’autres.",
    fix="Renommez le fichier : minuscules sans accent, chiffres et tirets, puis un point et l’extension.",
    bad={"ressources/catalogue/trier-les-chutes/fichiers/aux.txt": "bois\n"},
    good={"ressources/catalogue/trier-les-chutes/fichiers/auxiliaires.txt": "bois\n"},
)


def check(contribution: Contribution) -> Iterator[Diagnostic]:
    changed = {entry.path for entry in contribution.added}
    twins = _twins(contribution, changed)
    seen: set[str] = set()
    for entry in contribution.tree:
        if entry.path in seen:
            yield RULE.at(Origin(entry.path).at(), "Le même chemin est donné à deux fichiers")
        seen.add(entry.path)
    for entry in contribution.added:
        fault = path_fault(entry.path)
        other = twins.get(entry.path)
        if not fault and other:
            fault = f"ne diffère de « {other[:80]} » que par les majuscules ou les accents"
        if fault:
            yield RULE.at(Origin(entry.path).at(), f"« {entry.path[:80]} » {fault}")


def path_fault(path: str) -> str:
    """Return what is wrong with a path, as the end of a French sentence, or nothing."""
    if len(path) > LONGEST_PATH:
        return f"compte {len(path)} caractères, pour {LONGEST_PATH} au plus"
    return next((fault for part in path.split("/") if (fault := _name_fault(part))), "")


def _name_fault(name: str) -> str:
    hidden = FORBIDDEN.search(name)
    faults = (
        (name in ("", ".", ".."), "contient une étape vide ou qui remonte"),
        (any("\ud800" <= sign <= "\udfff" for sign in name), "n’est pas écrit en UTF-8"),
        (hidden is not None, "contient un caractère invisible, de contrôle ou de sens d’écriture"),
        ("\t" in name or "\n" in name, "contient une tabulation ou un saut de ligne"),
        (unicodedata.normalize("NFC", name) != name, "contient des lettres décomposées (NFD)"),
        (bool(_RESERVED.fullmatch(name)), "contient un nom réservé par Windows"),
        (bool(_GIT.fullmatch(name)) and name != ".gitkeep", "contient un nom réservé par git"),
        (len(name) > LONGEST_NAME, f"contient un nom de plus de {LONGEST_NAME} caractères"),
        (name.startswith(("-", "~")), "contient un nom qui commence par un tiret ou un tilde"),
        (name.startswith(" ") or name.endswith((" ", ".")), "commence ou finit par un signe perdu"),
        (bool(_SIGNS.search(name)), "contient un signe que Windows refuse"),
    )
    return next((fault for found, fault in faults if found), "")


def _twins(contribution: Contribution, changed: set[str]) -> dict[str, str]:
    """Return the changed paths that some system would take for another, with that other.

    Folders count too; between two new names, the first in order is right.
    """
    spelt: dict[str, str] = {}
    found: dict[str, str] = {}
    paths = sorted({entry.path for entry in contribution.tree}, key=lambda p: (p in changed, p))
    for path in paths:
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            prefix = "/".join(parts[:depth])
            first = spelt.setdefault(_fold(prefix), prefix)
            if first != prefix and path in changed:
                found.setdefault(path, first)
    return found


def _fold(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())

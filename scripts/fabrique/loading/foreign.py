"""What is not what its name says: a merge left half-way, a web page saved in place of a file."""

import re
from dataclasses import dataclass

_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
_WEB_PAGE = re.compile(r"\s{0,200}(?:<!doctype html|<html[\s>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Foreign:
    """Where the fault is best shown (offset in the text), what it is, and its cure."""

    offset: int
    length: int
    message: str
    hint: str


def explain_foreign(text: str) -> Foreign | None:
    """Recognise a file that no reader should try to understand; None for any other."""
    page = _WEB_PAGE.match(text)
    if page:
        return Foreign(
            page.end() - len(page[0].lstrip()),
            len(page[0].strip()),
            "Le fichier est une page web enregistrée à la place du fichier",
            "Téléchargez le fichier brut (bouton « Raw » ou « Télécharger »), puis recommencez.",
        )
    mark = _CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if mark:
        return Foreign(
            mark.start(),
            7,
            "Une marque de conflit de fusion est restée dans le fichier",
            "Gardez une seule des deux versions et supprimez les lignes <<<<<<<, ======= et >>>>>>>.",
        )
    return None

"""What pydantic refuses, said in French: rule, sentence, cure, suggestions."""

import re
import unicodedata
from difflib import get_close_matches
from typing import Any

from fabrique.loading.faults import (
    ADDRESS,
    BAD_DATE,
    IDENTIFIER,
    OUT_OF_BOUNDS,
    VOCABULARY,
    WRONG_TYPE,
)
from fabrique.model import Rule, ValuePath
from fabrique.model.shape import BIB_KEY, ORCID, ROR, SEMVER
from fabrique.model.shape import IDENTIFIER as IDENTIFIER_FORM

_NATURES = {
    "string_type": "un texte",
    "int_type": "un nombre entier",
    "int_from_float": "un nombre entier",
    "float_type": "un nombre",
    "bool_type": "true ou false",
    "date_type": "une date AAAA-MM-JJ",
    "tuple_type": "une liste",
    "dict_type": "un groupe de lignes « clé: valeur »",
    "model_type": "un groupe de lignes « clé: valeur »",
    "model_attributes_type": "un groupe de lignes « clé: valeur »",
}

_GROUPS = ("dict_type", "model_type", "model_attributes_type")
_PATTERNS = {
    SEMVER: 'trois nombres séparés par des points, entre guillemets : "1.2.0"',
    ORCID: "un ORCID de la forme 0000-0002-1825-0097",
    ROR: "une adresse ROR de la forme https://ror.org/04vfs2w97",
    BIB_KEY: "une clé de bibliographie : lettres sans accent, chiffres, « - » et « _ »",
    r"^[^\n]*$": "un texte sur une seule ligne",
    r"^[A-Z][0-9]{1,2}$": "un code de compétence comme A3",
    r"^[A-Z]$": "une lettre majuscule",
    r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$": "une clé faite de lettres sans accent, de chiffres, de « - » et de « . »",
    r"^[A-Z]{3}[0-9]{3}$": "un code de règle comme MET004",
    r"^[0-9]{4}\.[1-9][0-9]{0,3}$": "une étiquette d’édition comme 2026.1",
    r"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*(?:[A-Za-z0-9_-][A-Za-z0-9._-]*)?$": "un chemin du site comme catalogue/mon-outil/",
}


def describe(
    item: Any, path: ValuePath, *, advise: bool = True
) -> tuple[Rule, str, str, tuple[str, ...]]:
    """Return the rule, the sentence, the cure and the suggestions for one pydantic error.

    Without `advise`, no near term is looked for.
    """
    kind, given, facts = item["type"], item["input"], item.get("ctx", {})
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    subject = f"Un élément de « {key} »" if path and isinstance(path[-1], int) else f"« {key} »"
    if kind == "vocabulaire":
        return _vocabulary(facts, advise)
    if kind == "identifiant":
        better = _plain(given[:80])
        names = (better,) if advise and IDENTIFIER_FORM.match(better) else ()
        return IDENTIFIER, f"« {_short(given)} » n’est pas un identifiant", "", names
    if kind == "adresse":
        return (
            ADDRESS,
            f"« {_short(given)} » n’est pas une adresse utilisable : {facts['reason']}",
            "",
            (),
        )
    if kind == "date_impossible":
        return BAD_DATE, f"La date {_short(given)} n’existe pas", "", ()
    if kind == "vide":
        return (
            OUT_OF_BOUNDS,
            f"{subject} est un texte vide",
            "Donnez un texte, ou supprimez la ligne si la clé est facultative.",
            (),
        )
    if kind in _NATURES or kind.endswith("_type"):
        return _nature(kind, given, subject)
    return (OUT_OF_BOUNDS, *_bounds(kind, given, subject, facts), ())


def _vocabulary(facts: Any, advise: bool) -> tuple[Rule, str, str, tuple[str, ...]]:
    known = facts["known"]
    value = str(facts["value"])
    folded = {name.lower(): name for name in known} if advise else {}
    names = get_close_matches(_plain(value[:80]), folded, 3, 0.6)
    listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    message = f"« {_short(value)} » n’est pas dans la liste « {facts['vocabulary']} »"
    return (
        VOCABULARY,
        message,
        f"Choisissez parmi : {listed}.",
        tuple(folded[name] for name in names),
    )


def _plain(value: str) -> str:
    """Return a text in the form of identifiers: small letters without accent, hyphens."""
    bare = unicodedata.normalize("NFKD", value.replace("œ", "oe")).encode("ascii", "ignore")
    return re.sub(r"[\s_'-]+", "-", bare.decode().lower()).strip("-")


def _nature(kind: str, given: Any, subject: str) -> tuple[Rule, str, str, tuple[str, ...]]:
    wanted = _NATURES.get(kind, "une valeur d’une autre nature")
    hint = ""
    if kind == "string_type" and not isinstance(given, dict | tuple):
        hint = f'Mettez la valeur entre guillemets : "{_short(given)}".'
    elif kind == "tuple_type":
        hint = "Écrivez une liste : un élément par ligne après « - », ou [entre, crochets]."
    elif kind == "bool_type":
        hint = "Écrivez true pour oui, false pour non, sans guillemets."
    elif kind in ("int_type", "int_from_float"):
        hint = "Écrivez un nombre entier, sans guillemets, sans virgule ni unité."
    elif kind == "float_type":
        hint = "Écrivez un nombre sans guillemets ni unité, avec un point : 2.5."
    elif kind == "date_type":
        hint = "Écrivez l’année, le mois et le jour séparés par des tirets : 2026-11-22."
    elif kind in _GROUPS:
        hint = "Écrivez une clé par ligne, décalée de deux espaces sous celle-ci."
    return WRONG_TYPE, f"{subject} attend {wanted}, pas {_nature_of(given)}", hint, ()


def _bounds(kind: str, given: Any, subject: str, facts: Any) -> tuple[str, str]:
    name = subject.lower().removeprefix("un élément de ")
    if kind == "string_pattern_mismatch":
        wanted = _PATTERNS.get(str(facts.get("pattern")), "une autre forme")
        return f"{subject} attend {wanted}", f"Récrivez « {_short(given)} » sous cette forme."
    if kind == "greater_than_equal":
        limit = facts.get("ge")
        return f"{subject} vaut {_short(given)}, pour {limit} au moins", f"Écrivez {limit} ou plus."
    if kind == "greater_than":
        limit = facts.get("gt")
        return (
            f"{subject} vaut {_short(given)}, pour un nombre plus grand que {limit}",
            f"Écrivez un nombre plus grand que {limit}.",
        )
    if kind in ("less_than_equal", "less_than"):
        limit = facts.get("le", facts.get("lt"))
        return f"{subject} vaut {_short(given)}, pour {limit} au plus", f"Écrivez {limit} ou moins."
    if kind == "string_too_long":
        return (
            f"{subject} dépasse {facts.get('max_length')} caractères",
            "Raccourcissez-le : le détail a sa place dans index.md.",
        )
    if kind == "too_short":
        wanted, count = facts.get("min_length"), facts.get("actual_length")
        return (
            f"La liste {name} compte {count} élément{'s' if count > 1 else ''}, pour {wanted} au moins",
            "Complétez la liste.",
        )
    if kind == "too_long":
        return (
            f"La liste {name} compte {facts.get('actual_length')} éléments, pour {facts.get('max_length')} au plus",
            "Raccourcissez la liste.",
        )
    if kind == "literal_error":
        return (
            f"« {_short(given)} » ne convient pas pour {name}",
            f"Valeurs possibles : {_french_choice(facts.get('expected'))}.",
        )
    return f"La valeur de {name} ne convient pas", "Consultez le guide des métadonnées."


def _french_choice(expected: Any) -> str:
    return str(expected).replace(" or ", " ou ").replace("'", "")


def _nature_of(value: Any) -> str:
    if isinstance(value, bool):
        return f"le choix {_short(value)}"
    if isinstance(value, str):
        return f"le texte « {_short(value)} »"
    if isinstance(value, int | float):
        return f"le nombre {_short(value)}"
    if isinstance(value, tuple):
        return "une liste"
    if isinstance(value, dict):
        return "un groupe de clés"
    return f"la date {value}"


def _short(value: Any) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value).replace("\n", " ")
    return text if len(text) <= 80 else text[:80] + "…"

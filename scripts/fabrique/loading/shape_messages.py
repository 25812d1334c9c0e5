"""What pydantic refuses, said in French: rule, sentence, cure, suggestions."""

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

_PATTERNS = {
    SEMVER: 'trois nombres séparés par des points, entre guillemets : "1.2.0"',
    ORCID: "un ORCID de la forme 0000-0002-1825-0097",
    ROR: "une adresse ROR de la forme https://ror.org/04vfs2w97",
    BIB_KEY: "une clé de bibliographie : lettres sans accent, chiffres, « - » et « _ »",
    r"^[^\n]*$": "un texte sur une seule ligne",
    r"^[A-Z][0-9]{1,2}$": "un code de compétence comme A3",
    r"^[A-Z]$": "une lettre majuscule",
    r"^[A-Z]{3}[0-9]{3}$": "un code de règle comme MET004",
}


def describe(item: Any, path: ValuePath) -> tuple[Rule, str, str, tuple[str, ...]]:
    """Return the rule, the sentence, the cure and the suggestions for one pydantic error."""
    kind, given, facts = item["type"], item["input"], item.get("ctx", {})
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    if kind == "vocabulaire":
        return _vocabulary(facts)
    if kind == "identifiant":
        return IDENTIFIER, f"« {_short(given)} » n’est pas un identifiant", "", ()
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
            f"Le texte de « {key} » est vide",
            "Donnez un texte, ou supprimez la ligne.",
            (),
        )
    if kind in _NATURES or kind.endswith("_type"):
        return _nature(kind, given, key)
    return (OUT_OF_BOUNDS, *_bounds(kind, given, key, facts), ())


def _vocabulary(facts: Any) -> tuple[Rule, str, str, tuple[str, ...]]:
    known = facts["known"]
    value = str(facts["value"])
    folded = {name.lower(): name for name in known}
    names = get_close_matches(value.lower().replace(" ", "-").replace("é", "e"), folded, 3, 0.6)
    listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    message = f"« {_short(value)} » n’est pas dans la liste « {facts['vocabulary']} »"
    return (
        VOCABULARY,
        message,
        f"Choisissez parmi : {listed}.",
        tuple(folded[name] for name in names),
    )


def _nature(kind: str, given: Any, key: str) -> tuple[Rule, str, str, tuple[str, ...]]:
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
    return WRONG_TYPE, f"« {key} » attend {wanted}, pas {_nature_of(given)}", hint, ()


def _bounds(kind: str, given: Any, key: str, facts: Any) -> tuple[str, str]:
    if kind == "string_pattern_mismatch":
        wanted = _PATTERNS.get(str(facts.get("pattern")), "une autre forme")
        return f"« {key} » attend {wanted}", f"Valeur lue : « {_short(given)} »."
    if kind in ("greater_than_equal", "greater_than"):
        word = "au moins" if kind == "greater_than_equal" else "plus de"
        limit = facts.get("ge", facts.get("gt"))
        return (
            f"« {key} » vaut {_short(given)} : il faut {word} {limit}",
            "Donnez un nombre dans les bornes.",
        )
    if kind in ("less_than_equal", "less_than"):
        limit = facts.get("le", facts.get("lt"))
        return (
            f"« {key} » vaut {_short(given)} : il faut {limit} au plus",
            "Donnez un nombre dans les bornes.",
        )
    if kind == "string_too_long":
        return (
            f"Le texte de « {key} » dépasse {facts.get('max_length')} caractères",
            "Raccourcissez-le : le détail a sa place dans index.md.",
        )
    if kind == "too_short":
        return (
            f"La liste « {key} » compte {facts.get('actual_length')} élément(s) pour {facts.get('min_length')} au moins",
            "Complétez la liste.",
        )
    if kind == "too_long":
        return (
            f"La liste « {key} » compte {facts.get('actual_length')} éléments pour {facts.get('max_length')} au plus",
            "Raccourcissez la liste.",
        )
    if kind == "literal_error":
        return (
            f"« {_short(given)} » ne convient pas pour « {key} »",
            f"Valeurs possibles : {str(facts.get('expected')).replace(' or ', ' ou ')}.",
        )
    return f"La valeur de « {key} » ne convient pas", "Consultez le guide des métadonnées."


def _nature_of(value: Any) -> str:
    if isinstance(value, bool):
        return "vrai ou faux"
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
    text = str(value).replace("\n", " ")
    return text if len(text) <= 80 else text[:80] + "…"

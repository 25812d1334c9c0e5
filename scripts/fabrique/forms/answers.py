"""Answers into the keys of a resource; everything in them is hostile until checked.

Nothing is judged here but the shape of the answers: the draft that comes out is read and judged
like any other.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from fabrique.forms.fields import CHOICE, CHOICES, NUMBER, FormField
from fabrique.model import Catalogue

NO_ANSWER = "_No response_"  # what the forge writes for an empty field
MOST_BYTES = 120_000  # of a body: more than every field at its longest that the forge allows
MOST_LINES = 60  # phases, objects or outcomes

_HEADING = re.compile(r"^### (?P<label>.{1,200})$", re.MULTILINE)
_CHECKED = re.compile(r"^[-*] \[[xX]\] (?P<label>.{1,200})$", re.MULTILINE)


class AnswerError(ValueError):
    """An answer that cannot be understood: one French sentence, and the field it is about."""

    def __init__(self, label: str, message: str) -> None:
        """Keep the field and the sentence."""
        super().__init__(f"{label} : {message}")


def read_issue(body: str, fields: tuple[FormField, ...]) -> dict[str, str]:
    """Return the answer to each field, by key, from the Markdown that the forge makes of a form.

    A heading of level 3 that is the label of a field opens its answer, the first time only, so
    that an answer cannot pass for another field. Raises `AnswerError` when nothing is found.
    """
    text = body[:MOST_BYTES].replace("\r\n", "\n")
    expected = {field.label: field for field in fields}
    marks = [mark for mark in _HEADING.finditer(text) if mark["label"].strip() in expected]
    answers: dict[str, str] = {}
    order = [field.label for field in fields]
    last, kept = -1, []
    for mark in marks:  # the forge keeps the order of the form
        rank = order.index(mark["label"].strip())
        if rank > last:
            kept.append(mark)
            last = rank
    for index, mark in enumerate(kept):
        field = expected[mark["label"].strip()]
        end = kept[index + 1].start() if index + 1 < len(kept) else len(text)
        answer = text[mark.end() : end].strip()
        if answer and answer != NO_ANSWER:
            answers[field.key] = _checked(answer) if field.kind == CHOICES else answer
    if not answers:
        raise AnswerError("Formulaire", "aucune réponse n’a été reconnue")
    return answers


def read_answers(
    answers: Mapping[str, str], fields: tuple[FormField, ...], catalogue: Catalogue, day: str
) -> dict[str, Any]:
    """Return the keys of a draft resource, and `texte`.

    Raises `AnswerError` for a required answer that lacks, a number that is none, a choice that is
    not in its list, or a line that does not have its parts.
    """
    plain: dict[str, Any] = {}
    for field in fields:
        answer = answers.get(field.key, "").strip()
        if not answer:
            if field.required:
                raise AnswerError(field.label, "il faut une réponse")
            continue
        if field.longest and len(answer) > field.longest:
            raise AnswerError(field.label, f"{field.longest} caractères au plus")
        plain[field.key] = _understood(field, answer)
    return _resource(plain, catalogue, day)


def proposed_id(title: str) -> str:
    """Return the id that a title gives: small letters without accents, hyphens, 60 at most."""
    spelled = title.replace("œ", "oe").replace("Œ", "oe").replace("’", " ")
    letters = unicodedata.normalize("NFKD", spelled)
    ascii_only = letters.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only)[:60].strip("-")


def _understood(field: FormField, answer: str) -> Any:
    if field.kind == NUMBER:
        if not re.fullmatch(r"[0-9]{1,4}", answer):
            raise AnswerError(field.label, "il faut un nombre entier")
        return int(answer)
    if field.kind in (CHOICE, CHOICES):
        by_label = {label: key for key, label in field.options}
        keys = {key for key, _ in field.options}
        chosen = []
        for line in answer.split("\n"):
            name = line.strip()
            key = by_label.get(name, name if name in keys else "")
            if not key:
                raise AnswerError(field.label, f"« {name[:80]} » n’est pas dans la liste")
            chosen.append(key)
        return chosen[0] if field.kind == CHOICE else list(dict.fromkeys(chosen))
    return answer


def _resource(plain: dict[str, Any], catalogue: Catalogue, day: str) -> dict[str, Any]:
    """Return the keys in the order in which authors write them."""
    values: dict[str, Any] = {
        "titre": " ".join(plain["titre"].split()),
        "resume": " ".join(plain["resume"].split()),
        "langue": "fr",
        "type": plain["type"],
        "licence": "CC-BY-SA-4.0",
        "auteurs": [{"nom": " ".join(plain["auteur"].split())}],
        "editeur": catalogue.site.publisher if catalogue.site else "À compléter",
        "version": "0.1.0",
        "cree": day,
        "acces": "libre",
    }
    for key in ("niveaux", "publics", "modalites"):
        if key in plain:
            values[key] = plain[key]
    values["duree"] = _group(plain, "duree")
    if _group(plain, "groupe"):
        values["groupe"] = _group(plain, "groupe")
    for key, read in (("materiel", _material), ("deroule", _phase)):
        if key in plain:
            values[key] = [read(line) for line in _lines(plain[key], key)]
    if "objectifs" in plain:
        values["objectifs"] = _lines(plain["objectifs"], "objectifs")
    if "competences" in plain:
        values["competences"] = [
            {"code": code, "niveau": 1, "role": "travaille"} for code in plain["competences"]
        ]
    values["texte"] = plain.get("texte", "")
    return values


def _group(plain: dict[str, Any], name: str) -> dict[str, int]:
    prefix = f"{name}."
    return {
        key.removeprefix(prefix): value for key, value in plain.items() if key.startswith(prefix)
    }


def _lines(text: str, name: str) -> list[str]:
    lines = [" ".join(line.lstrip("-*• ").split()) for line in text.split("\n")]
    lines = [line for line in lines if line]
    if len(lines) > MOST_LINES:
        raise AnswerError(name, f"{MOST_LINES} lignes au plus")
    return lines


def _parts(line: str, number: int, name: str) -> list[str]:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != number or not all(parts):
        raise AnswerError(
            name, f"la ligne « {line[:60]} » n’a pas ses {number} parties, séparées par |"
        )
    if not re.fullmatch(r"[0-9]{1,4}", parts[0]):
        raise AnswerError(name, f"« {parts[0][:20]} » n’est pas un nombre entier")
    return parts


def _material(line: str) -> dict[str, Any]:
    quantity, name, per = _parts(line, 3, "Matériel")
    return {
        "nom": name,
        "quantite": int(quantity),
        "par": proposed_id(per) or per,
        "nature": "reutilisable",
    }


def _phase(line: str) -> dict[str, Any]:
    minutes, title, facilitator, participants = _parts(line, 4, "Déroulé")
    return {
        "titre": title,
        "minutes": int(minutes),
        "facilitateur": facilitator,
        "participants": participants,
    }


def _checked(answer: str) -> str:
    """Return the ticked options, one a line; a list chosen in a menu is separated by commas."""
    ticked = [mark["label"].strip() for mark in _CHECKED.finditer(answer)]
    return "\n".join(ticked) if ticked or "[ ]" in answer else answer.replace(", ", "\n")

"""The faults that libyaml finds, said in French to somebody who does not know YAML."""

import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where the fault is best shown, what it is, and its cure."""

    line: int
    column: int
    length: int
    message: str
    hint: str = ""


_INDENTED_KEY = re.compile(r" +[A-Za-z_-]+ *:")
_QUOTE_HINT = "Fermez le texte par le même guillemet, à la fin de la ligne."
_COLON_HINT = "Mettez tout le texte entre guillemets doubles, ou remplacez « : » par une virgule."


def explain(
    error: Any, lines: tuple[str, ...], line: int, column: int, bracket: Any = None
) -> Explanation:
    """Return the French explanation of a libyaml error met at `line`, `column` (from 1).

    `bracket` is the event of the list or group between brackets that was being read, if any.
    """
    problem = str(getattr(error, "problem", "") or error)
    context = str(getattr(error, "context", "") or "")
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    if text[column - 1 : column] == "\t" or re.match(r"\s*\t", text):
        where = text.index("\t") + 1
        return Explanation(
            line,
            where,
            1,
            "Une tabulation sert de retrait",
            "Remplacez la tabulation par des espaces.",
        )
    if "quoted scalar" in context or "quoted scalar" in problem:
        return _quotes(error, problem, line, column)
    if "mapping values are not allowed" in problem and _INDENTED_KEY.match(text[:column]):
        return Explanation(
            line,
            len(text) - len(text.lstrip()) + 1,
            len(text[: column - 1].strip()),
            "Cette ligne est décalée vers la droite sans raison",
            "Alignez-la sur ses voisines ; si elle continue le texte du dessus, mettez tout ce texte entre guillemets.",
        )
    if "mapping values are not allowed" in problem:
        return Explanation(
            line,
            column,
            1,
            "Un deux-points suivi d’une espace coupe un texte sans guillemets",
            _COLON_HINT,
        )
    if "could not find expected ':'" in problem or "did not find expected key" in problem:
        return _expected_key(error, lines, line, column)
    if "cannot start any token" in problem:
        char = text[column - 1 : column]
        return Explanation(
            line,
            column,
            1,
            f"Un texte ne peut pas commencer par « {char} »",
            "Mettez le texte entre guillemets doubles.",
        )
    if "',' or" in problem and text[: column - 1].rstrip().endswith(("'", '"')):
        return _after_quote(line, column)
    if "',' or" in problem or (bracket is not None and line >= len(lines)):
        mark = bracket.start_mark if bracket is not None else error.context_mark
        return _open_bracket(lines, mark.line + 1, mark.column + 1)
    if "'-' indicator" in problem:
        return Explanation(
            line,
            column,
            0,
            "Un élément de liste ne commence pas par « - » ou n’est pas aligné",
            "Alignez les « - » d’une même liste.",
        )
    if "alias" in problem or "anchor" in problem:
        return Explanation(
            line,
            column,
            0,
            "« * » ou « & » ouvre un alias ou une ancre",
            "Mettez le texte entre guillemets doubles.",
        )
    if "%" in text[:1]:
        return Explanation(
            line,
            1,
            0,
            "Une ligne commence par « % »",
            "Supprimez la ligne, ou mettez le texte entre guillemets doubles.",
        )
    if "block scalar" in context or "indentation indicator" in problem:
        return Explanation(
            line,
            column,
            0,
            "Un texte en bloc (« >- » ou « | ») est mal ouvert ou mal décalé",
            "Écrivez « >- » seul en fin de ligne et décalez le texte de deux espaces.",
        )
    return Explanation(
        line,
        column,
        0,
        "La structure du fichier ne se comprend plus à cet endroit",
        "Vérifiez le retrait, les guillemets et le deux-points de cette ligne et de la précédente.",
    )


def _quotes(error: Any, problem: str, line: int, column: int) -> Explanation:
    mark = getattr(error, "context_mark", None)
    if "escape" in problem or "hexdecimal" in problem or "Unicode" in problem:
        return Explanation(
            line,
            column,
            1,
            "Une barre oblique inversée ouvre un code inconnu entre guillemets doubles",
            "Doublez-la (« \\\\ ») ou employez des guillemets simples.",
        )
    if mark:
        return Explanation(
            mark.line + 1,
            mark.column + 1,
            1,
            "Un guillemet ouvert ici n’est pas fermé",
            _QUOTE_HINT,
        )
    return Explanation(line, column, 1, "Un guillemet n’est pas fermé", _QUOTE_HINT)


def _expected_key(error: Any, lines: tuple[str, ...], line: int, column: int) -> Explanation:
    """Point at the line that lacks a colon, which is often the one before."""
    mark = getattr(error, "context_mark", None)
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    if mark and "simple key" in str(getattr(error, "context", "")):
        line, column = mark.line + 1, mark.column + 1
        if len(lines[line - 1]) > 1000:
            return Explanation(
                line, column, 0, "La clé de cette ligne est démesurée", "Raccourcissez la clé."
            )
        return Explanation(
            line,
            column,
            len(lines[line - 1]) - mark.column,
            "Cette ligne n’a pas de « : » après sa clé",
            "Écrivez « clé: valeur », avec une espace après le deux-points.",
        )
    if text[column - 2 : column - 1] in ("'", '"') or re.search(
        r"[\"'][^\"',\]}]+$", text.rstrip()
    ):
        return _after_quote(line, column)
    return Explanation(
        line,
        column,
        0,
        "Une clé était attendue ici : le retrait ou les guillemets ne se suivent pas",
        "Alignez la ligne sur ses voisines et vérifiez les guillemets de la ligne précédente.",
    )


def _after_quote(line: int, column: int) -> Explanation:
    return Explanation(
        line,
        column,
        0,
        "Du texte suit un guillemet fermé",
        "Mettez tout le texte entre guillemets doubles ; à l’intérieur, employez « et » ou l’apostrophe.",
    )


def _open_bracket(lines: tuple[str, ...], line: int, column: int) -> Explanation:
    what, sign = "Un groupe entre accolades", "}"
    if 0 < line <= len(lines) and lines[line - 1][column - 1 : column] == "[":
        what, sign = "Une liste entre crochets", "]"
    end = "e" if sign == "]" else ""
    return Explanation(
        line,
        column,
        1,
        f"{what} n’est pas fermé{end}",
        f"Ajoutez « {sign} », et une virgule entre deux éléments.",
    )

"""REF010: two entries of the bibliography under the same key."""

from collections.abc import Iterator

from fabrique.model import BibEntry, Catalogue, Diagnostic, Rule, Severity

_FIRST = """\
@book{dupont2020atelier,
  author    = {Exemple, Une},
  title     = {L'atelier d'exemple},
  year      = {2020},
  publisher = {Éditions d'exemple},
}
"""
_SECOND = """\
@book{dupont2020atelier,
  author    = {Exemple, Une},
  title     = {La suite d'exemple},
  year      = {2020},
  publisher = {Éditions d'exemple},
}
"""

RULE = Rule(
    code="REF010",
    severity=Severity.ERROR,
    title="Clé de bibliographie déjà prise",
    why="Une citation mènerait à l’une des deux sources, sans que l’on sache laquelle.",
    fix="Donnez une autre clé à la seconde entrée, ou supprimez-la si c’est la même source.",
    bad={"ressources/bibliographie.bib": _FIRST + _SECOND},
    good={"ressources/bibliographie.bib": _FIRST + _SECOND.replace("2020atelier", "2020suite")},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    first: dict[str, BibEntry] = {}
    for entry in catalogue.bibliography.entries:
        same = first.setdefault(entry.key.lower(), entry)  # BibTeX tells no case apart in keys
        if same is not entry:
            where = f"celle de l’entrée de la ligne {same.position.line}"
            yield RULE.at(entry.position, f"La clé « {entry.key[:80]} » est déjà {where}")

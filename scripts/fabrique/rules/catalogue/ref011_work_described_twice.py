"""REF011: two entries of the bibliography that describe the same work."""

import re
import unicodedata
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
@book{exemple2020atelier,
  author    = {Exemple, Une},
  title     = {{L'Atelier d'Exemple}},
  year      = {2020},
  publisher = {Éditions d'exemple},
}
"""

RULE = Rule(
    code="REF011",
    severity=Severity.WARNING,
    title="Œuvre décrite deux fois",
    why="La même source paraîtrait deux fois dans la bibliographie, avec deux clés pour la citer.",
    fix="Gardez une seule des deux entrées, et sa clé dans les citations.",
    bad={"ressources/bibliographie.bib": _FIRST + _SECOND},
    good={"ressources/bibliographie.bib": _FIRST + _SECOND.replace("2020}", "2024}")},
)

_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_COMMAND = re.compile(r"\\[A-Za-z]+")  # \emph, \textit: what formats a title does not change it


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    by_doi: dict[str, BibEntry] = {}
    by_title: dict[tuple[str, str, str], BibEntry] = {}
    for entry in catalogue.bibliography.entries:
        doi, title = _doi(entry), _title(entry)
        same_doi = by_doi.setdefault(doi, entry) if doi else entry
        same_title = by_title.setdefault(title, entry) if all(title[:2]) else entry
        other_doi = _doi(same_title)
        if same_doi.key.lower() != entry.key.lower():
            message = f"L’entrée « {entry.key[:80]} » a le DOI de « {same_doi.key[:80]} »"
            yield RULE.at(entry.position, message)
        elif same_title.key.lower() != entry.key.lower() and not (
            doi and other_doi and doi != other_doi  # registered as two works
        ):
            message = f"L’entrée « {entry.key[:80]} » a le titre et l’année de"
            yield RULE.at(entry.position, f"{message} « {same_title.key[:80]} »")


def _doi(entry: BibEntry) -> str:
    """Return the DOI in lower case (they know no case), or an empty text when there is none."""
    found = _DOI.search(entry.value("doi"))
    return found[0].lower() if found else ""


def _title(entry: BibEntry) -> tuple[str, str, str]:
    """Return the letters and digits of the title without accents, the year, the volume."""
    text = unicodedata.normalize("NFKD", _COMMAND.sub("", entry.value("title"))).casefold()
    year = entry.value("year") or entry.value("date")[:4]
    return "".join(char for char in text if char.isalnum()), year, entry.value("volume")

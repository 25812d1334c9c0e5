"""REF014: a DOI that is not written as one."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from fabrique.model import Catalogue, Diagnostic, Rule, Severity

_ENTRY = """\
@article{martin2021reemploi,
  author  = {Exemple, Deux},
  title   = {Le réemploi d'exemple},
  journal = {Revue d'exemple},
  year    = {2021},
  doi     = {10.1234/exemple.2021},
}
"""

RULE = Rule(
    code="REF014",
    severity=Severity.ERROR,
    title="DOI mal formé",
    why="Le lien vers la source est fait à partir du DOI : mal écrit, il ne mène nulle part.",
    fix="Donnez l’identifiant seul, sans adresse ni espace : 10., quatre à neuf chiffres, une"
    " barre, puis la suite.",
    bad={"ressources/bibliographie.bib": _ENTRY.replace("10.1234", "https://doi.org/10.1234")},
    good={"ressources/bibliographie.bib": _ENTRY},
)

_WELL_FORMED = re.compile(r"10\.[0-9]{4,9}/[^\s{}\\]+")
_INSIDE = re.compile(r"(?<![0-9.])10\.[0-9]{4,9}/[^\s{}\\]+")
_AFTER = ".,;:»”\"'"  # what a sentence or a copy leaves behind a DOI


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for entry in catalogue.bibliography.entries:
        field = entry.fields.get("doi")
        if field is None or _WELL_FORMED.fullmatch(field.value):
            continue
        names = _clean(field.value)
        hint = f"Écrivez « {names[0]} »." if names else ""
        message = f"« {field.value[:80]} » n’est pas un DOI" if field.value else "Le DOI est vide"
        yield RULE.at(field.position, message, hint, names)


def _clean(value: str) -> tuple[str, ...]:
    """Return the DOI found inside a value, if any, LaTeX and URL escapes read."""
    bare = re.sub(r"\\(?=[_&%#$])", "", value)
    match = _INSIDE.search(unquote(bare))
    found = match[0].rstrip(_AFTER) if match else ""
    return (found,) if _WELL_FORMED.fullmatch(found) else ()

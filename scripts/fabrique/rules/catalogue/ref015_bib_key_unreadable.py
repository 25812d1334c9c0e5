"""REF015: a key of the bibliography that a citation cannot name."""

import re
import unicodedata
from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Rule, Severity

_ENTRY = """\
% Livres
@book{dupont2020atelier,
  author    = {Exemple, Une},
  title     = {L'atelier d'exemple},
  year      = {2020},
  publisher = {Éditions d'exemple},
}
"""

RULE = Rule(
    code="REF015",
    severity=Severity.ERROR,
    title="Clé de bibliographie impossible à citer",
    why="Le site lit une clé faite de lettres sans accent, de chiffres, de tirets et de soulignés ;"
    " la citation d’une autre clé resterait telle quelle dans la page.",
    fix="Récrivez la clé, ici et dans les citations.",
    bad={"ressources/bibliographie.bib": _ENTRY.replace("dupont2020", "dupont:2020:")},
    good={"ressources/bibliographie.bib": _ENTRY},
)

_OUTSIDE = re.compile(r"[^A-Za-z0-9_-]+")  # mkdocs-bibtex reads no other key


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for entry in catalogue.bibliography.entries:
        wrong = _OUTSIDE.search(entry.key)
        if wrong:
            plain = unicodedata.normalize("NFKD", entry.key).encode("ascii", "ignore").decode()
            better = _OUTSIDE.sub("-", plain).strip("-")
            message = f"La clé « {entry.key[:80]} » contient « {wrong[0][:80]} »"
            yield RULE.at(entry.position, message, suggestions=(better,) if better else ())

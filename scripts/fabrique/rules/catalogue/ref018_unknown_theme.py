"""REF018: a keyword of the bibliography that is not a theme."""

from collections.abc import Iterator
from difflib import get_close_matches

from fabrique.model import Catalogue, Diagnostic, Rule, Severity

COMPARED = 50  # themes looked at for one suggestion: bounds the time that a finding takes
ADVISED = 10  # keywords that get a suggestion: a broken file may hold thousands

_ENTRY = """\
@book{dupont2020atelier,
  author    = {Exemple, Une},
  title     = {L'atelier d'exemple},
  year      = {2020},
  publisher = {Éditions d'exemple},
  keywords  = {fab-lab, pedagogie},
}
"""

RULE = Rule(
    code="REF018",
    severity=Severity.WARNING,
    title="Mot-clé de bibliographie hors des thèmes",
    why="La bibliographie se parcourt par thème : un mot-clé inventé n’y range la source nulle part.",
    fix="Choisissez une clé de ressources/vocabulaires/themes.yml, ou supprimez le mot-clé.",
    bad={"ressources/bibliographie.bib": _ENTRY.replace("pedagogie", "apprentissage")},
    good={"ressources/bibliographie.bib": _ENTRY},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    themes = catalogue.vocabularies.get("themes")
    if themes is None:
        return
    known = list(themes.by_key)[:COMPARED]
    advice: dict[str, tuple[str, ...]] = {}
    for entry in catalogue.bibliography.entries:
        for word in dict.fromkeys(entry.keywords):
            if word in themes.by_key:
                continue
            if word not in advice:
                near = get_close_matches(word, known, 3, 0.6) if len(advice) < ADVISED else ()
                advice[word] = tuple(near)
            position = entry.fields["keywords"].position
            message = f"Le mot-clé « {word[:80]} » n’est pas un thème"
            yield RULE.at(position, message, suggestions=advice[word])

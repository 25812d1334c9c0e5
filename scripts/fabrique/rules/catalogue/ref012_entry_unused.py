"""REF012: an entry of the bibliography that nothing cites and no theme files."""

import re
from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Rule, Severity

_ENTRY = """\
% Livres
@book{dupont2020atelier,
  author    = {Exemple, Une},
  title     = {Une source que rien ne cite},
  year      = {2020},
  publisher = {Éditions d'exemple},
  keywords  = {fab-lab},
}
"""

RULE = Rule(
    code="REF012",
    severity=Severity.ADVICE,
    title="Entrée de bibliographie sans emploi",
    why="Une source qui n’est ni citée ni classée par thème ne sera trouvée par personne.",
    fix="Citez-la, classez-la par un thème dans « keywords », ou supprimez-la.",
    bad={
        "ressources/bibliographie.bib": _ENTRY.replace(
            "dupont2020atelier", "oubli2020livre"
        ).replace("  keywords  = {fab-lab},\n", "")
    },
    good={"ressources/bibliographie.bib": _ENTRY.replace("dupont2020atelier", "oubli2020livre")},
)

_CITED = re.compile(r"@([A-Za-z0-9_-]+)")


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    themes = catalogue.vocabularies.get("themes")
    idle = [
        entry
        for entry in catalogue.bibliography.entries
        if not any(themes is None or word in themes.by_key for word in entry.keywords)
    ]
    if not idle or catalogue.unreadable:  # what could not be read may cite anything
        return
    cited = _cited_keys(catalogue)
    for entry in idle:
        if entry.key not in cited:
            message = f"L’entrée « {entry.key[:80]} » n’est ni citée ni classée par thème"
            yield RULE.at(entry.position, message)


def _cited_keys(catalogue: Catalogue) -> set[str]:
    """Return the keys listed as references, and those cited in any text."""
    found: set[str] = set()
    for resource in catalogue.resources:
        found.update(resource.references)
        if resource.prose:
            found.update(citation.key for citation in resource.prose.citations)
    if catalogue.framework:
        for competency in catalogue.framework.competencies.values():
            found.update(competency.references)
    for blueprint in catalogue.blueprints:
        for axis in blueprint.axes:
            for criterion in axis.criteria:
                found.update(criterion.references)
    texts = (*catalogue.resources, *catalogue.pathways, *catalogue.blueprints, catalogue.framework)
    for value in texts:
        if value:
            found.update(_CITED.findall(value.model_dump_json()))
    return found

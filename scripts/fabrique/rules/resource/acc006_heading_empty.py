"""ACC006: a heading without a word."""

import re
from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

_ATTRIBUTES = re.compile(r"\{[^{}]*\}\Z")  # an anchor or a class: `## {#bilan}`

RULE = Rule(
    code="ACC006",
    severity=Severity.WARNING,
    title="Titre vide",
    why="Un titre vide est annoncé par les lecteurs d’écran et figure au sommaire, sans rien nommer.",
    fix="Donnez un texte au titre, ou supprimez ses dièses.",
    bad={"index.md": "## Préparer\n\nUne table.\n\n###\n\nDes gants.\n"},
    good={"index.md": "## Préparer\n\nUne table.\n\n### Le matériel\n\nDes gants.\n"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if resource.prose is None:
        return
    for heading in resource.prose.headings:
        # at level 1, ACC001 already asks for this line to be rewritten
        if heading.level == 1 or "`" in heading.position.excerpt:  # code counts as words
            continue
        if not _ATTRIBUTES.sub("", heading.text.strip()).strip():
            yield RULE.at(heading.position, f"Un titre de niveau {heading.level} n’a pas de texte")

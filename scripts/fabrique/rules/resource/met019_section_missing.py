"""MET019: a text that lacks a section its readers look for."""

from collections.abc import Iterator
from difflib import get_close_matches

from fabrique.model import (
    EXPECTED,
    Catalogue,
    Diagnostic,
    Resource,
    Rule,
    Severity,
    fold_title,
)

RULE = Rule(
    code="MET019",
    severity=Severity.WARNING,
    title="Section attendue absente",
    why="D’une fiche à l’autre, on cherche la même chose au même endroit : préparer, dérouler, parer aux écueils.",
    fix="Ajoutez la section, ou expliquez sous « verification » pourquoi elle ne s’applique pas.",
    bad={
        "ressource.yml": "type: guide",
        "index.md": "## En bref\n\nTrier.\n\n## Pour aller plus loin\n\nLire.\n",
    },
    good={
        "ressource.yml": "type: guide",
        "index.md": "## En bref\n\nTrier.\n\n## Écueils et parades\n\nAucun tri sans gants.\n\n"
        "## Pour aller plus loin\n\nLire.\n",
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    prose = resource.prose
    expected = EXPECTED.get(resource.type, ())
    if prose is None or not expected or resource.status == "brouillon" or resource.is_withdrawn:
        return
    if not resource.trusts("type"):
        return
    titles = {fold_title(heading.text): heading for heading in prose.headings if heading.level == 2}
    wanted = {fold_title(title): title for title in expected}
    free = {folded: heading for folded, heading in titles.items() if folded not in wanted}
    absent = []
    for folded, title in wanted.items():
        if folded in titles:
            continue
        near = get_close_matches(folded, free, 1, 0.8)
        if near:
            heading = free[near[0]]
            message = f"La section « {heading.text[:80]} » devrait s’appeler « {title} »"
            yield RULE.at(heading.position, message, suggestions=(title,))
        else:
            absent.append(title)
    if absent:
        names = ", ".join(f"« {title} »" for title in absent)
        label = catalogue.label("types", resource.type)
        first = min(
            (heading.position for heading in titles.values()),
            key=lambda place: place.line,
            default=None,
        )
        position = first or resource.origin.at("type")
        yield RULE.at(position, f"Le texte d’une ressource de type « {label} » a aussi : {names}")

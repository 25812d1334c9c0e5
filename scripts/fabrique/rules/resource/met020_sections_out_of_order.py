"""MET020: sections that do not come in the usual order."""

from collections.abc import Iterator

from fabrique.model import SECTIONS, Catalogue, Diagnostic, Resource, Rule, Severity, fold_title

_RANKS = {fold_title(title): rank for rank, title in enumerate(SECTIONS)}

RULE = Rule(
    code="MET020",
    severity=Severity.WARNING,
    title="Sections dans le désordre",
    why="D’une fiche à l’autre, on cherche la même chose au même endroit.",
    fix="Remettez les sections dans l’ordre de la charte éditoriale.",
    bad={"index.md": "## Préparer\n\nDes gants.\n\n## En bref\n\nTrier.\n"},
    good={"index.md": "## En bref\n\nTrier.\n\n## Préparer\n\nDes gants.\n"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if resource.prose is None:
        return
    highest, before = -1, ""
    for heading in resource.prose.headings:
        rank = _RANKS.get(fold_title(heading.text)) if heading.level == 2 else None
        if rank is None:
            continue
        if rank < highest:
            message = f"La section « {heading.text} » vient d’ordinaire avant « {before} »"
            yield RULE.at(heading.position, message)
            return
        highest, before = rank, heading.text

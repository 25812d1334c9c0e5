"""MET026: a YAML header at the top of the text."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Position, Resource, Rule, Severity

RULE = Rule(
    code="MET026",
    severity=Severity.ERROR,
    title="En-tête de données dans le texte",
    why="Les données d’une ressource ont une seule place, ressource.yml, où elles sont vérifiées ; un en-tête dans index.md les contredirait en silence.",
    fix="Recopiez ces lignes dans ressource.yml si elles y manquent, puis supprimez tout l’en-tête, tirets compris.",
    bad={"index.md": "---\ntitre: Trier les chutes\n---\n\n## En bref\n\nTrier ensemble.\n"},
    good={"index.md": "## En bref\n\nTrier ensemble.\n"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    prose = resource.prose
    if prose is None or not prose.front_matter:
        return
    lines = prose.text.split("\n", 2)
    first = lines[1] if len(lines) > 1 else ""
    position = Position(prose.file, 2, 1, len(first), first)  # the data, rather than the dashes
    yield RULE.at(position, "Le texte s’ouvre par un en-tête YAML, entre des lignes de tirets")

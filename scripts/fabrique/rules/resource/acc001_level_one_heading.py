"""ACC001: a level-one heading in the text, while the page already has its own."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

RULE = Rule(
    code="ACC001",
    severity=Severity.ERROR,
    title="Titre de premier niveau dans le texte",
    why="La page porte déjà le titre de la ressource : un second titre principal égare qui écoute la page et se guide par les titres.",
    fix="Écrivez les sections avec deux dièses : « ## En bref ».",
    bad={"index.md": "Une séance partagée.\n\n# En bref\n\nTrier ensemble.\n"},
    good={"index.md": "Une séance partagée.\n\n## En bref\n\nTrier ensemble.\n"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if resource.prose is None:
        return
    for heading in resource.prose.headings:
        if heading.level == 1:
            yield RULE.at(
                heading.position, f"« {heading.text[:80]} » est un titre de premier niveau"
            )

"""ACC003: an image of the text that says nothing to those who do not see it."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Link, Resource, Rule, Severity

RULE = Rule(
    code="ACC003",
    severity=Severity.ERROR,
    title="Image sans texte de remplacement",
    why="Qui ne voit pas l’image, ou ne la reçoit pas faute de réseau, n’en apprend rien.",
    fix="Dites entre les crochets ce que montre l’image : ![Trois bacs de chutes triées](fichiers/bacs.svg).",
    bad={"index.md": "## Préparer\n\n![](fichiers/bacs.svg)\n"},
    good={"index.md": "## Préparer\n\n![Trois bacs de chutes triées](fichiers/bacs.svg)\n"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if resource.prose is None:
        return
    for link in resource.prose.links:
        if not link.image:
            continue
        name = link.target.rpartition("/")[2]
        if not link.text and "`" not in _written(link):
            yield RULE.at(
                link.position, f"L’image « {link.target[:80]} » n’a pas de texte de remplacement"
            )
        elif link.text and link.text == name:
            yield RULE.at(
                link.position,
                f"Le texte de remplacement « {name[:80]} » n’est qu’un nom de fichier",
            )


def _written(link: Link) -> str:
    """Return the image as written; its text comes without the code that it may hold."""
    start = link.position.column - 1
    return link.position.excerpt[start : start + link.position.length]

"""ACC002: a heading that skips a level."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

TOP = 2  # the page's own title is the only one of level 1

RULE = Rule(
    code="ACC002",
    severity=Severity.WARNING,
    title="Niveau de titre sauté",
    why="Un lecteur d’écran annonce le niveau des titres : un niveau sauté fait chercher une section qui n’existe pas.",
    fix="Ajoutez ou retirez un dièse pour que chaque titre descende d’un seul niveau à la fois, à partir de deux.",
    bad={"index.md": "## Préparer\n\nUne table.\n\n#### Le matériel\n\nDes gants.\n"},
    good={"index.md": "## Préparer\n\nUne table.\n\n### Le matériel\n\nDes gants.\n"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if resource.prose is None:
        return
    previous = TOP - 1
    for heading in resource.prose.headings:
        level = max(heading.level, TOP)  # ACC001 speaks of level 1: judge what follows its cure
        if level > previous + 1:
            expected = previous + 1
            after = (
                "Le premier titre" if previous < TOP else f"Après un titre de niveau {previous},"
            )
            what = f"« {heading.text[:80]} » est de niveau {level}, au lieu de {expected}"
            message = f"{after} {what}" if previous < TOP else f"{after} {what} au plus"
            yield RULE.at(heading.position, message)
        previous = level

"""CON007: a text that asks too much to be rendered."""

from collections.abc import Iterator

from fabrique.model import Contribution, Diagnostic, Rule, Severity

RULE = Rule(
    code="CON007",
    severity=Severity.ERROR,
    title="Texte impossible à mettre en page",
    why="Un texte qui demande trop de temps ou de mémoire bloquerait la fabrication du site entier.",
    fix="Retirez les emboîtements démesurés (crochets, parenthèses, abréviations), ou partagez le texte.",
    bad={"docs/projet/index.md": "# Le projet\n\n" + "[" * 30_000 + "\n"},
    good={"docs/projet/index.md": "# Le projet\n\n> Un lieu.\n"},
)


def check(contribution: Contribution) -> Iterator[Diagnostic]:
    for page in contribution.pages:
        if page.refused is None:
            message = "Mettre ce texte en page dépasse le temps ou la mémoire accordés"
            yield RULE.at(page.origin.at(), message)

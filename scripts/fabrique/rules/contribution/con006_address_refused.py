"""CON006: an address that runs a program, or a picture taken from another site."""

from collections.abc import Iterator

from fabrique.model import Contribution, Diagnostic, Rule, Severity

RULE = Rule(
    code="CON006",
    severity=Severity.ERROR,
    title="Adresse refusée dans un texte",
    why="Une adresse « javascript: » ou « data: » exécute un programme chez le lecteur ; une image prise ailleurs dit à un tiers qui lit la page.",
    fix="Donnez une adresse https://, mailto: ou tel: ; déposez l’image à côté du texte.",
    bad={"docs/projet/index.md": "# Le projet\n\nVoir [le lieu](javascript:alert%281%29).\n"},
    good={"docs/projet/index.md": "# Le projet\n\nVoir [le lieu](https://exemple.test/).\n"},
)


def check(contribution: Contribution) -> Iterator[Diagnostic]:
    for page in contribution.pages:
        for refused in page.refused or ():
            position = page.origin.line(refused.line)
            if refused.kind == "address":
                yield RULE.at(position, f"L’adresse « {refused.subject[:80]} » n’est pas permise")
            elif refused.kind == "image":
                message = f"L’image « {refused.subject[:80]} » est prise sur un autre site"
                yield RULE.at(position, message)

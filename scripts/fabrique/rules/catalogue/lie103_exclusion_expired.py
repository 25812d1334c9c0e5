"""LIE103: an exclusion of the visits to other sites whose time is over."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Rule, Severity
from fabrique.model.wording import say_date

_EXCLUSION = (
    "exclusions:\n  - commence_par: https://www.example.com/\n"
    "    raison: Le serveur refuse les programmes.\n    auteur: L'équipe du site\n    expire: "
)

RULE = Rule(
    code="LIE103",
    severity=Severity.ADVICE,
    title="Exclusion périmée",
    why="Une adresse que l’on ne visite plus peut disparaître sans que personne le sache.",
    fix="Retirez cette exclusion, ou redonnez-lui une raison et une date.",
    bad={"ressources/liens-exclus.yml": _EXCLUSION + "2020-01-01\n"},
    good={"ressources/liens-exclus.yml": _EXCLUSION + "2999-01-01\n"},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    exclusions = catalogue.exclusions
    if exclusions is None:
        return
    for index, item in enumerate(exclusions.exclusions):
        if item.expires < catalogue.as_of:
            yield RULE.at(
                exclusions.origin.at("exclusions", index, "expire"),
                f"L’exclusion de « {item.prefix[:80]} » est périmée depuis le"
                f" {say_date(item.expires)}",
            )

"""MET028: a report of use dated before the resource existed."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity
from fabrique.model.wording import say_date

_REPORT = (
    "temoin: {nom: Établissement d'exemple, nature: organisation}\n"
    "contexte: Un atelier de quartier, un soir de semaine.\ngroupe: 8\ndate: "
)

RULE = Rule(
    code="MET028",
    severity=Severity.WARNING,
    title="Retour d’usage plus ancien que la ressource",
    why="Une date impossible fait douter de tout le témoignage.",
    fix="Corrigez la date de la séance, ou la date « cree » de la ressource.",
    bad={"usages/essai.yml": _REPORT + "2020-01-05\n"},
    good={"usages/essai.yml": _REPORT + "2026-03-05\n"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    created = resource.created
    if created is None or not resource.trusts("cree"):
        return
    for report in resource.usages:
        if report.day < created:
            yield RULE.at(
                report.origin.at("date"),
                f"La séance du {say_date(report.day)} précède la ressource, créée le"
                f" {say_date(created)}",
            )

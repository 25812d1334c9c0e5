"""REF022: a report of use that times a phase which the resource does not have."""

from collections.abc import Iterator
from difflib import get_close_matches

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

_REPORT = (
    "date: 2026-03-05\ntemoin: {nom: Établissement d'exemple, nature: organisation}\n"
    "contexte: Un atelier de quartier, un soir de semaine.\ngroupe: 8\netapes:\n"
)

RULE = Rule(
    code="REF022",
    severity=Severity.WARNING,
    title="Temps observé d’une étape inconnue",
    why="Un temps qui ne se rattache à aucune étape ne corrige pas la durée annoncée.",
    fix="Écrivez le titre de l’étape comme dans « deroule ».",
    bad={"usages/2026-03-05.yml": _REPORT + "  - {titre: Ranger, minutes: 12}\n"},
    good={"usages/2026-03-05.yml": _REPORT + "  - {titre: Trier, minutes: 52}\n"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if not resource.trusts("deroule"):
        return
    titles = [phase.title for phase in resource.phases]
    for report in resource.usages:
        for index, item in enumerate(report.phases):
            if item.title not in titles:
                yield RULE.at(
                    report.origin.at("etapes", index, "titre"),
                    f"Le déroulé n’a pas d’étape « {item.title[:80]} »",
                    suggestions=tuple(get_close_matches(item.title[:80], titles[:50], 3, 0.6)),
                )

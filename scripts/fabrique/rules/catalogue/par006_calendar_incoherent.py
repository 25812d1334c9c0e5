"""PAR006: a calendar that the steps do not fit."""

from collections import defaultdict
from collections.abc import Iterator

from fabrique.model import (
    Calendar,
    Catalogue,
    Diagnostic,
    Pathway,
    Rule,
    Severity,
    Step,
    bounds,
)
from fabrique.model.wording import say_minutes

_PATH = "ressources/parcours/decouvrir-l-atelier.yml"
_HEAD = """\
id: decouvrir-l-atelier
titre: Découvrir l'atelier
resume: Une journée pour trier puis réparer.
langue: fr
licence: CC-BY-SA-4.0
auteurs:
  - {nom: Établissement d'exemple, nature: organisation}
version: "1.0.0"
statut: publie
publie: 2026-02-20
modifie: 2026-02-20
calendrier: {unite: semaine, nombre: 2, minutes_par_periode: 240}
etapes:
  - {ressource: trier-les-chutes, pourquoi: La matière., periodes: [1]}
"""

RULE = Rule(
    code="PAR006",
    severity=Severity.ERROR,
    title="Étapes hors du calendrier",
    why="Un calendrier que les étapes dépassent ne peut pas être tenu : quelqu’un le découvrirait devant le groupe.",
    fix="Donnez à chaque étape ses périodes, dans l’ordre et dans les limites annoncées, ou allongez le calendrier.",
    bad={_PATH: _HEAD + "  - {ressource: reparer-ensemble, pourquoi: L'objet., periodes: [3]}\n"},
    good={_PATH: _HEAD + "  - {ressource: reparer-ensemble, pourquoi: L'objet., periodes: [2]}\n"},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for pathway in catalogue.pathways:
        if pathway.calendar:
            yield from _check(pathway, pathway.calendar, catalogue)


def _check(pathway: Pathway, calendar: Calendar, catalogue: Catalogue) -> Iterator[Diagnostic]:
    load: dict[int, float] = defaultdict(float)
    unit, latest = calendar.unit, 0
    for index, step in enumerate(pathway.steps):
        position = pathway.origin.at("etapes", index, "periodes")
        if not step.periods:
            yield RULE.at(position, f"L’étape {index + 1} n’a pas de {unit} dans le calendrier")
        elif max(step.periods) > calendar.count:
            last = f"{unit} {max(step.periods)}"
            message = (
                f"L’étape {index + 1} finit après le calendrier : {last}, sur {calendar.count}"
            )
            yield RULE.at(position, message)
        elif list(step.periods) != sorted(set(step.periods)) or step.periods[0] < latest:
            yield RULE.at(position, f"Les périodes de l’étape {index + 1} ne sont pas dans l’ordre")
        else:
            latest = step.periods[0]
            for period in step.periods:
                load[period] += _longest(step, catalogue) / len(step.periods)
    room = calendar.minutes_per_period
    for period in sorted(load):
        if room and load[period] > room + 0.5:
            yield RULE.at(
                pathway.origin.at("calendrier", "minutes_par_periode"),
                f"Le calendrier laisse {say_minutes(room)} par {unit} ; {unit} {period} en demande"
                f" {say_minutes(round(load[period]))}",
            )


def _longest(step: Step, catalogue: Catalogue) -> int:
    if step.duration is not None:
        return bounds(step.duration)[1]
    resource = catalogue.by_id.get(step.resource)
    return resource.duration.session_bounds[1] if resource and resource.duration else 0

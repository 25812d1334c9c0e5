"""A report of use: what happened when a resource was run with a real group."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Annotated

from pydantic import Field

from fabrique.model.credits import Author
from fabrique.model.session import Phase
from fabrique.model.shape import Day, Line, Shape, Sourced, Text


class ObservedPhase(Shape):
    """The time that a phase really took."""

    title: Line = Field(
        alias="titre", title="Étape", description="Titre de l’étape, comme dans le déroulé."
    )
    minutes: Annotated[int, Field(ge=0, le=6000)] = Field(
        title="Minutes", description="Durée observée, en minutes entières."
    )


class UsageReport(Sourced):
    """One session: when, with whom, how long each phase took, what was changed."""

    day: Day = Field(alias="date", title="Date", description="Jour de la séance.")
    author: Author = Field(
        alias="temoin", title="Témoin", description="Qui a animé, personne ou organisation."
    )
    context: Text = Field(
        alias="contexte", title="Contexte", description="Quel lieu, quel public, quelle occasion."
    )
    group: Annotated[int, Field(ge=1, le=2000)] = Field(
        alias="groupe", title="Groupe", description="Nombre de personnes présentes."
    )
    version: Line | None = Field(
        None, title="Version", description="Version de la ressource qui a été employée."
    )
    phases: tuple[ObservedPhase, ...] = Field(
        (), alias="etapes", title="Étapes", description="Temps observés, étape par étape."
    )
    changed: Text | None = Field(
        None, alias="change", title="Ce qui a été changé", description="Et pourquoi."
    )
    lesson: Text | None = Field(
        None, alias="a_retenir", title="À retenir", description="Ce qu’il faut dire au suivant."
    )


@dataclass(frozen=True, slots=True)
class PhaseTimes:
    """A phase, the minutes announced, and those observed, sorted."""

    title: str
    announced: int
    observed: tuple[int, ...]

    @property
    def middle(self) -> int:
        """Return the median of the minutes observed, rounded."""
        return round(median(self.observed))


def observed_times(
    phases: Iterable[Phase], reports: Iterable[UsageReport]
) -> tuple[PhaseTimes, ...]:
    """Return the announced and observed times of each phase that somebody timed, in order."""
    known = list(reports)
    times = (
        PhaseTimes(
            phase.title,
            phase.minutes,
            tuple(
                sorted(
                    item.minutes
                    for report in known
                    for item in report.phases
                    if item.title == phase.title
                )
            ),
        )
        for phase in phases
    )
    return tuple(item for item in times if item.observed)

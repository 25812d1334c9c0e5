"""Learning paths: their list, one page each, and each in one piece to print."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from fabrique.model import (
    Catalogue,
    Edition,
    Page,
    PageBuilder,
    Pathway,
    Resource,
    Section,
    Step,
    bounds,
)
from fabrique.pages.head import pathway_head
from fabrique.pages.joined import join_prose
from fabrique.pages.templating import render

_SOURCE = "ressources/parcours"
MOST_TEXT = 60_000  # characters put end to end: some thirty sheets of paper


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step with its resource, its rank from 1, and minutes: its own, then those elapsed before.

    Each pair of minutes is the shortest and the longest; `minutes` is None when nobody gave them.
    """

    rank: int
    step: Step
    resource: Resource
    minutes: tuple[int, int] | None
    start: tuple[int, int]


@dataclass(frozen=True, slots=True)
class CompetencyUse:
    """What a path does for one competency: the highest levels trained and assessed (0: none)."""

    code: str
    trained: int
    assessed: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Period:
    """A week or a day of the calendar: what happens then, minutes with the group and alone."""

    number: int
    steps: tuple[TimedStep, ...]
    minutes: int
    own_minutes: int


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `parcours/`, then for each path `parcours/<id>/` and `parcours/<id>/imprimer/`."""
    pathways = catalogue.published_pathways
    timed = [(pathway, time_steps(pathway, catalogue)) for pathway in pathways]
    description = (
        "Des suites de ressources, avec leurs durées et les compétences qu’elles travaillent."
    )
    yield Page(
        address="parcours/",
        title="Parcours",
        description=description,
        before=render("pathways.html.j2", pathways=timed, total=total_minutes, catalogue=catalogue),
        source=_SOURCE,
        in_navigation=True,
    )
    for pathway, steps in timed:
        yield _pathway_page(pathway, steps, catalogue, edition)
        yield _printed_page(pathway, steps, catalogue, edition)


def time_steps(pathway: Pathway, catalogue: Catalogue) -> list[TimedStep]:
    """Return the steps whose resource is published, in order, with cumulated minutes."""
    timed: list[TimedStep] = []
    low = high = 0
    for step in pathway.steps:
        resource = catalogue.by_id.get(step.resource)
        if resource is None or not resource.is_published:
            continue
        minutes = _minutes(step, resource)
        timed.append(TimedStep(len(timed) + 1, step, resource, minutes, (low, high)))
        if minutes:
            low, high = low + minutes[0], high + minutes[1]
    return timed


def spread(pathway: Pathway, steps: list[TimedStep]) -> list[Period]:
    """Return the periods of the calendar, empty ones included; nothing without a calendar.

    A step over several periods gives an equal share of its longest time to each.
    """
    calendar = pathway.calendar
    if calendar is None:
        return []
    return [_period(number, steps) for number in range(1, calendar.count + 1)]


def _period(number: int, steps: list[TimedStep]) -> Period:
    here = [item for item in steps if number in item.step.periods]
    longest = sum(
        (item.minutes[1] if item.minutes else 0) / len(item.step.periods) for item in here
    )
    own = sum(item.step.own_minutes / len(item.step.periods) for item in here)
    return Period(number, tuple(here), round(longest), round(own))


def total_minutes(steps: list[TimedStep]) -> tuple[int, int]:
    """Return the shortest and the longest total, in minutes; optional steps only in the longest."""
    low = sum(item.minutes[0] for item in steps if item.minutes and not item.step.optional)
    return low, sum(item.minutes[1] for item in steps if item.minutes)


def competency_uses(steps: list[TimedStep]) -> list[CompetencyUse]:
    """Return what the path does for each competency, sorted by code.

    The minutes of a step count whole for each competency that its resource trains.
    """
    trained: dict[str, int] = defaultdict(int)
    assessed: dict[str, int] = defaultdict(int)
    minutes: dict[str, int] = defaultdict(int)
    for item in steps:
        for target in item.resource.targets:
            levels = trained if target.role == "travaille" else assessed
            levels[target.code] = max(levels[target.code], target.level)
        for code in {target.code for target in item.resource.trained}:
            minutes[code] += item.minutes[1] if item.minutes else 0
    codes = sorted({*trained, *assessed})
    return [CompetencyUse(code, trained[code], assessed[code], minutes[code]) for code in codes]


def _minutes(step: Step, resource: Resource) -> tuple[int, int] | None:
    if step.duration is not None:
        return bounds(step.duration)
    return resource.duration.session_bounds if resource.duration else None


def _pathway_page(
    pathway: Pathway, steps: list[TimedStep], catalogue: Catalogue, edition: Edition
) -> Page:
    description = " ".join(pathway.summary.split())
    periods = spread(pathway, steps)
    sections = (
        (pathway.not_for, Section("pas-pour", "Pour qui ce n’est pas fait")),
        (True, Section("etapes", "Étapes")),
        (periods, Section("calendrier", "Calendrier")),
        (pathway.assessment, Section("evaluation", "Évaluation du parcours")),
        (pathway.support, Section("encadrer", "Pour la personne qui encadre")),
        (True, Section("competences", "Compétences")),
        (True, Section("reutiliser", "Imprimer et réutiliser")),
    )
    return Page(
        address=pathway.url,
        title=pathway.title,
        description=description,
        before=render(
            "pathway.html.j2",
            pathway=pathway,
            steps=steps,
            total=total_minutes(steps),
            own=sum(item.step.own_minutes for item in steps),
            periods=periods,
            uses=competency_uses(steps),
            catalogue=catalogue,
            root="../../",
        ),
        head=pathway_head(pathway, catalogue, edition),
        source=pathway.origin.file,
        sections_before=tuple(section for there, section in sections if there),
        kind="liste",
    )


def _printed_page(
    pathway: Pathway, steps: list[TimedStep], catalogue: Catalogue, edition: Edition
) -> Page:
    """Return the whole path in one page: each resource's facts, then its text if all texts fit."""
    address = f"{pathway.url}imprimer/"
    resources = [item.resource for item in steps]
    whole = sum(len(item.prose.text) for item in resources if item.prose) <= MOST_TEXT
    joined = join_prose(resources, root="../../../", whole=whole)
    inserts = [
        (
            marker,
            render(
                "pathway-printed-step.html.j2",
                item=item,
                catalogue=catalogue,
                root="../../../",
            ),
        )
        for marker, item in zip(joined.markers, steps, strict=True)
    ]
    title = f"{pathway.title} : tout le parcours à imprimer"
    return Page(
        address=address,
        title=title,
        description=" ".join(pathway.summary.split()),
        before=render(
            "pathway-printed.html.j2", pathway=pathway, title=title, steps=steps, whole=whole
        ),
        prose=joined.text,
        sections_before=tuple(
            Section(f"etape-{item.rank}", f"{item.rank}. {item.resource.title}") for item in steps
        ),
        inserts=tuple(inserts),
        source=pathway.origin.file,
        kind="recueil",
        searchable=False,
    )


BUILDER = PageBuilder(name="parcours", title="Parcours", build=build)

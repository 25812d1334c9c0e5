"""Observed times: per phase, sorted, the middle one said."""

from datetime import date

from fabrique.model import Author, ObservedPhase, Phase, UsageReport, observed_times


def phase(title: str, minutes: int) -> Phase:
    """Return a phase."""
    return Phase(title=title, minutes=minutes, facilitator="A.", participants="B.")


def report(**minutes: int) -> UsageReport:
    """Return a report that timed these phases."""
    return UsageReport(
        day=date(2026, 3, 7),
        author=Author(name="Établissement d’exemple"),
        context="Un essai.",
        group=8,
        phases=tuple(ObservedPhase(title=key, minutes=value) for key, value in minutes.items()),
    )


def test_times_by_phase() -> None:
    """Phases that nobody timed are left out; the others keep the order of the déroulé."""
    phases = (phase("Ouvrir", 10), phase("Trier", 40), phase("Conclure", 10))
    reports = (report(Trier=52, Conclure=5), report(Trier=38), report(Trier=45, Ranger=3))

    found = observed_times(phases, reports)

    assert [("Trier", 40, (38, 45, 52), 45), ("Conclure", 10, (5,), 5)] == [
        (item.title, item.announced, item.observed, item.middle) for item in found
    ]


def test_without_report() -> None:
    """Without a report there is nothing to compare."""
    assert () == observed_times((phase("Ouvrir", 10),), ())

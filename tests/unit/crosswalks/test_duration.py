"""Durations as ISO 8601 writes them."""

import pytest

from fabrique.crosswalks import iso_duration, time_required
from fabrique.model import Duration, Span


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, "PT0M"),
        (5, "PT5M"),
        (60, "PT1H"),
        (65, "PT1H5M"),
        (1440, "PT24H"),
        (1500, "PT25H"),
    ],
)
def test_minutes(minutes: int, expected: str) -> None:
    """Hours and minutes only: a day of training does not last 24 hours."""
    assert expected == iso_duration(minutes)


def test_session() -> None:
    """The time required is that of the longest session, without preparation or debriefing."""
    fixed = Duration(preparation=30, session=45, debrief=15)
    range_ = Duration(session=Span(min=60, max=90))

    assert "PT45M" == time_required(fixed)
    assert "PT1H30M" == time_required(range_)

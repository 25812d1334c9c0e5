"""What visits teach: where it is told, and what it says."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from fabrique.loading import Project
from fabrique.model import Answer, LinkRecord, LinkState, Position, remember
from fabrique.rules.outside import BROKEN, IDLE, MOVED, check_exclusions, check_links

NOW = datetime(2026, 11, 1, tzinfo=UTC)
ADDRESS = "https://www.example.com/ancienne"
PLACES = {ADDRESS: (Position("docs/a.md", 3, 5), Position("docs/b.md", 7, 1))}


def known(state: LinkState, target: str | None = None) -> dict[str, LinkRecord]:
    """Return what is known of the address after four days in one state."""
    record = None
    for day in range(5):
        answer = Answer(state=state, reason="la page n’existe plus", target=target)
        record = remember(record, answer, NOW + timedelta(days=day))
    assert record is not None
    return {ADDRESS: record}


def test_broken_is_told_everywhere() -> None:
    """A page that disappeared is told at each place that links to it, with its history."""
    found = list(check_links(PLACES, known(LinkState.BROKEN)))

    assert [BROKEN, BROKEN] == [item.rule for item in found]
    assert list(PLACES[ADDRESS]) == [item.position for item in found]
    assert "5 visites depuis le 1" in found[0].message


def test_moved_gives_the_new_address() -> None:
    """A page that moved for good gives its new address."""
    found = list(check_links(PLACES, known(LinkState.MOVED, "https://www.example.com/n")))

    assert [MOVED, MOVED] == [item.rule for item in found]
    assert ("https://www.example.com/n",) == found[0].suggestions


@pytest.mark.parametrize("state", [LinkState.OK, LinkState.DETOUR, LinkState.UNSURE])
def test_others_are_silent(state: LinkState) -> None:
    """A good page, a passing redirection and a doubt are not told."""
    assert [] == list(check_links(PLACES, known(state)))


def test_idle_exclusion(project_with: Callable[..., Project]) -> None:
    """An exclusion that no address begins with is told once; one of use is not."""
    exclusions = project_with(IDLE.bad).catalogue.exclusions

    assert [IDLE] == [item.rule for item in check_exclusions(exclusions, {})]
    assert [] == list(check_exclusions(exclusions, PLACES))

"""The state of links: what ails, in words, or that nothing is known."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from fabrique.model import Answer, Catalogue, Edition, LinkMemory, LinkRecord, LinkState, remember
from fabrique.pages.link_health import build

EDITION = Edition("essai", date(2026, 11, 22), "https://s.example.org/", "E")
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def gone() -> LinkRecord:
    """Return what is known of a page that failed for a week."""
    record = None
    answer = Answer(state=LinkState.BROKEN, status=404, reason="la page <n’existe> plus")
    for day in range(7):
        record = remember(record, answer, NOW + timedelta(days=day))
    assert record is not None
    return record


def text_of(catalogue: Catalogue) -> str:
    """Return the HTML of the page."""
    [page] = build(catalogue, EDITION)
    return page.before


def test_nothing_visited() -> None:
    """Without a visit, the page says that nothing is known."""
    assert "Aucune visite n’est enregistrée" in text_of(Catalogue())


def test_a_broken_page() -> None:
    """A page that disappeared is named, with the day and the reason, escaped; others are counted."""
    good = remember(None, Answer(state=LinkState.OK), NOW)
    links = {"https://a.example.org/": gone(), "https://b.example.org/": good}
    html = text_of(replace(Catalogue(), link_memory=LinkMemory(links=links)))

    assert "2 adresses" in html
    assert "la page &lt;n’existe&gt; plus (404)" in html
    assert "4 novembre 2026" in html
    assert "https://b.example.org/" not in html

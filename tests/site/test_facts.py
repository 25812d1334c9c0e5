"""Every announcement of the project has its page."""

from pathlib import Path

import pytest

from tests.site.facts import SERVED, Served, missing


@pytest.mark.parametrize("served", SERVED, ids=lambda served: served.statement)
def test_statement_is_served(served: Served, built: Path) -> None:
    """The page exists and holds the words of the statement."""
    assert [] == missing(built, served)

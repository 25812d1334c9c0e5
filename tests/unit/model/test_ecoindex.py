"""EcoIndex: the published formula and its letters."""

import pytest

from fabrique.model import ecoindex, grade


@pytest.mark.parametrize(
    ("elements", "requests", "kilobytes", "expected"),
    [
        (0, 0, 0, 100.0),
        (47, 2, 1.37, 95.0),  # the first quantile of each: 5 points of 6 sixths
        (594_601, 3920, 223_212.26, 0.0),
        (10**9, 10**9, 1e9, 0.0),
        (61, 2, 1.37, 93.75),  # half-way between two quantiles of the elements
        (75, 15, 144.7, 90.0),
    ],
)
def test_mark(elements: int, requests: int, kilobytes: float, expected: float) -> None:
    """The mark follows the quantiles in a straight line and stays between 0 and 100."""
    assert expected == pytest.approx(ecoindex(elements, requests, kilobytes))


@pytest.mark.parametrize(("mark", "letter"), [(80.1, "A"), (80, "B"), (10.1, "F"), (10, "G")])
def test_letter(mark: float, letter: str) -> None:
    """A letter begins above its limit."""
    assert letter == grade(mark)

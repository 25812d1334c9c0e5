"""EcoIndex of a page, by its published formula (github.com/cnumr/ecoindex_reference).

100 − 5 × (3 × elements + 2 × requests + weight) / 6, each quantity being read as its place among
the twenty quantiles of the reference, from 0 to 20, in a straight line between two of them.
"""

from bisect import bisect_right
from collections.abc import Sequence

ELEMENTS = (
    0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603,
    674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601,
)  # fmt: skip
REQUESTS = (
    0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78,
    86, 95, 105, 117, 130, 147, 170, 205, 281, 3920,
)  # fmt: skip
KILOBYTES = (
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32,
    1648.27, 1876.08, 2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
)  # fmt: skip
GRADES = ((80, "A"), (70, "B"), (55, "C"), (40, "D"), (25, "E"), (10, "F"))


def ecoindex(elements: int, requests: int, kilobytes: float) -> float:
    """Return the mark out of 100; `elements` leaves out what an SVG image contains."""
    places = (
        3 * _place(ELEMENTS, elements),
        2 * _place(REQUESTS, requests),
        _place(KILOBYTES, kilobytes),
    )
    return 100 - 5 * sum(places) / 6


def grade(mark: float) -> str:
    """Return the letter of a mark, from A to G."""
    return next((letter for limit, letter in GRADES if mark > limit), "G")


def _place(quantiles: Sequence[float], value: float) -> float:
    rank = bisect_right(quantiles, value)
    if rank >= len(quantiles):
        return len(quantiles) - 1
    before, after = quantiles[rank - 1], quantiles[rank]
    return rank - 1 + (value - before) / (after - before)

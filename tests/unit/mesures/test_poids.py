"""What is said of the weights that were measured."""

import json

from tests.mesures.poids import CATEGORIES, judge, read_scores
from tests.mesures.visit import Visit


def test_aims_are_judged() -> None:
    """A quarter of the bytes and no third party meet the aims; more, or one host, do not."""
    good = Visit(25, 3, 300, 5.0)
    stock = Visit(100, 8, 500, 200.0, ("fonts.example",), 2)

    met = list(judge({"fiche": (good, stock)}))
    missed = list(judge({"fiche": (Visit(26, 3, 300, 5.0, ("a.example",), 1), stock)}))

    assert ["atteint", "atteint"] == [line.split(" : ")[1].split(" ")[0] for line in met[-2:]]
    assert ["manqué", "manqué"] == [line.split(" : ")[1].split(" ")[0] for line in missed[-2:]]


def test_refused_requests_count() -> None:
    """What a third party was asked lowers the mark, whatever it would have weighed."""
    assert Visit(10, 3, 100, 0.0, ("a.example",), 2).ecoindex < Visit(10, 3, 100, 0.0).ecoindex


def test_scores_are_read() -> None:
    """The four marks of a report, out of 100, in one order."""
    report = {"categories": {key: {"score": 0.984} for key in reversed(CATEGORIES)}}

    assert dict.fromkeys(CATEGORIES, 98) == read_scores(json.dumps(report))

"""Figures as they are read in French, and whether an aim is met."""

from collections.abc import Iterable
from statistics import median

from tests.mesures.process import Cost


def french(value: float, decimals: int = 0) -> str:
    """Return a number with a decimal comma and a thin space between thousands."""
    return f"{value:,.{decimals}f}".replace(",", "\u202f").replace(".", ",")


def typical(costs: Iterable[Cost]) -> Cost:
    """Return the median of each quantity on its own, and the highest peak of memory."""
    kept = tuple(costs)
    return Cost(
        wall_seconds=median(cost.wall_seconds for cost in kept),
        cpu_seconds=median(cost.cpu_seconds for cost in kept),
        peak_mib=max(cost.peak_mib for cost in kept),
    )


def told(cost: Cost) -> str:
    """Return a cost in one phrase."""
    return (
        f"{french(cost.wall_seconds, 2)} s écoulées, {french(cost.cpu_seconds, 2)} s de"
        f" processeur, {french(cost.peak_mib)} Mio"
    )


def verdict(aim: str, reached: bool, measured: str) -> str:
    """Return whether an aim is met, in words, with what was measured."""
    return f"But « {aim} » : {'atteint' if reached else 'manqué'} ({measured})"

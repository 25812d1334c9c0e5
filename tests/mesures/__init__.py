"""Benchmarks of the toolchain, run by `make mesures`: one benchmark = one file with `run()`.

To add one: write the file, then one line in the table of `__main__.py`. A benchmark says in words
whether an aim is met and never fails for it: a loaded machine is not a fault of the code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person who measures may choose: the size of the input, the number of repeats."""

    resources: int = 2000
    pairs: int = 3


class Benchmark(Protocol):
    """A module that measures one thing."""

    TITLE: str

    def run(self, settings: Settings) -> Iterator[str]:
        """Yield lines in French as they become known; raise MeasureError on a failed command."""


class MeasureError(Exception):
    """A measure that means nothing: one French sentence, and the end of what was printed."""

    def __init__(self, message: str, output: str = "") -> None:
        """Keep the sentence and what the failed command printed."""
        super().__init__(message)
        self.message = message
        self.output = output

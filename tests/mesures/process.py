"""What a whole process costs: time on the wall, time of the processor, peak of memory."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mesures import MeasureError

_KEPT = 2000  # characters of a failed command's output: enough for its first findings
_MARGIN_BYTES = 8192  # what the system may add to the arguments
_POINTER_BYTES = 8  # Linux counts one per argument, see execve(2)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one or several processes took, their own children included."""

    wall_seconds: float
    cpu_seconds: float  # user and system
    peak_mib: float  # of the largest process
    output: str = ""

    def __add__(self, other: "Cost") -> "Cost":
        """Return the cost of both, run one after the other."""
        return Cost(
            self.wall_seconds + other.wall_seconds,
            self.cpu_seconds + other.cpu_seconds,
            max(self.peak_mib, other.peak_mib),
            self.output + other.output,
        )


def program(name: str) -> str:
    """Return the path of a program of the environment that runs this one."""
    path = Path(sys.executable).with_name(name)
    if not path.exists():
        raise MeasureError(f"« {name} » est absent de l’environnement : lancez make mesures")
    return str(path)


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder and return its cost; raise MeasureError unless it exits with 0.

    The peak is the one the kernel keeps (getrusage(2), `ru_maxrss`). It counts the few pages that
    the child shared with this process before its start: this process must stay small.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall_seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    if process.returncode:
        raise MeasureError(
            f"« {Path(command[0]).name} » a échoué (code {process.returncode})", text[:_KEPT]
        )
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kibibytes elsewhere
    return Cost(
        wall_seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1024**2, text
    )


def measure_on_files(command: Sequence[str], files: Sequence[str], folder: Path) -> Cost:
    """Run a command on files given as arguments, in as few calls as the system permits."""
    environment = sum(_argument_bytes(f"{key}={value}") for key, value in os.environ.items())
    fixed = sum(_argument_bytes(part) for part in command)
    limit = os.sysconf("SC_ARG_MAX") - environment - fixed - _MARGIN_BYTES
    first, *others = (
        measure((*command, *batch), folder) for batch in batches(files, max(limit, 1))
    )
    return sum(others, first)


def batches(files: Sequence[str], limit_bytes: int) -> Iterator[tuple[str, ...]]:
    """Share files, in order, into groups whose arguments fit into a limit; never an empty one."""
    batch: list[str] = []
    total = 0
    for file in files:
        size = _argument_bytes(file)
        if batch and total + size > limit_bytes:
            yield tuple(batch)
            batch, total = [], 0
        batch.append(file)
        total += size
    if batch:
        yield tuple(batch)


def _argument_bytes(argument: str) -> int:
    return len(os.fsencode(argument)) + 1 + _POINTER_BYTES

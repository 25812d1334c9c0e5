"""Fixtures that every test may use: the sample project, whole or with something changed."""

import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from fabrique.loading import Project, load_project

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "sample"
SAMPLE_RESOURCE = "trier-les-chutes"
SAMPLE_DAY = date(2026, 11, 22)

Tree = Mapping[str, str | bytes | None]


def lay(tree: Tree, root: Path) -> None:
    """Lay a tree over a project: replace or take away files, replace keys of `ressource.yml`."""
    for name, content in tree.items():
        base = (
            root
            if name.startswith(("ressources/", "site/"))
            else root / f"ressources/catalogue/{SAMPLE_RESOURCE}"
        )
        path = base / name
        if content is None:
            path.unlink(missing_ok=True)
            continue
        for parent in path.parents:
            if parent.is_file():
                parent.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif path.exists() and path.name in ("ressource.yml", "site.yml"):
            path.write_text(merge_keys(path.read_text("utf-8"), content), "utf-8")
        else:
            path.write_text(content, "utf-8")


def merge_keys(text: str, keys: str) -> str:
    """Return a YAML text whose top-level keys found in `keys` are replaced; the others stay first."""
    names = set(re.findall(r"^([a-z_]+):", keys, re.MULTILINE))
    blocks = re.split(r"(?m)^(?=[a-z_]+:)", text)
    kept = [block for block in blocks if block.split(":")[0] not in names]
    return "".join(kept) + keys.rstrip("\n") + "\n"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a copy of the sample project, with the real vocabularies."""
    root = tmp_path / "projet"
    shutil.copytree(SAMPLE, root)
    shutil.copytree(ROOT / "ressources/vocabulaires", root / "ressources/vocabulaires")
    return root


@pytest.fixture
def project_with(sample: Path) -> Callable[[Tree], Project]:
    """Return a function that lays a tree over the sample project and loads the whole."""

    def load(tree: Tree) -> Project:
        lay(tree, sample)
        return load_project(sample, SAMPLE_DAY)

    return load


@pytest.fixture(scope="session")
def browser():
    """Return a Chromium, the same for all tests, or skip on a machine that has none."""
    from playwright.sync_api import sync_playwright

    from tests.browser.browser import ARGUMENTS, find_browser

    path = find_browser()
    if path is None:
        pytest.skip("aucun Chromium sur cette machine (« make test » en installe un)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()

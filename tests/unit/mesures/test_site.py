"""The site with Material alone, and what is said of the figures."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.mesures.bare import strip_project
from tests.mesures.catalogue import make_catalogue
from tests.mesures.process import Cost
from tests.mesures.site import Built, doubt, judge_growth, judge_ratio


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bare project of a small catalogue."""
    folder = tmp_path_factory.mktemp("site-seul")
    project, target = folder / "projet", folder / "seul"
    make_catalogue(ROOT, project, len(list((ROOT / "ressources/catalogue").glob("*/"))))
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copy(ROOT / "mkdocs.yml", project)
    strip_project(project, target)
    return target


def test_bare_settings(bare: Path) -> None:
    """Neither our plugins nor our templates remain; Material’s search stands for ours."""
    settings = yaml.safe_load((bare / "mkdocs.yml").read_text("utf-8"))

    assert ["search"] == settings["plugins"]
    assert "material" == settings["theme"]["name"]
    assert "custom_dir" not in settings["theme"]


def test_bare_project_builds(bare: Path) -> None:
    """MkDocs builds the bare project as it is: the comparison never stops for want of a template."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=bare,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == done.returncode, done.stderr
    assert (bare / "site/index.html").is_file()


def test_bare_pages_have_their_citations(bare: Path) -> None:
    """Each page is a Markdown file whose citations are written and whose references are listed."""
    pages = {path.relative_to(bare / "docs").as_posix(): path for path in bare.rglob("*.md")}
    cited = [name for name, path in pages.items() if "## Références" in path.read_text("utf-8")]

    assert {"index.md", "catalogue/index.md", "references/sources/index.md"} <= pages.keys()
    assert cited
    for name in cited:
        assert "\\bibliography" not in pages[name].read_text("utf-8")
        assert "[^" in pages[name].read_text("utf-8")


def test_growth_is_judged_by_the_cost_of_one_page_more() -> None:
    """The same cost per added page is linear, whatever is paid once; a square is not."""
    sizes = (100, 1000, 2000)
    straight = {size: [_built(size, 5 + size / 10), _built(size, 9 + size)] for size in sizes}
    square = {size: [_built(size, 5 + size**2 / 1000)] for size in sizes}

    assert "atteint" in list(judge_growth(straight))[-1]
    assert "manqué" in list(judge_growth(square))[-1]


@pytest.mark.parametrize(("seconds", "said"), [(15.0, "atteint"), (16.0, "manqué")])
def test_ratio_is_judged(seconds: float, said: str) -> None:
    """Half as much again is accepted, more is not."""
    lines = list(judge_ratio(100, [_built(100, seconds)], [_built(100, 10.0)]))

    assert said in lines[-1]


def test_a_busy_machine_is_told() -> None:
    """A process that waited makes the measure doubtful, one that worked does not."""
    assert [] == list(doubt([_built(1, 10.0)]))
    assert "occupée" in next(doubt([_built(1, 10.0), Built(1, Cost(20.0, 10.0, 1.0))]))


def _built(pages: int, seconds: float) -> Built:
    return Built(pages, Cost(seconds, seconds, 100.0))

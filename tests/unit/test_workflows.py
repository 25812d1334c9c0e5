"""What the forge runs: sound, with few rights, and nothing that a person could not call."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

FOLDER = ROOT / ".github/workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))


def steps(path: Path) -> list[dict[str, str]]:
    """Return every step of a workflow."""
    jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
    return [step for job in jobs for step in job["steps"]]


def test_zizmor_finds_nothing() -> None:
    """The linter of workflows, without network, has nothing to say."""
    program = Path(sys.executable).with_name("zizmor")
    run = subprocess.run(
        [program, "--offline", "--no-progress", FOLDER], capture_output=True, text=True, check=False
    )

    assert 0 == run.returncode, run.stdout + run.stderr
    assert "No findings to report" in run.stdout


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-issue-forms", sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))),
        ("vendor.github-issue-config", [ROOT / ".github/ISSUE_TEMPLATE/config.yml"]),
    ],
)
def test_shape(schema: str, files: list[Path]) -> None:
    """Every file has the shape that the forge expects."""
    program = Path(sys.executable).with_name("check-jsonschema")
    run = subprocess.run(
        [program, "--builtin-schema", schema, *files], capture_output=True, text=True, check=False
    )

    assert files
    assert 0 == run.returncode, run.stdout + run.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_foreign_action_and_few_rights(path: Path) -> None:
    """No step comes from elsewhere; rights are refused, then given job by job."""
    workflow = yaml.safe_load(path.read_text("utf-8"))

    assert [] == [step["uses"] for step in steps(path) if "uses" in step]
    assert {} == workflow["permissions"]
    assert all(
        "permissions" in job and "timeout-minutes" in job for job in workflow["jobs"].values()
    )


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_of_an_event_is_in_a_command(path: Path) -> None:
    """A command holds no expression: what people write comes through the environment."""
    assert [] == [step["run"] for step in steps(path) if "${{" in step.get("run", "")]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_targets_exist(path: Path) -> None:
    """The workflows call targets of the Makefile that people may call too."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    called = {
        name
        for step in steps(path)
        for name in re.findall(
            r"^ *(?:if )?make (?:--silent )?([a-z-]+)\b", step.get("run", ""), re.M
        )
    }

    assert all(re.search(rf"^{name}:", makefile, re.MULTILINE) for name in called), called

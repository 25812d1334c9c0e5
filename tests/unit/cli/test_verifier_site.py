"""`fabrique verifier-site` called as people and machines call it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fabrique.cli import main
from fabrique.rules.built.example import page
from tests.conftest import Tree, lay

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that lays a site in a bare folder and judges it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SITE_URL", raising=False)

    def call(tree: Tree, *arguments: str) -> Result:
        lay(tree, tmp_path)
        return CliRunner().invoke(main, ["verifier-site", "site", *arguments])

    return call


def test_any_folder(run: Run) -> None:
    """A sound folder of HTML, without a project around it, passes."""
    result = run(page(), "--strict")

    assert 0 == result.exit_code, result.output
    assert "Rien à signaler" in result.stdout


def test_error(run: Run) -> None:
    """An error gives exit code 1, the page and the line."""
    result = run(page("<h1>Encore</h1>"))

    assert 1 == result.exit_code
    assert "site/index.html:11:1: erreur ACC012" in result.stdout


def test_warning_needs_strict(run: Run, sample: Path) -> None:
    """A page above the aim fails with --strict only; budgets come from the project's site.yml."""
    lay({"ressources/site.yml": "budgets: [{type: accueil, poids_vise_ko: 0}]"}, sample)
    arguments = ("--racine", str(sample), "--format", "json")

    plain, strict = run(page(), *arguments), run(page(), *arguments, "--strict")

    assert (0, 1) == (plain.exit_code, strict.exit_code)
    assert ["POI002"] == [item["regle"] for item in json.loads(plain.stdout)["constats"]]


def test_measures(run: Run) -> None:
    """--mesures gives the figures of each page, for another program."""
    result = run(page(), "--mesures", "--format", "json")

    [measure] = json.loads(result.stdout)
    assert "accueil" == measure["type"]
    assert 10 == measure["elements"]
    assert 1 == measure["requetes"]
    assert "A" == measure["classe"]


@pytest.mark.parametrize("folder", ["nulle-part", "site/index.html"])
def test_wrong_folder(folder: str, run: Run) -> None:
    """What is not a folder is a wrong call: exit code 2, one French sentence."""
    run(page())

    result = CliRunner().invoke(main, ["verifier-site", folder])

    assert 2 == result.exit_code
    assert "n’est pas un dossier" in result.stderr

"""`fabrique liens`: formats, exit codes, what is counted for people and for programs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fabrique.cli import main
from fabrique.reports import REPORTS
from tests.unit.links.conftest import lay_built


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["liens", *map(str, arguments)])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a site of three pages whose menu is broken."""
    page = '<nav><a href="/rien/">Rien</a></nav>'
    lay_built({f"p{number}/index.html": page for number in range(3)}, tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", REPORTS)
def test_formats(name: str, broken: Path) -> None:
    """Every format names the rule and gives exit code 1."""
    done = _run(broken, "--format", name)

    assert 1 == done.exit_code
    assert "LIE001" in done.output


def test_sound_site(tmp_path: Path) -> None:
    """Nothing wrong: exit code 0, said in words."""
    lay_built({"index.html": "<p>Bonjour</p>"}, tmp_path)

    done = _run(tmp_path)

    assert 0 == done.exit_code
    assert "Rien à signaler dans 1 fichier" in done.output


@pytest.mark.parametrize(
    "arguments", [("absent",), (".", "--adresse", "exemple"), ("tests/sample",)]
)
def test_wrong_use(arguments: tuple[str, ...]) -> None:
    """A folder that is absent or holds no page, a bad address: exit code 2, without traceback."""
    done = _run(*arguments)

    assert 2 == done.exit_code
    assert "Traceback" not in done.output


def test_json_has_one_entry_per_page(broken: Path) -> None:
    """Programs get each page and target, with the group that one edit mends."""
    found = json.loads(_run(broken, "--format", "json").output)["constats"]

    assert 3 == len(found)
    assert ["p0/index.html", "p1/index.html", "p2/index.html"] == [item["page"] for item in found]
    assert {("/rien/", "page-absente")} == {(item["cible"], item["genre"]) for item in found}
    assert 1 == len({item["groupe"] for item in found})
    assert [item["page"] for item in found] == [item["fichier"] for item in found]


@pytest.mark.parametrize("name", ["texte", "markdown"])
def test_people_read_each_cause_once(name: str, broken: Path) -> None:
    """People read one finding for one cause, with the pages that it reaches, and one in the count."""
    output = _run(broken, "--format", name).output

    assert 1 == output.count("mène à")
    assert "p0/index.html, p1/index.html, p2/index.html" in output
    assert "1 erreur, 0 avertissement" in output


def test_heading(broken: Path) -> None:
    """The summary of a run says that links were judged."""
    assert "## Vérification des liens" in _run(broken, "--format", "markdown").output

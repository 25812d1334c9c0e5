"""`fabrique verifier` called as people and machines call it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fabrique.cli import main
from tests.conftest import SAMPLE_RESOURCE

Run = Callable[..., Result]
DATA = f"ressources/catalogue/{SAMPLE_RESOURCE}/ressource.yml"


@pytest.fixture
def run(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that calls `fabrique verifier` from the folder of the sample."""
    monkeypatch.chdir(sample)
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["verifier", *arguments], prog_name="fabrique")

    return call


@pytest.fixture
def faulty(sample: Path) -> Path:
    """Return the sample with an error in a resource and a file that nobody reads (a warning)."""
    text = (sample / DATA).read_text("utf-8")
    (sample / DATA).write_text(text.replace("difficulte: facile", "difficulte: facil"), "utf-8")
    (sample / "ressources/catalogue/fiche-matiere/notes.txt").write_text("à relire")
    return sample


def _read(root: Path) -> int:
    """Return how many source files the sample has."""
    return sum(1 for path in root.rglob("*") if path.suffix in (".yml", ".md", ".bib"))


def test_nothing_to_say(run: Run) -> None:
    """A sound project: one line, exit code 0, also with --strict."""
    plain, strict = run(), run("--strict")

    assert (0, 0) == (plain.exit_code, strict.exit_code)
    assert plain.stdout.startswith("Rien à signaler dans ")
    assert "" == plain.stderr


def test_error(run: Run, faulty: Path) -> None:
    """An error gives exit code 1 and a place that editors recognise."""
    result = run()

    assert 1 == result.exit_code
    assert f"{DATA}:22:13: erreur MET001 « facil » n’est pas dans la liste" in result.stdout
    assert "vouliez-vous dire : facile" in result.stdout
    assert f"1 erreur, 1 avertissement, 0 conseil dans {_read(faulty)} fichiers\n" in result.stdout


def test_warning(run: Run, faulty: Path) -> None:
    """A warning stops --strict only."""
    folder = "ressources/catalogue/fiche-matiere"

    assert 0 == run(folder).exit_code
    assert 1 == run(folder, "--strict").exit_code


def test_json_contract(run: Run, faulty: Path) -> None:
    """The keys of the JSON report, their order and their types are those that were promised."""
    report = json.loads(run("--format", "json").stdout)

    assert ["version", "resume", "constats"] == list(report)
    assert 1 == report["version"]
    assert {"erreurs": 1, "avertissements": 1, "conseils": 0, "fichiers": _read(faulty)} == report[
        "resume"
    ]
    found = report["constats"][1]
    assert {
        "regle": "MET001",
        "gravite": "erreur",
        "fichier": DATA,
        "ligne": 22,
        "colonne": 13,
        "suggestions": ["facile", "tres-facile"],
    } == {key: found[key] for key in found if key not in ("message", "aide", "documentation")}
    assert "https://fabrique.example.org/contribuer/regles/met001/" == found["documentation"]
    assert {"message", "aide"} <= set(found)


@pytest.mark.parametrize("report", ["texte", "json", "sarif", "github", "markdown"])
def test_every_format(report: str, run: Run, faulty: Path) -> None:
    """The form of the report changes neither the exit code nor what is told."""
    result = run("--format", report)

    assert 1 == result.exit_code
    assert "MET001" in result.stdout


@pytest.mark.parametrize(
    "path",
    [
        DATA,
        f"ressources/catalogue/{SAMPLE_RESOURCE}",
        f"ressources/catalogue/{SAMPLE_RESOURCE}/",
        f"./ressources/../ressources/catalogue/{SAMPLE_RESOURCE}",
    ],
)
def test_paths(path: str, run: Run, faulty: Path) -> None:
    """With a path, only what concerns it is told, and counted."""
    report = json.loads(run(path, "--format", "json").stdout)

    assert [DATA] == [item["fichier"] for item in report["constats"]]
    assert report["resume"]["fichiers"] in (1, 2)


def test_several_paths(run: Run, faulty: Path) -> None:
    """Several paths add up; the root and the whole folder are everything."""
    both = run("ressources/catalogue/fiche-matiere", DATA, "--format", "json")

    assert 2 == len(json.loads(both.stdout)["constats"])
    assert run("--format", "json").stdout == run(".", "--format", "json").stdout


def test_sound_path(run: Run, faulty: Path) -> None:
    """A sound part of a faulty project has nothing to be told."""
    result = run("ressources/parcours", "ressources/catalogue/reparer-ensemble")

    assert 0 == result.exit_code
    assert "Rien à signaler" in result.stdout


def test_root(run: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--racine names a project elsewhere; paths are given from here or from there."""
    expected = run(DATA, "--format", "json").stdout
    monkeypatch.chdir(faulty.parent)

    results = [
        run("--racine", "projet", path, "--format", "json").stdout
        for path in (DATA, f"projet/{DATA}", str(faulty / DATA))
    ]

    assert [expected] * 3 == results


def test_link_given_as_path(run: Run, sample: Path) -> None:
    """A link that leads nowhere is a path like any other: what is wrong with it is told."""
    (sample / DATA).unlink()
    (sample / DATA).symlink_to("nulle-part")

    result = run(DATA)

    assert 1 == result.exit_code
    assert "Un lien symbolique tient la place d’un fichier" in result.stdout


@pytest.mark.parametrize("path", ["nulle-part", "/etc/passwd", "..", "x" * 5000])
def test_path_outside(path: str, run: Run) -> None:
    """A path that is not in the project is a wrong call: exit code 2, one French sentence."""
    result = run(path)

    assert 2 == result.exit_code
    assert result.stderr.startswith("fabrique : ")
    assert "" == result.stdout


def test_date(run: Run, sample: Path) -> None:
    """--date is the day that the dates are compared with; without it, SOURCE_DATE_EPOCH."""
    text = (sample / DATA).read_text("utf-8")
    (sample / DATA).write_text(text + "prochaine_relecture: 2027-01-01\n", "utf-8")

    assert "MET012" not in run().stdout
    assert "MET012" in run("--date", "2027-06-01").stdout


@pytest.mark.parametrize(
    "day", ["2026-1-5", "20260105", "2026-02-30", "demain", "٢٠٢٦-٠١-٠٥", "2026-W01-1", ""]
)
def test_wrong_date(day: str, run: Run) -> None:
    """A day written otherwise than AAAA-MM-JJ, or that does not exist, is a wrong call."""
    result = run("--date", day)

    assert 2 == result.exit_code
    assert "n’est pas une date AAAA-MM-JJ" in result.stderr


def test_publication(run: Run, sample: Path) -> None:
    """--publication adds what only matters on the day of publication."""
    site = sample / "ressources/site.yml"
    site.write_text(site.read_text("utf-8").replace("fabrique.example.org", "exemple.test"))

    assert 0 == run().exit_code
    assert 1 == run("--publication").exit_code
    assert "MET023" in run("--publication").stdout


def test_no_project(run: Run, tmp_path: Path) -> None:
    """A folder without resources is a wrong call, never « nothing to say »."""
    result = run("--racine", str(tmp_path / "rien"))

    assert 2 == result.exit_code
    assert "introuvable" in result.stderr


@pytest.mark.parametrize("address", ["javascript:x", "exemple", "https://a b/"])
def test_wrong_site_address(address: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A SITE_URL that is no address is a wrong call."""
    monkeypatch.setenv("SITE_URL", address)

    assert 2 == run().exit_code
    assert "SITE_URL" in run().stderr


def test_linked_resources(run: Run, sample: Path) -> None:
    """A project whose resources are a link is never said to be sound."""
    shutil.move(sample / "ressources", sample.parent / "ailleurs")
    (sample / "ressources").symlink_to(sample.parent / "ailleurs")

    assert 1 == run().exit_code

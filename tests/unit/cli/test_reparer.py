"""`fabrique reparer` called on a project that has what it repairs, and what it must leave."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fabrique.cli import main
from fabrique.fixes import apply
from fabrique.loading import SourceFile, replace_file, source_files
from fabrique.model import Edit, FabriqueError
from tests.conftest import SAMPLE_RESOURCE

Run = Callable[..., Result]
FOLDER = f"ressources/catalogue/{SAMPLE_RESOURCE}"
OLD, NEW = "http://www.example.com/ancienne", "https://www.example.com/nouvelle"


@pytest.fixture
def run(sample: Path) -> Run:
    """Return a function that calls `fabrique reparer` on the sample."""

    def call(*arguments: str) -> Result:
        line = ["reparer", "--racine", str(sample), *arguments]
        return CliRunner().invoke(main, line, prog_name="fabrique")

    return call


def edit(path: Path, *pairs: tuple[str, str]) -> None:
    """Replace texts in a file, every one of which must be there."""
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_bytes(text.encode())


def remember_move(root: Path) -> None:
    """Write a memory in which an address has moved for good."""
    record = {
        "etat": "redirection-permanente",
        "destination": NEW,
        "verifie": "2026-11-01T00:00:00Z",
        "depuis": "2026-11-01T00:00:00Z",
    }
    memory = {"version": 1, "liens": {OLD: record}}
    (root / "ressources/etat-des-liens.json").write_text(json.dumps(memory), "utf-8")


def test_everything_at_once(sample: Path, run: Run) -> None:
    """Slips, licence, letters, line ends, mark and moved address are mended; the rest is kept."""
    data, prose = sample / FOLDER / "ressource.yml", sample / FOLDER / "index.md"
    edit(
        data,
        ("resume: >-", "resumé: >-"),
        ("type: outil-animation", "type: outil-animatoin  # à voir"),
        ("licence: CC-BY-SA-4.0", "licence: 'CC BY-SA 4.0'"),
    )
    data.write_bytes(b"\xef\xbb\xbf" + data.read_bytes().replace(b"\n", b"\r\n"))
    text = f"{prose.read_text('utf-8')}\nUn e\u0301te\u0301, [la source]({OLD}).\n\n```text\n{OLD} e\u0301\n```\n"
    prose.write_bytes(text.encode())
    remember_move(sample)

    result = run("--ecrire")
    mended, words = data.read_bytes(), prose.read_text("utf-8")

    assert 0 == result.exit_code, result.output
    assert b"\r" not in mended
    assert mended.startswith(b"id: ")
    assert b"\nresume: >-\n" in mended
    assert b"\ntype: outil-animation  # \xc3\xa0 voir\n" in mended
    assert b"\nlicence: 'CC-BY-SA-4.0'\n" in mended
    assert f"Un été, [la source]({NEW}).\n\n```text\n{OLD} e\u0301\n```\n" in words
    assert "Rien à réparer\n" == run("--ecrire").output


def test_shows_without_writing(sample: Path, run: Run) -> None:
    """Without `--ecrire`, the change is shown, nothing is written and the exit code is 1."""
    data = sample / FOLDER / "ressource.yml"
    edit(data, ("difficulte: facile", "difficulte: facil"))
    before = data.read_bytes()

    result = run()

    assert 1 == result.exit_code
    assert "-difficulte: facil\n+difficulte: facile\n" in result.output
    assert before == data.read_bytes()


@pytest.mark.parametrize("value", ["moyenne ou difficile", "xyz"])
def test_doubt_is_left_to_people(sample: Path, run: Run, value: str) -> None:
    """A value with no single close neighbour is left as it is."""
    edit(sample / FOLDER / "ressource.yml", ("difficulte: facile", f"difficulte: {value}"))
    before = shutil.copytree(sample, sample.parent / "avant")

    run("--ecrire")

    after = {path.relative_to(sample): path.read_bytes() for path in sample.rglob("*.yml")}
    kept = {path.relative_to(before): path.read_bytes() for path in before.rglob("*.yml")}
    assert kept == after


def test_file_changed_meanwhile(sample: Path) -> None:
    """A file that is no longer what was read is left alone."""
    source = next(iter(source_files(sample)))
    (sample / source.file).write_text("autre chose\n", "utf-8")

    with pytest.raises(FabriqueError, match="a changé pendant la réparation"):
        replace_file(sample, source, b"x")
    assert "autre chose\n" == (sample / source.file).read_text("utf-8")


def test_link_in_place_of_a_file(sample: Path) -> None:
    """A symbolic link put in place of a file meanwhile is not written through."""
    source = next(iter(source_files(sample)))
    outside = sample.parent / "dehors.md"
    outside.write_bytes(source.content)
    (sample / source.file).unlink()
    (sample / source.file).symlink_to(outside)

    with pytest.raises(FabriqueError):
        replace_file(sample, SourceFile(source.file, source.content, "", ""), b"x")
    assert source.content == outside.read_bytes()


def test_edits_that_meet() -> None:
    """Of two edits that overlap one is made; one whose text is gone is left out."""
    edits = [
        Edit("f", 1, 1, "abc", "X", ""),
        Edit("f", 1, 3, "cd", "Y", ""),
        Edit("f", 1, 6, "zz", "Z", ""),
        Edit("f", 9, 1, "a", "b", ""),
    ]

    assert "abYe f" == apply("abcde f", edits)
    assert "X Y" == apply("ab cd", [Edit("f", 1, 1, "ab", "X", ""), Edit("f", 1, 4, "cd", "Y", "")])

"""An old edition becomes one ZIP; each of its addresses still answers, and nothing else moves."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.editions.conftest import GONE, LABELS, Story
from tests.editions.scratch import Scratch
from tests.editions.test_three_editions import HOME, digest, plain, read, record


@pytest.fixture
def archived(copy: Scratch, tmp_path: Path) -> Path:
    """Return what is served once the first edition is archived."""
    done = copy.fabrique("retirer", LABELS[0])
    assert 0 == done.returncode, done.stderr
    return copy.export(tmp_path / "servi")


def test_every_address_answers(archived: Path, story: Story, served: list[Path]) -> None:
    """Each page and each file of the archived edition leads to the archive and to the latest."""
    for address in record(story, LABELS[0])["adresses"]:
        html = read(archived / LABELS[0], address)

        assert f"l'édition {LABELS[0]} (ZIP" in plain(html), address
        assert f"edition-{LABELS[0]}.zip" in html
        assert f'<link rel="canonical" href="{HOME}latest/{address}">' in html


def test_archive_is_the_edition(archived: Path, served: list[Path], tmp_path: Path) -> None:
    """The ZIP holds every file of the edition, to the byte."""
    with zipfile.ZipFile(archived / LABELS[0] / f"edition-{LABELS[0]}.zip") as opened:
        opened.extractall(tmp_path / "ouvert")

    assert digest(served[0] / LABELS[0]) == digest(tmp_path / "ouvert")


def test_the_rest_is_untouched(archived: Path, served: list[Path]) -> None:
    """The other editions and the alias are the same to the byte; the list says what is archived."""
    for name in (*LABELS[1:], "latest"):
        assert digest(served[-1] / name) == digest(archived / name)
    listed = json.loads((archived / "versions.json").read_text("utf-8"))
    assert [None, None, True] == [item["properties"].get("archive") for item in listed]


def test_links_of_small_pages_lead_somewhere(archived: Path) -> None:
    """The relative links of a small page, even of a file, reach the archive and the latest."""
    address = f"catalogue/{GONE}/fichiers/fiche.svg"
    folder = archived / LABELS[0] / address

    assert (folder / f"../../../../edition-{LABELS[0]}.zip").resolve().is_file()
    assert (folder / f"../../../../../latest/{address}").resolve().is_dir()
    assert f'href="../../../../../latest/{address}"' in read(archived / LABELS[0], address)


def test_latest_is_not_archived(copy: Scratch) -> None:
    """The latest edition stays; an edition is archived once."""
    last = copy.fabrique("retirer", LABELS[2])
    copy.fabrique("retirer", LABELS[0])
    again = copy.fabrique("retirer", LABELS[0])

    assert 2 == last.returncode
    assert "est la dernière" in last.stderr
    assert "déjà archivée : rien à faire" in again.stdout

"""A hostile tree: what stands in place of a file or a folder, and names that mislead."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from fabrique.loading import load_project
from fabrique.loading.folder import MAX_PROSE_BYTES, MAX_YAML_BYTES
from fabrique.model import FabriqueError, Findings
from fabrique.reports import REPORTS
from fabrique.rules.runner import check
from tests.conftest import SAMPLE_DAY, SAMPLE_RESOURCE

FOLDER = f"ressources/catalogue/{SAMPLE_RESOURCE}"
FILES = (
    f"{FOLDER}/ressource.yml",
    f"{FOLDER}/index.md",
    "ressources/bibliographie.bib",
    "ressources/site.yml",
    "ressources/referentiel/referentiel.yml",
    "ressources/parcours/decouvrir-l-atelier.yml",
    "ressources/vocabulaires/types.yml",
)
FOLDERS = (
    "ressources",
    "ressources/catalogue",
    "ressources/referentiel",
    "ressources/vocabulaires",
    "ressources/referentiel/correspondances",
)


def _link_out(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to("nulle-part")


def _endless(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


SUBSTITUTES = {
    "link": _link_out,
    "loop": _loop,
    "dangling": _dangling,
    "endless": _endless,
    "pipe": _pipe,
    "folder": _folder,
}


def judge(root: Path) -> list[tuple[str, str]]:
    """Return the file and the code of every finding, rules included."""
    project = load_project(root, SAMPLE_DAY)
    found = check(project.catalogue, project.diagnostics)
    return [(item.position.file, item.rule.code) for item in found]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("substitute", SUBSTITUTES.values(), ids=SUBSTITUTES)
def test_no_file(substitute: Callable[[Path], None], file: str, sample: Path) -> None:
    """What stands in place of a file is told once, never read, and blamed on nothing else."""
    substitute(sample / file)

    found = judge(sample)

    assert [file] == [where for where, _ in found], found
    assert found[0][1] in ("STR001", "STR016")


@pytest.mark.parametrize("folder", FOLDERS)
def test_linked_folder(folder: str, sample: Path) -> None:
    """A folder that is a link is told once; nothing is read through it, nor silently skipped."""
    elsewhere = sample.parent / "ailleurs"
    shutil.move(sample / folder, elsewhere)
    (sample / folder).symlink_to(elsewhere)

    found = judge(sample)

    assert [(folder, "STR001")] == found
    assert not any(file.startswith(folder + "/") for file in load_project(sample, SAMPLE_DAY).files)


@pytest.mark.parametrize("folder", FOLDERS)
def test_file_in_place_of_a_folder(folder: str, sample: Path) -> None:
    """A file that bears the name of a folder is told once."""
    shutil.rmtree(sample / folder)
    (sample / folder).write_text("x")

    assert [(folder, "STR001")] == judge(sample)


def test_socket(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket in place of a file is refused like a pipe."""
    (sample / FOLDER / "index.md").unlink()
    monkeypatch.chdir(sample / FOLDER)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("index.md")

        found = judge(sample)

    assert [(f"{FOLDER}/index.md", "STR001")] == found


def test_linked_resource(sample: Path) -> None:
    """The folder of a resource that is a link is told once; links to it are not broken ones."""
    shutil.move(sample / FOLDER, sample.parent / "ailleurs")
    (sample / FOLDER).symlink_to(sample.parent / "ailleurs")

    assert [(FOLDER, "STR001")] == judge(sample)


def test_file_in_the_catalogue(sample: Path) -> None:
    """A file laid in the catalogue is told to be read by nobody."""
    (sample / "ressources/catalogue/x.yml").write_text("titre: x\n")

    assert [("ressources/catalogue/x.yml", "STR016")] == judge(sample)


@pytest.mark.parametrize("kind", ["file", "link", "dangling"])
def test_files_is_no_folder(kind: str, sample: Path) -> None:
    """« fichiers » that is no folder is told once: the declared files are not said to be absent."""
    folder = sample / "ressources/catalogue/fiche-matiere/fichiers"
    shutil.move(folder, sample.parent / "ailleurs")
    if kind == "file":
        folder.write_text("x")
    else:
        folder.symlink_to(sample.parent / "ailleurs" if kind == "link" else "nulle-part")

    assert [("ressources/catalogue/fiche-matiere/fichiers", "STR001")] == judge(sample)


@pytest.mark.parametrize(
    ("file", "size"),
    [
        (f"{FOLDER}/ressource.yml", MAX_YAML_BYTES + 1),
        (f"{FOLDER}/index.md", MAX_PROSE_BYTES + 1),
        ("ressources/bibliographie.bib", 50_000_000),
        ("ressources/site.yml", 50_000_000),
    ],
)
def test_file_too_large(file: str, size: int, sample: Path) -> None:
    """A file beyond the limit is told once, and no more than the limit is read."""
    os.truncate(sample / file, size)

    found = judge(sample)

    assert [(file, "STR001")] == found


@pytest.mark.parametrize(
    ("file", "code"), [(FILES[0], "STR007"), (FILES[3], "STR007"), (FILES[4], "STR007")]
)
def test_empty_file(file: str, code: str, sample: Path) -> None:
    """An empty data file is one finding."""
    (sample / file).write_bytes(b"")

    assert [(file, code)] == judge(sample)


@pytest.mark.skipif(os.geteuid() == 0, reason="l’administrateur lit tout : rien n’est refusé")
def test_unreadable(sample: Path) -> None:
    """A file without the right to read it is a finding, a folder is a fault of the machine."""
    (sample / FOLDER / "index.md").chmod(0)

    assert [(f"{FOLDER}/index.md", "STR001")] == judge(sample)

    (sample / FOLDER).chmod(0)
    with pytest.raises(FabriqueError, match="refusée"):
        judge(sample)


def test_reading_fails(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails while reading is told in French, for that file alone."""

    def fail(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("fabrique.loading.opening.os.open", fail)
    project = load_project(sample, SAMPLE_DAY)

    assert project.diagnostics
    assert all("le disque ne répond pas" in item.message for item in project.diagnostics)


def test_no_resources(tmp_path: Path) -> None:
    """A folder that is no project is a wrong call, not a finding."""
    with pytest.raises(FabriqueError, match="introuvable"):
        load_project(tmp_path, SAMPLE_DAY)


@pytest.mark.parametrize(
    "name",
    [
        "tri\u202egnp.exe",
        "tri\nx",
        "a::error::b",
        "Tri",
        "éàü",
        "tri bois",
        "-rf",
        "..x",
        "x" * 200,
        "\udce9t\udce9",
        "CON",
        "%2e%2e",
        "tri\u200b",
        "\x1b[31m",
    ],
    ids=ascii,
)
def test_misleading_folder_name(name: str, sample: Path) -> None:
    """A folder name that no address can have is reported, in every format, with no crash."""
    try:
        shutil.copytree(sample / FOLDER, sample / "ressources/catalogue" / name)
    except OSError:
        pytest.skip("ce disque refuse ce nom")
    (sample / "ressources/catalogue" / name / "note\u202e.txt").write_text("x")

    project = load_project(sample, SAMPLE_DAY)
    found = check(project.catalogue, project.diagnostics)

    assert any(name in item.position.file for item in found)
    for report in REPORTS.values():
        text = report.render(Findings(found, 1, "https://exemple.test/"))
        assert text.encode("utf-8")
        assert not {"\u202e", "\x1b", "\u200b"} & set(text)


def test_case_twins(sample: Path) -> None:
    """Two folders that differ only by capitals are reported before a Mac merges them."""
    shutil.copytree(sample / FOLDER, sample / "ressources/catalogue/Trier-les-chutes")

    assert any("Trier-les-chutes" in file for file, _ in judge(sample))


def test_left_by_file_managers(sample: Path) -> None:
    """What file managers drop everywhere is not reported."""
    for folder in ("ressources", "ressources/catalogue", FOLDER, "ressources/vocabulaires"):
        (sample / folder / ".DS_Store").write_bytes(b"\x00")
        (sample / folder / "Thumbs.db").write_bytes(b"\x00")

    assert [] == judge(sample)

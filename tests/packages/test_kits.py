"""What a source kit promises to whoever takes it away."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from fabrique.loading import Project, load_project
from fabrique.packages.archive import pack
from tests.conftest import SAMPLE_DAY, lay
from tests.packages.conftest import EDITION, Opened, build_kits
from tests.snapshots.test_pages import build_pages

PAPERS = [
    "ATTRIBUTION.md",
    "CITATION.cff",
    "CREDITS.csv",
    "LICENCE.txt",
    "LISEZMOI.md",
    "MODIFICATIONS.md",
]
SHEET = "catalogue/fiche-matiere/fiche-matiere.zip"
PATH = "parcours/decouvrir-l-atelier/decouvrir-l-atelier.zip"


def test_one_kit_per_published_work(project_with: Callable[..., Project]) -> None:
    """Each published resource and pathway has its kit beside its page; a draft has none."""
    project = project_with({"ressource.yml": "statut: brouillon"})

    addresses = [item.address for item in build_kits(project)]

    assert [
        PATH,
        SHEET,
        "catalogue/reparer-ensemble/reparer-ensemble.zip",
    ] == addresses


def test_same_bytes(project_with: Callable[..., Project]) -> None:
    """Two builds give the same bytes."""
    assert build_kits(project_with({})) == build_kits(project_with({}))


def test_archive_tells_nothing_of_the_machine(project_with: Callable[..., Project]) -> None:
    """Entries are sorted, dated by the edition, with plain permissions and no extra field."""
    for kit in build_kits(project_with({})):
        with ZipFile(BytesIO(kit.content)) as archive:
            entries = archive.infolist()

        assert sorted(entry.filename for entry in entries) == [e.filename for e in entries]
        assert {(2026, 11, 22, 0, 0, 0)} == {entry.date_time for entry in entries}
        assert {0o100644} == {entry.external_attr >> 16 for entry in entries}
        assert {b""} == {entry.extra for entry in entries}


def test_day_before_zip(project_with: Callable[..., Project]) -> None:
    """An edition dated before the first day of ZIP still gives an archive."""
    [kit, *_] = build_kits(project_with({}), replace(EDITION, date=date(1970, 1, 1)))

    with ZipFile(BytesIO(kit.content)) as archive:
        assert (1980, 1, 1, 0, 0, 0) == archive.infolist()[0].date_time


def test_resource_kit_content(kits_with: Callable[..., Opened]) -> None:
    """The kit of a resource holds its sources, its papers and its record, and nothing else."""
    kit = kits_with({})[SHEET]

    sources = ["fichiers/fiche.svg", "index.md", "metadonnees/amb.json", "ressource.yml"]
    assert [*PAPERS, *sources] == list(kit)


def test_pathway_kit_content(kits_with: Callable[..., Opened]) -> None:
    """The kit of a pathway holds its file, its papers, and the whole kit of each resource."""
    kits = kits_with({})
    kit = kits[PATH]

    parts = {
        f"ressources/{key}/{path}": content
        for key in ("reparer-ensemble", "trier-les-chutes")
        for path, content in kits[f"catalogue/{key}/{key}.zip"].items()
    }
    assert [*PAPERS, "parcours.yml", *parts] == list(kit)
    assert parts.items() <= kit.items()


def test_undeclared_file_stays_home(kits_with: Callable[..., Opened]) -> None:
    """A file that nobody declared is not given away: nobody has credited it."""
    kit = kits_with({"fichiers/brouillon.txt": "à relire\n"})[
        "catalogue/trier-les-chutes/trier-les-chutes.zip"
    ]

    assert [] == [path for path in kit if path.startswith("fichiers/")]


def test_sources_are_those_of_the_author(kits_with: Callable[..., Opened], sample: Path) -> None:
    """Data and text come out as they were written, in UTF-8 with line feeds only."""
    folder = sample / "ressources/catalogue/trier-les-chutes"
    written = {name: (folder / name).read_bytes() for name in ("ressource.yml", "index.md")}
    windows = {
        name: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n") for name, content in written.items()
    }

    kit = kits_with({"index.md": windows["index.md"], "ressource.yml": windows["ressource.yml"]})[
        "catalogue/trier-les-chutes/trier-les-chutes.zip"
    ]

    assert written == {name: kit[name] for name in written}


@pytest.mark.parametrize("key", ["fiche-matiere", "reparer-ensemble", "trier-les-chutes"])
def test_kit_rebuilds_the_page(key: str, sample: Path) -> None:
    """A kit unpacked in place of the folder of its resource gives the same page."""
    lay({"ressources/catalogue/fiche-matiere/fichiers/brouillon.txt": "à relire\n"}, sample)
    before = load_project(sample, SAMPLE_DAY)
    kit = {item.address: item for item in build_kits(before)}[f"catalogue/{key}/{key}.zip"]
    folder = sample / "ressources/catalogue" / key
    shutil.rmtree(folder)

    with ZipFile(BytesIO(kit.content)) as archive:
        for name in archive.namelist():
            if name in ("ressource.yml", "index.md") or name.startswith(("fichiers/", "usages/")):
                archive.extract(name, folder)
    after = load_project(sample, SAMPLE_DAY)

    assert () == after.diagnostics
    assert build_pages(before) == build_pages(after)
    assert kit in build_kits(after)


def test_pathway_kit_rebuilds_its_pages(sample: Path) -> None:
    """The kit of a pathway, laid out as its LISEZMOI says, gives the same pages."""
    before = load_project(sample, SAMPLE_DAY)
    kit = {item.address: item for item in build_kits(before)}[PATH]
    data = sample / "ressources"
    (data / "parcours/decouvrir-l-atelier.yml").unlink()
    for key in ("reparer-ensemble", "trier-les-chutes"):
        shutil.rmtree(data / "catalogue" / key)

    with ZipFile(BytesIO(kit.content)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "parcours.yml":
                lay({"ressources/parcours/decouvrir-l-atelier.yml": content}, sample)
            elif name.endswith(("/ressource.yml", "/index.md")) or "/usages/" in name:
                lay({name.replace("ressources/", "ressources/catalogue/", 1): content}, sample)

    assert build_pages(before) == build_pages(load_project(sample, SAMPLE_DAY))


def test_record_describes_the_files(kits_with: Callable[..., Opened]) -> None:
    """The record names the page, and gives the digest of the files that are in the kit."""
    kit = kits_with({})[SHEET]

    record = json.loads(kit["metadonnees/amb.json"])

    assert "https://fabrique.example.org/catalogue/fiche-matiere/" == record["id"]
    digest = sha256(kit["fichiers/fiche.svg"]).hexdigest()
    assert [digest] == [item["sha256"] for item in record["encoding"]]


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../voisin", "a/../b", "a//b", "./a", "a\\b", "c:a", "é", "a\nb", "", "a/"],
)
def test_unsound_path_is_refused(path: str) -> None:
    """No archive leads outside of the folder where it is unpacked, nor changes name there."""
    with pytest.raises(ValueError, match="chemin refusé"):
        pack({path: b""}, SAMPLE_DAY)

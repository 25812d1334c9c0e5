"""The quick reading gives what the complete one gives, or gives up."""

from pathlib import Path

import pytest
from hypothesis import given

from fabrique.loading import load_project, yaml_reader
from fabrique.loading.text import SourceText, decode
from fabrique.loading.yaml_quick import read_quickly
from fabrique.loading.yaml_reader import read_yaml
from fabrique.loading.yaml_whole import Reading, read_whole
from fabrique.rules.runner import check
from tests.conftest import ROOT, SAMPLE_DAY
from tests.unit.loading.test_fuzz import RESOURCES, STEADY, bytes_or_fragments, mutations

REAL = sorted((ROOT / "ressources").rglob("*.yml"))
SMALL = (RESOURCES / "catalogue/trier-les-chutes/ressource.yml").read_bytes()


def agree(content: bytes) -> None:
    """Check both readings of a content."""
    source, _ = decode(content, "essai.yml")
    if source is None or source.marred:
        return
    quick = read_quickly(source.text)
    if quick is None:
        return
    whole = read_whole(source)

    assert [] == whole.diagnostics
    assert repr(whole.value) == repr(quick)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_real_files(path: Path) -> None:
    """Real files are read the same by both."""
    agree(path.read_bytes())


@STEADY
@given(content=bytes_or_fragments)
def test_any_bytes(content: bytes) -> None:
    """What the quick reading accepts has nothing wrong, whatever the bytes."""
    agree(b"titre: x\n" + content)


@STEADY
@given(content=mutations(SMALL))
def test_near_a_sound_file(content: bytes) -> None:
    """A file near a sound one is read the same by both, or the quick reading gives up."""
    agree(content)


def test_a_sound_resource_is_read_quickly() -> None:
    """An ordinary resource never needs the complete reading; a place asked for is still right."""
    source, _ = decode(SMALL, "essai.yml")
    assert source
    assert read_quickly(source.text) is not None

    place = read_yaml(source).origin.at("duree", "animation")

    assert (23, 37) == (place.line, place.column)


def test_real_resources_are_read_quickly() -> None:
    """Every resource of the catalogue takes the quick way."""
    for path in (ROOT / "ressources/catalogue").glob("*/ressource.yml"):
        assert read_quickly(path.read_text("utf-8")) is not None, path


def test_no_rule_asks_for_a_place_without_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clean catalogue is judged without a single complete reading of its resources."""
    asked: list[str] = []

    def count(source: SourceText) -> Reading:
        asked.append(source.origin.file)
        return read_whole(source)

    monkeypatch.setattr(yaml_reader, "read_whole", count)
    project = load_project(ROOT, SAMPLE_DAY)
    check(project.catalogue, project.diagnostics)

    assert [] == [file for file in asked if file.endswith("/ressource.yml")]

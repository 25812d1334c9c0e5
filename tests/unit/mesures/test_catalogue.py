"""The catalogue that the benchmarks are run on."""

from pathlib import Path

import pytest

from fabrique.loading import load_project
from fabrique.model import Severity
from fabrique.rules.runner import check
from tests.conftest import ROOT
from tests.mesures import MeasureError
from tests.mesures.catalogue import Made, make_catalogue

ROUNDS = 3


@pytest.fixture(scope="module")
def real() -> int:
    """Return the number of real resources."""
    return len(list((ROOT / "ressources/catalogue").glob("*/ressource.yml")))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the catalogue of these tests is written."""
    return tmp_path_factory.mktemp("mesures")


@pytest.fixture(scope="module")
def made(real: int, root: Path) -> Made:
    """Return a small catalogue whose last round of variants is not complete."""
    return make_catalogue(ROOT, root, real * ROUNDS + 1)


def test_variants_are_accepted(made: Made, root: Path) -> None:
    """Variants raise no error and no warning; what lies beside them is not judged here."""
    project = load_project(root, made.day)

    found = [
        (item.rule.code, item.position.file, item.message)
        for item in check(project.catalogue, project.diagnostics)
        if item.rule.severity is not Severity.ADVICE
        and item.position.file.startswith("ressources/catalogue/")
    ]

    assert [] == found
    assert len(made.files) == len(project.catalogue.resources)


def test_variants_differ(made: Made, root: Path, real: int) -> None:
    """No two resources share an id, a title, a summary or their whole text."""
    resources = load_project(root, made.day).catalogue.resources

    for values in (
        {item.id for item in resources},
        {item.title for item in resources},
        {item.summary for item in resources},
        {item.prose.text for item in resources if item.prose},
    ):
        assert real * ROUNDS + 1 == len(values)


def test_variants_have_a_real_size(made: Made, root: Path) -> None:
    """A variant weighs what its model weighs, to one part in ten."""
    for file in made.files:
        model = ROOT / "ressources/catalogue" / _model(Path(file).parent.name)
        for name in ("ressource.yml", "index.md"):
            expected = (model / name).stat().st_size
            actual = (root / file).with_name(name).stat().st_size

            assert expected == pytest.approx(actual, rel=0.1)


def test_same_bytes_twice(made: Made, root: Path, tmp_path: Path) -> None:
    """The same size gives the same files, byte for byte."""
    again = make_catalogue(ROOT, tmp_path, len(made.files))

    assert made == again
    for file in made.files:
        for name in ("ressource.yml", "index.md"):
            assert (root / file).with_name(name).read_bytes() == (tmp_path / file).with_name(
                name
            ).read_bytes()


def test_too_small(tmp_path: Path, real: int) -> None:
    """A catalogue smaller than the real one is refused with a sentence."""
    with pytest.raises(MeasureError, match=f"au moins {real} "):
        make_catalogue(ROOT, tmp_path, real - 1)


def _model(name: str) -> str:
    """Return the resource that a variant copies: its own name may end with a year."""
    stem, _, _ = name.rpartition("-")
    return name if (ROOT / "ressources/catalogue" / name).is_dir() else stem

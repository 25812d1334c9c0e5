"""No byte string in place of a source file gives a traceback, nor takes a second.

Examples are drawn always the same, without a database, so that a run proves the same everywhere.
"""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fabrique.loading import load_project
from fabrique.loading.bibtex import read_bibliography
from fabrique.loading.prose import read_prose
from fabrique.loading.shape import shape
from fabrique.loading.text import decode
from fabrique.loading.yaml_reader import read_yaml
from fabrique.model import (
    Blueprint,
    Diagnostic,
    FabriqueError,
    Findings,
    Framework,
    Pathway,
    Resource,
    Site,
    Sourced,
)
from fabrique.reports import REPORTS
from fabrique.rules.runner import check
from tests.conftest import SAMPLE, SAMPLE_DAY, SAMPLE_RESOURCE
from tests.unit.loading.conftest import TERMS

RESOURCES = SAMPLE / "ressources"
FILES = {
    "ressource": f"catalogue/{SAMPLE_RESOURCE}/ressource.yml",
    "texte": f"catalogue/{SAMPLE_RESOURCE}/index.md",
    "bibliographie": "bibliographie.bib",
    "referentiel": "referentiel/referentiel.yml",
    "site": "site.yml",
}
SHAPES: dict[str, type[Sourced]] = {
    f"catalogue/{SAMPLE_RESOURCE}/ressource.yml": Resource,
    "referentiel/referentiel.yml": Framework,
    "site.yml": Site,
    "parcours/decouvrir-l-atelier.yml": Pathway,
    "espaces/petit-lieu.yml": Blueprint,
}

HOSTILE = [
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\t", b"\xe2\x80\xa8", b"\xc2\x85",
    b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"e" + b"\xcc\x81" * 8, b"---\n", b"...\n", b"%TAG ! x\n",
    b"<<: *a", b"&a ", b"*a", b"!!python/name:os ", b"? ", b"- ", b": ", b"[", b"]", b"{", b"}",
    b"'", b'"', b"|\n", b">-\n", b"#", b"@", b"`", b"\\", b"no", b"~", b"012", b"12:30", b".nan",
    b"2026-02-30", b"9" * 400, b"titre: x\n", b"id: [a, {b: c}]\n", b"{nombre: 1}",
    b"{intervalle: {min: 1}}", b"{int: 3}", b"<<<<<<< HEAD\n", b"<!doctype html>", b"@book{",
    b"@string{a = b}", b"@comment{", b"# \n", b"===\n", b"![](", b"[a](b)", b"[@a]", b"<i>", b"```\n",
    b"{1}", b"{key}", b"%s", b"\xef\xbf\xbe", b"\xee\x80\x80", b"\n" * 30, b" " * 300, b"[" * 40,
]  # fmt: skip

STEADY = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
bytes_or_fragments = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(HOSTILE), max_size=40).map(b"".join),
)


@st.composite
def mutations(draw: st.DrawFn, content: bytes) -> bytes:
    """Draw a file near a sound one: cut, lines doubled or moved, bytes swapped, fragments put in."""
    for _ in range(draw(st.integers(1, 6))):
        first, second = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
        lines = content.split(b"\n")
        line = draw(st.integers(0, len(lines) - 1))
        fragment = draw(st.sampled_from(HOSTILE))
        content = draw(
            st.sampled_from(
                [
                    content[:first],
                    content[first:second],
                    content[:first] + content[second:],
                    content[:first] + fragment + content[first:],
                    content[:first] + fragment + content[second:],
                    content[:first] + content[second : second + 1] + content[first + 1 :],
                    b"\n".join([*lines[: line + 1], *lines[line:]]),
                    b"\n".join([*lines[line:], *lines[:line]]),
                    b"\n".join([*lines[:line], b" " + lines[line], *lines[line + 1 :]]),
                    b"\n".join([*lines[:line], *lines[line + 1 :]]),
                ]
            )
        )
    return content


def read(file: str, content: bytes) -> list[Diagnostic]:
    """Read a file as `loading` does, apart from the disk; return the findings."""
    source, characters = decode(content, file, guess=file.endswith(".bib"))
    found = list(characters)
    if source is None:
        return found
    if file.endswith(".bib"):
        return found + list(read_bibliography(source)[1])
    if file.endswith(".md"):
        return found + list(read_prose(source)[1])
    reading = read_yaml(source)
    found += reading.diagnostics
    if reading.value is not None:
        found += shape(SHAPES[file], reading, TERMS).diagnostics
    return found


def assert_sound(found: list[Diagnostic], content: bytes) -> None:
    """Check that each finding is somewhere in the file, once, and says something in French."""
    lines = content.count(b"\n") + content.count(b"\r") + 1
    assert len(found) == len({(item.rule.code, item.position, item.message) for item in found})
    for item in found:
        assert 1 <= item.position.line <= lines
        assert 1 <= item.position.column <= len(item.position.excerpt) + 1
        assert item.message
        assert item.hint


@pytest.mark.parametrize("file", [*SHAPES, FILES["texte"], FILES["bibliographie"]])
@given(data=st.data())
@STEADY
def test_any_bytes(file: str, data: st.DataObject) -> None:
    """Any bytes in place of a source file give findings, within a second."""
    content = data.draw(bytes_or_fragments)
    start = time.process_time()

    found = read(file, content)

    assert time.process_time() - start < 1
    assert_sound(found, content)


@pytest.mark.parametrize("file", [*SHAPES, FILES["texte"], FILES["bibliographie"]])
@given(data=st.data())
@STEADY
def test_a_file_near_a_sound_one(file: str, data: st.DataObject) -> None:
    """A sound file that is cut, mixed or sown with fragments gives findings, within a second."""
    content = data.draw(mutations((RESOURCES / file).read_bytes()))
    start = time.process_time()

    found = read(file, content)

    assert time.process_time() - start < 1
    assert_sound(found, content)


@pytest.mark.parametrize("kind", FILES)
@given(data=st.data())
@settings(STEADY, max_examples=25)
def test_a_project_with_a_hostile_file(kind: str, sample: Path, data: st.DataObject) -> None:
    """The rules and every report bear what reading hands over, whatever one file contains."""
    path = sample / "ressources" / FILES[kind]
    sound = (RESOURCES / FILES[kind]).read_bytes()
    path.write_bytes(data.draw(st.one_of(bytes_or_fragments, mutations(sound))))

    try:
        project = load_project(sample, SAMPLE_DAY)
    except FabriqueError:
        return
    found = check(project.catalogue, project.diagnostics, publication=True)

    for report in REPORTS.values():
        assert report.render(Findings(found, 1, "https://exemple.test/"))

"""Drawings are read with distrust: shapes and words come out, nothing else."""

import shutil
from pathlib import Path

import pytest

from fabrique.loading import DRAWINGS, draw, known_drawings, read_drawing
from fabrique.model import FabriqueError

HOSTILE = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     viewBox="0 0 9 9" onload="x()">
  <script>x()</script><style>*{fill:url(https://tiers.example.org/)}</style>
  <foreignObject><p onclick="x()">x</p></foreignObject>
  <image href="https://tiers.example.org/i.png"/><use href="#a"/>
  <a xlink:href="javascript:x()"><ellipse cx="1" cy="1" rx="1" ry="1" fill="black"
     style="x" onclick="x()"/></a>
  <text x="1" y="2" fill="red">&lt;b&gt;</text>
</svg>
"""


def keep(root: Path, content: str | bytes) -> None:
    """Put a drawing among those that are kept."""
    folder = root / DRAWINGS
    folder.mkdir(parents=True)
    data = content if isinstance(content, bytes) else content.encode()
    (folder / "abc.svg").write_bytes(data)


def test_only_shapes_and_words(tmp_path: Path) -> None:
    """Script, style, link, foreign content and outside references do not come through."""
    keep(tmp_path, HOSTILE)

    assert (
        '<svg viewBox="0 0 9 9"><ellipse cx="1" cy="1" rx="1" ry="1" fill="currentColor" />'
        '<text x="1" y="2" fill="currentColor">&lt;b&gt;</text></svg>'
    ) == read_drawing(tmp_path, "abc")
    assert {"abc"} == known_drawings(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        "<svg",
        b"\x00\xff",
        '<!DOCTYPE s [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        "x" * 300_000,
    ],
    ids=["truncated", "binary", "entities", "heavy"],
)
def test_what_is_not_a_drawing(tmp_path: Path, content: str | bytes) -> None:
    """A file that is no drawing is refused in one sentence."""
    keep(tmp_path, content)

    with pytest.raises(FabriqueError, match=r"abc\.svg"):
        read_drawing(tmp_path, "abc")


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz n’est pas installé")
def test_graphviz_draws() -> None:
    """A graph becomes shapes and words; one that Graphviz cannot read is refused."""
    svg = draw('digraph { a [label="été", URL="https://tiers.example.org/"] }')

    assert ">été</text>" in svg
    assert "href" not in svg
    with pytest.raises(FabriqueError, match="Graphviz refuse"):
        draw("digraph {")


def test_without_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Graphviz is told what to install."""
    monkeypatch.setenv("PATH", "")

    with pytest.raises(FabriqueError, match="« dot » est absent"):
        draw("digraph { a }")

"""Diagrams on the page: the kept drawing with its words, or one clear sentence."""

from pathlib import Path

import pytest

from fabrique.model import FabriqueError, find_diagrams
from fabrique.plugin.diagrams import with_drawings

TEXT = "Un.\n\n```dot\ntitre: A & B\ndescription: De <a> à b.\n\ndigraph { a -> b }\n```\n\nDeux."


def digest() -> str:
    """Return the name of the drawing that the text calls."""
    return next(find_diagrams(TEXT)).digest


def test_figure(tmp_path: Path) -> None:
    """The block becomes one named and described picture, on one line, between its paragraphs."""
    folder = tmp_path / "ressources/diagrammes"
    folder.mkdir(parents=True)
    (folder / f"{digest()}.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g>\n</g></svg>', "utf-8"
    )

    before, figure, after = [
        line
        for line in with_drawings(TEXT, tmp_path, frozenset({digest()}), "p.md").split("\n")
        if line
    ]

    assert ("Un.", "Deux.") == (before, after)
    assert figure.startswith('<figure class="schema"><svg role="img" aria-labelledby="schema-')
    assert ">A &amp; B</title>" in figure
    assert ">De &lt;a&gt; à b.</desc>" in figure


def test_drawing_to_make(tmp_path: Path) -> None:
    """A diagram that nobody drew stops the build, with its line and the command to run."""
    with pytest.raises(FabriqueError, match=r"p\.md, ligne 3 .* dessin à jour") as caught:
        with_drawings(TEXT, tmp_path, frozenset(), "p.md")

    assert "fabrique diagrammes" in caught.value.hint


def test_words_to_write(tmp_path: Path) -> None:
    """A diagram without words stops the build."""
    with pytest.raises(FabriqueError, match="« titre: » et « description: »"):
        with_drawings("```dot\ndigraph { a }\n```", tmp_path, frozenset(), "p.md")

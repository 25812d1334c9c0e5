"""Diagrams in a text: found where they are, named after what they show."""

from fabrique.model import find_diagrams

GRAPH = "digraph { a -> b }\n"
BLOCK = f"```dot\ntitre: Le tri\ndescription: Trier, puis peser.\n\n{GRAPH}```\n"


def test_words_and_place() -> None:
    """The header gives the words, the rest is the graph; lines count from 1, fences included."""
    [found] = find_diagrams("Un.\n\n" + BLOCK)

    assert ("Le tri", "Trier, puis peser.", GRAPH) == (
        found.title,
        found.description,
        found.source,
    )
    assert (3, 8) == (found.first_line, found.last_line)
    assert () == found.missing


def test_name_depends_on_the_graph_alone() -> None:
    """Other words keep the drawing; another graph asks for a new one."""
    [first] = find_diagrams(BLOCK)
    [reworded] = find_diagrams(BLOCK.replace("Le tri", "Le rangement"))
    [other] = find_diagrams(BLOCK.replace("a -> b", "a -> c"))

    assert first.digest == reworded.digest
    assert first.digest != other.digest


def test_missing_words() -> None:
    """Every word that lacks is named."""
    [bare] = find_diagrams("```dot\ndigraph { a }\n```")
    [empty] = find_diagrams("```dot\n```")

    assert ("titre", "description") == bare.missing == empty.missing


def test_examples_are_not_diagrams() -> None:
    """A block inside another one, of another language, indented or never closed is not drawn."""
    texts = (
        "````md\n" + BLOCK + "````\n",
        BLOCK.replace("dot", "text"),
        "    " + BLOCK.replace("\n", "\n    "),
        BLOCK.removesuffix("```\n"),
    )

    assert [] == [found for text in texts for found in find_diagrams(text)]

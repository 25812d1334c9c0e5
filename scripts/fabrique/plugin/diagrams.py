"""Diagrams on the page: the kept drawing, named and described, in the colours of the text."""

from html import escape
from pathlib import Path

from fabrique.loading import read_drawing
from fabrique.model import Diagram, FabriqueError, find_diagrams

_CURE = "Lancez « fabrique diagrammes », puis ajoutez le dessin au projet"


def with_drawings(markdown: str, root: Path, known: frozenset[str], source: str) -> str:
    """Return the Markdown with each block `dot` replaced by its figure.

    Raises `FabriqueError`, with the place in `source`, for a diagram without words or drawing.
    """
    lines = markdown.split("\n")
    for diagram in reversed(list(find_diagrams(markdown))):
        place = f"{source}, ligne {diagram.first_line}"
        if diagram.missing:
            keys = " et ".join(f"« {key}: »" for key in diagram.missing)
            raise FabriqueError(
                f"{place} : le schéma n’a pas de {keys}",
                "Écrivez cette ligne en tête du bloc : elle remplace le dessin pour qui ne voit pas",
            )
        if diagram.digest not in known:
            raise FabriqueError(f"{place} : ce schéma n’a pas de dessin à jour", _CURE)
        figure = _figure(diagram, read_drawing(root, diagram.digest))
        lines[diagram.first_line - 1 : diagram.last_line] = ["", figure, ""]
    return "\n".join(lines)


def _figure(diagram: Diagram, svg: str) -> str:
    """Return the figure on one line: Markdown leaves it alone."""
    name = f"schema-{diagram.digest[:8]}"
    title, description = escape(diagram.title), escape(diagram.description)
    words = f'<title id="{name}">{title}</title><desc id="{name}-texte">{description}</desc>'
    attributes = f'role="img" aria-labelledby="{name}" aria-describedby="{name}-texte"'
    opening, _, shapes = svg.replace("\n", " ").partition(">")
    opening = opening.replace("<svg", f"<svg {attributes}", 1)
    return (
        f'<figure class="schema">{opening}>{words}{shapes}<figcaption>{title}'
        f"<details><summary>Description du schéma</summary><p>{description}</p></details>"
        "</figcaption></figure>"
    )

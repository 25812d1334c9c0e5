"""The text of a resource, read once: what the rules look at, with positions."""

from dataclasses import dataclass

from fabrique.model.diagnostic import Position
from fabrique.model.diagram import Diagram


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level (1 to 6), its text without marks, its place."""

    level: int
    text: str
    position: Position


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image: its target as written, its text or text alternative, its place."""

    target: str
    text: str
    image: bool
    position: Position


@dataclass(frozen=True, slots=True)
class Citation:
    """A key cited between square brackets (`[@key, p. 12]`), and its place."""

    key: str
    position: Position


@dataclass(frozen=True, slots=True)
class Prose:
    """The Markdown of an author and what it holds, each in reading order.

    `diagrams` come with the place of their first line, `markup` gives the places where raw HTML stands, `front_matter` tells that the text opens with
    a YAML header.
    """

    file: str
    text: str
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    markup: tuple[Position, ...] = ()
    diagrams: tuple[tuple[Diagram, Position], ...] = ()
    front_matter: bool = False

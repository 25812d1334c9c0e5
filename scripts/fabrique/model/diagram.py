"""A diagram written in a text: a fenced block `dot`, with the words for who does not see it.

The drawing made of it is kept beside the sources, under a name drawn from what it shows
(`digest`): a build only looks it up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import takewhile

LANGUAGE = "dot"
KEYS = ("titre", "description")

_RECIPE = "1"  # changes when the same source must be drawn again
_OPENING = re.compile(r"(?P<mark>`{3,}|~{3,})[ \t]*(?P<language>[^\s`{]*)[^\n`]*\Z")
_HEADER = re.compile(r"(?P<key>[a-z]+)[ \t]*:[ \t]*(?P<value>.*)\Z")


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram and its place: lines from 1, fences included."""

    title: str
    description: str
    source: str
    first_line: int
    last_line: int

    @property
    def digest(self) -> str:
        """Return the name of its drawing, without extension: it depends on the source alone."""
        return sha256(f"{_RECIPE}\n{self.source}".encode()).hexdigest()[:16]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the keys of `KEYS` that have no text."""
        texts = (self.title, self.description)
        return tuple(key for key, text in zip(KEYS, texts, strict=True) if not text)


def find_diagrams(text: str) -> Iterator[Diagram]:
    """Yield the diagrams of a Markdown text, in reading order.

    A block opens at the margin; its header, `clé: valeur` by line, ends at the first empty line.
    A block inside another one is an example, and a block that nothing closes is not one.
    """
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        opening = _OPENING.match(lines[index])
        if opening is None:
            index += 1
            continue
        end = _closing(lines, index, opening["mark"])
        if end is None:
            return
        if opening["language"] == LANGUAGE:
            yield _read(lines[index + 1 : end], index + 1, end + 1)
        index = end + 1


def _closing(lines: list[str], start: int, mark: str) -> int | None:
    for index in range(start + 1, len(lines)):
        line = lines[index].rstrip()
        if line.startswith(mark) and not line.strip(mark[0]):
            return index
    return None


def _read(lines: list[str], first_line: int, last_line: int) -> Diagram:
    headers = [_HEADER.match(line.strip()) for line in lines]
    header = list(takewhile(lambda found: found is not None and found["key"] in KEYS, headers))
    words = {found["key"]: found["value"].strip() for found in header if found}
    source = "\n".join(line.rstrip() for line in lines[len(header) :]).strip() + "\n"
    return Diagram(
        words.get("titre", ""), words.get("description", ""), source, first_line, last_line
    )

"""The Markdown of an author, scanned once: headings, links, citations, raw HTML, with places.

Only what the rules need is recognised, in the dialect that the site renders. Code is masked
first, so that an example is never taken for the thing itself. Every repetition in the patterns is
bounded or possessive, and none is tried again over what another has read: no text makes them slow.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from fabrique.loading.faults import LIMIT, SYNTAX
from fabrique.loading.foreign import explain_foreign
from fabrique.loading.text import PLACEHOLDER, SourceText
from fabrique.model import (
    Citation,
    Diagnostic,
    Heading,
    Link,
    Position,
    Prose,
    find_diagrams,
)

MANY = 2_000  # headings, links… of one text: beyond, it is no longer a text

Place = Callable[..., Position]  # offset in the text, number of code points → place

_FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_TICKS = re.compile(r"(?P<run>`++)|\n(?=[ \t]{0,200}+\n)")
_ATX = re.compile(r"(##{0,5})(?!#)[ \t]*([^\n]*)")  # counts where only spaces stand before
_ROW = re.compile(r"\n {0,3}(?P<mark>=+|-{3,})[ \t]*(?=\n|\Z)")
_NO_TITLE = re.compile(r" {4}|[-+*>|#] |[-+*>|#]?$|\t")  # a list, a quotation, code, nothing
_LABEL = r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]{0,200}+\]){0,300}+)\]"
_LINK = re.compile(
    rf"{_LABEL}\([ \t]{{0,20}}+<?(?P<target>[^()\s<>]{{0,600}}+(?:\([^()\s<>]{{0,200}}+\)[^()\s<>]{{0,200}}+){{0,3}}+)>?"
    r"(?:\s{1,20}+[\"'(][^\n]{0,300}?[\"')])?[ \t]{0,20}+\)"
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<text>[^\]\n@^][^\]\n]{0,200}+)\]:[ \t]{0,20}+<?(?P<target>[^\s>]{1,2000}+)>?",
    re.MULTILINE,
)
_AUTOLINK = re.compile(r"<(?P<target>(?:https?|mailto):[^<>\s]{1,2000}+)>")
_BRACKETS = re.compile(r"\[(?<!\\\[)(?P<inside>[^\[\]]{1,2000}+)\](?!\()")
_CITED = re.compile(r"(?<![\w.])-?@(?P<key>[^\s;,\]@{}]{1,200})")
_MARKUP = re.compile(
    r"<(?:[A-Za-z][A-Za-z0-9-]{0,40}(?=[\s/>])|/[A-Za-z]|!--|!\[CDATA|!DOCTYPE|\?)", re.IGNORECASE
)
_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_NOT_BREAK = re.compile(r"[^\n]")
_EMPHASIS = re.compile(r"[*_`]{1,3}")


def read_prose(source: SourceText) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """Scan a text; return what it holds in reading order, and what shows it is not finished."""
    text = source.text
    masked = mask_code(text)
    starts = [0]
    starts.extend(match.end() for match in re.finditer("\n", text))

    def place(offset: int, length: int = 0) -> Position:
        line = bisect_right(starts, offset)
        return source.origin.line(line, offset - starts[line - 1] + 1, length)

    found: tuple[list[Any], ...] = (
        _headings(text, masked, place),
        _links(masked, place),
        _citations(masked, place),
        [place(match.start(), len(match[0])) for match in islice(_MARKUP.finditer(masked), MANY)],
    )
    prose = Prose(
        file=source.origin.file,
        text=text,
        headings=tuple(found[0]),
        links=tuple(found[1]),
        citations=tuple(found[2]),
        markup=tuple(found[3]),
        diagrams=tuple(
            (diagram, place(starts[diagram.first_line - 1]))
            for diagram in islice(find_diagrams(text), MANY)
        ),
        front_matter=bool(_OPENING.match(text)),
    )
    faults = [*_foreign(masked, place)]
    for items, name in zip(found, ("titres", "liens", "citations", "balises HTML"), strict=True):
        if len(items) >= MANY:
            message = f"Le texte compte plus de {MANY} {name} : la suite n’est pas lue"
            faults.append(LIMIT.at(place(0), message, "Partagez le texte en plusieurs ressources."))
    return prose, tuple(faults)


def _foreign(masked: str, place: Place) -> Iterator[Diagnostic]:
    """Yield at most one finding: a merge left half-way, a web page saved in place of a text."""
    found = explain_foreign(masked)
    if found:
        yield SYNTAX.at(place(found.offset, found.length), found.message, found.hint)


def mask_code(text: str) -> str:
    """Replace code and the front matter by spaces, every other character staying in place."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if closing:
        text = _blank(text[: closing.end()]) + text[closing.end() :]
    if "```" in text or "~~~" in text:
        text = _mask_fences(text)
    return _mask_spans(text) if "`" in text else text


def _mask_spans(text: str) -> str:
    """Mask what stands between two rows of as many backticks, in one paragraph."""
    parts: list[str] = []
    done = 0
    for runs in _paragraphs_of_runs(text):
        closing: dict[int, int] = {}  # rows still to come, by length, the nearest last
        following: list[int | None] = [None] * len(runs)
        for index in range(len(runs) - 1, -1, -1):
            size = runs[index][1] - runs[index][0]
            following[index] = closing.get(size)
            closing[size] = index
        index = 0
        while index < len(runs):
            start = runs[index][0]
            escaped = text[start - 1 : start] == "\\"  # it may close a span, not open one
            end = None if escaped else following[index]
            if end is not None:
                parts += (text[done:start], _blank(text[start : runs[end][1]]))
                done = runs[end][1]
            index = index + 1 if end is None else end + 1
    return "".join((*parts, text[done:]))


def _paragraphs_of_runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the rows of backticks of each paragraph that has some: their start and end."""
    runs: list[tuple[int, int]] = []
    for match in _TICKS.finditer(text):
        if match["run"]:
            runs.append(match.span())
        elif match[0] == "\n" and runs:
            yield runs
            runs = []
    if runs:
        yield runs


def _blank(text: str) -> str:
    return _NOT_BREAK.sub(" ", text)


def _mask_fences(text: str) -> str:
    lines = text.split("\n")
    opened = ""
    for index, line in enumerate(lines):
        match = _FENCE.match(line)
        if opened:
            closes = match and match["mark"][0] == opened[0] and len(match["mark"]) >= len(opened)
            lines[index] = " " * len(line)
            if closes and match and line.strip() == match["mark"]:
                opened = ""
        elif match and not (match["mark"][0] == "`" and "`" in line.strip().lstrip("`")):
            opened = match["mark"]
            lines[index] = " " * len(line)
    return "\n".join(lines)


def _headings(text: str, masked: str, place: Place) -> list[Heading]:
    found: list[tuple[int, int, str]] = []
    for match in _ATX.finditer(masked):
        before = masked[masked.rfind("\n", 0, match.start()) + 1 : match.start()]
        if len(before) > 3 or before.strip(" "):
            continue
        if len(found) >= MANY:
            break
        title = text[match.start(2) : match.end(2)].rstrip().rstrip("#").rstrip()
        found.append((match.start(1), len(match[1]), title))
    found.extend(islice(_underlined(masked), MANY))
    return [
        Heading(level, _EMPHASIS.sub("", title).replace(PLACEHOLDER, ""), place(offset, level))
        for offset, level, title in sorted(found)[:MANY]
    ]


def _underlined(masked: str) -> Iterator[tuple[int, int, str]]:
    """Yield the headings whose line stands over a row of « = » or « - »: offset, level, title."""
    if "\n=" not in masked and "\n-" not in masked and "\n " not in masked:
        return
    for match in _ROW.finditer(masked):
        end = match.start()
        start = masked.rfind("\n", 0, max(end, 0)) + 1
        title = masked[start : max(end, start)]
        if "|" not in title and not _NO_TITLE.match(title.rstrip()):
            yield start, 1 if match["mark"][0] == "=" else 2, title.strip()


def _links(masked: str, place: Place) -> list[Link]:
    found = []
    for match in islice(_LINK.finditer(masked), MANY):
        found.append(_link(match, masked, 0, place))
        if "[" in match["text"]:
            base = match.start("text")
            inside = _LINK.finditer(match["text"])
            found.extend(_link(inner, match["text"], base, place) for inner in inside)
    for match in islice(_DEFINITION.finditer(masked), MANY) if "]:" in masked else ():
        found.append(
            (
                match.start(),
                Link(match["target"], match["text"].strip(), False, place(match.start(), 0)),
            )
        )
    for match in islice(_AUTOLINK.finditer(masked), MANY) if "<" in masked else ():
        found.append(
            (
                match.start(),
                Link(match["target"], match["target"], False, place(match.start(), len(match[0]))),
            )
        )
    return [link for _, link in sorted(found, key=lambda item: item[0])][:MANY]


def _link(match: re.Match[str], text: str, base: int, place: Place) -> tuple[int, Link]:
    """Return a link with its offset; that of an image is the offset of its « ! »."""
    start = match.start()
    image = start > 0 and text[start - 1] == "!"
    start -= image
    position = place(base + start, match.end() - start)
    return base + start, Link(match["target"], match["text"].strip(), image, position)


def _citations(masked: str, place: Place) -> list[Citation]:
    found: list[Citation] = []
    if "@" not in masked:
        return found
    for brackets in islice(_BRACKETS.finditer(masked), MANY):
        for match in _CITED.finditer(brackets["inside"]):
            if len(found) >= MANY:
                return found
            key = match["key"].replace(PLACEHOLDER, "").rstrip(".:!?")
            offset = brackets.start("inside") + match.start("key")
            found.append(Citation(key, place(offset, len(match["key"].rstrip(".:!?")))))
    return found

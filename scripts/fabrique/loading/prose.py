"""The Markdown of an author, scanned once: headings, links, citations, raw HTML, with places.

Only what the rules need is recognised, in the dialect that the site renders. Code is masked
first, so that an example is never taken for the thing itself. Every repetition in the patterns is
bounded or possessive: no text can make them slow.
"""

import re
from bisect import bisect_right
from collections.abc import Callable

from fabrique.loading.text import SourceText
from fabrique.model import Citation, Heading, Link, Position, Prose

Place = Callable[..., Position]  # offset in the text, number of code points → place

_FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_CODE_SPAN = re.compile(r"(?<!`)(`{1,5})(?!`)[^`\n]{1,500}+\1(?!`)")
_ATX = re.compile(r"^ {0,3}(#{1,6})(?!#)[ \t]*([^\n]*)$", re.MULTILINE)
_SETEXT = re.compile(
    r"^(?P<text>(?! {4}|[-+*>|#] |\t)[^\n|]*\S[^\n|]*)\n {0,3}(?P<mark>=+|-{3,})[ \t]*$",
    re.MULTILINE,
)
_LABEL = r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]{0,200}+\]){0,300}+)\]"
_LINK = re.compile(
    rf"(?P<bang>!?){_LABEL}\([ \t]*<?(?P<target>[^)\s>]{{0,600}}+)>?(?:\s+[\"'(][^\n]{{0,300}}?[\"')])?[ \t]*\)"
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<text>[^\]\n@^][^\]\n]{0,200})\]:[ \t]*<?(?P<target>[^\s>]+)>?", re.MULTILINE
)
_AUTOLINK = re.compile(r"<(?P<target>(?:https?|mailto):[^>\s]{1,2000})>")
_BRACKETS = re.compile(r"(?<!\\)\[(?P<inside>[^\[\]]{0,1000}@[^\[\]]{0,1000})\](?!\()")
_CITED = re.compile(r"(?<![\w.])-?@(?P<key>[^\s;,\]@{}]{1,200})")
_MARKUP = re.compile(
    r"<(?:[A-Za-z][A-Za-z0-9-]{0,40}(?=[\s/>])|/[A-Za-z]|!--|!\[CDATA|!DOCTYPE|\?)", re.IGNORECASE
)
_EMPHASIS = re.compile(r"[*_`]{1,3}")


def read_prose(source: SourceText) -> Prose:
    """Scan a text; what is returned stands in reading order."""
    text = source.text
    masked = _mask(text)
    starts = [0]
    starts.extend(match.end() for match in re.finditer("\n", text))

    def place(offset: int, length: int = 0) -> Position:
        line = bisect_right(starts, offset)
        return source.origin.line(line, offset - starts[line - 1] + 1, length)

    return Prose(
        file=source.origin.file,
        text=text,
        headings=tuple(_headings(text, masked, place)),
        links=tuple(_links(masked, place)),
        citations=tuple(_citations(masked, place)),
        markup=tuple(place(match.start(), len(match[0])) for match in _MARKUP.finditer(masked)),
        front_matter=bool(re.match(r"---[ \t]*\n", text)),
    )


def _mask(text: str) -> str:
    """Replace code by spaces, every other character staying where it was."""
    if "```" in text or "~~~" in text:
        text = _mask_fences(text)
    return _CODE_SPAN.sub(lambda match: " " * len(match[0]), text) if "`" in text else text


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
    found = []
    for match in _ATX.finditer(masked):
        title = text[match.start(2) : match.end(2)].rstrip().rstrip("#").rstrip()
        found.append((match.start(1), len(match[1]), title))
    if "\n=" in masked or "\n---" in masked or "\n -" in masked:
        for match in _SETEXT.finditer(masked):
            found.append(
                (match.start("text"), 1 if match["mark"][0] == "=" else 2, match["text"].strip())
            )
    return [
        Heading(level, _EMPHASIS.sub("", title), place(offset, level))
        for offset, level, title in sorted(found)
    ]


def _links(masked: str, place: Place) -> list[Link]:
    found = []
    for match in _LINK.finditer(masked):
        image = bool(match["bang"])
        found.append(
            (
                match.start(),
                Link(
                    match["target"],
                    match["text"].strip(),
                    image,
                    place(match.start(), len(match[0])),
                ),
            )
        )
        for inner in _LINK.finditer(match["text"]):
            offset = match.start("text") + inner.start()
            found.append(
                (
                    offset,
                    Link(
                        inner["target"],
                        inner["text"].strip(),
                        bool(inner["bang"]),
                        place(offset, len(inner[0])),
                    ),
                )
            )
    for match in _DEFINITION.finditer(masked):
        found.append(
            (
                match.start(),
                Link(match["target"], match["text"].strip(), False, place(match.start(), 0)),
            )
        )
    for match in _AUTOLINK.finditer(masked):
        found.append(
            (
                match.start(),
                Link(match["target"], match["target"], False, place(match.start(), len(match[0]))),
            )
        )
    return [link for _, link in sorted(found, key=lambda item: item[0])]


def _citations(masked: str, place: Place) -> list[Citation]:
    found = []
    for brackets in _BRACKETS.finditer(masked):
        for match in _CITED.finditer(brackets["inside"]):
            key = match["key"].rstrip(".:!?")
            offset = brackets.start("inside") + match.start("key")
            found.append(Citation(key, place(offset, len(key))))
    return found

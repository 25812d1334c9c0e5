"""The texts of several resources put end to end, for a page to print in one go."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fabrique.model import Resource

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^ {0,3}#{2,5}(?!#)")
_TARGET = re.compile(r"(\]\([ \t]*<?)(?![a-z][a-z0-9+.-]*:|#|/)([^)\s>]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Joined:
    """The Markdown, and the marker that opens the part of each resource, in order."""

    text: str
    markers: tuple[str, ...]


def join_prose(resources: Sequence[Resource], root: str, whole: bool = True) -> Joined:
    """Put texts end to end, headings one level lower, links made to hold from another folder.

    `root` is the way from the page to the site's root; unless `whole`, only the markers are put. Links inside code stay as they are.
    """
    markers = tuple(
        f"part-{rank}-of-{len(resources)}-{item.id}" for rank, item in enumerate(resources, 1)
    )
    parts = []
    for marker, resource in zip(markers, resources, strict=True):
        text = resource.prose.text if resource.prose and whole else ""
        parts.append(f"{marker}\n\n{_rebase(text, f'{root}{resource.url}')}")
    return Joined("\n\n".join(parts), markers)


def _rebase(text: str, base: str) -> str:
    fence = ""
    lines = []
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        lines.append(line if fence or mark else _lower(line, base))
    return "\n".join(lines)


def _lower(line: str, base: str) -> str:
    if _HEADING.match(line):
        line = "#" + line.lstrip(" ")
    return _TARGET.sub(lambda match: match[1] + _resolve(base, match[2]), line)


def _resolve(base: str, target: str) -> str:
    """Return a relative target as seen from the folder that `base` leads out of."""
    parts = [part for part in base.split("/") if part]
    while target.startswith("../"):
        parts, target = parts[:-1], target[3:]
    return "/".join([*parts, target.removeprefix("./")])

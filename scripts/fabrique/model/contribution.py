"""A branch proposed by somebody: what it changes, as git’s objects say it, before any of it is used."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from fabrique.model.origin import Origin

REGULAR = "100644"  # git’s mode of a file that is neither a program, a link nor a submodule

# What a contribution may change: content. Everything else is code, or shared by every page.
_OPEN = re.compile(
    r"ressources/(?:catalogue|parcours)/.+|ressources/bibliographie\.bib"
    r"|ressources/diagrammes/[^/]+\.svg|docs/.+\.md",
    re.DOTALL,
)


def is_open(path: str) -> bool:
    """Tell whether a contribution may change a path."""
    return bool(_OPEN.fullmatch(path))


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A file of a git tree; bytes of a path that are not UTF-8 are kept as lone surrogates."""

    path: str
    mode: str
    oid: str
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class TreeChange:
    """A path that differs: what it was, what it becomes; None stands for nothing."""

    path: str
    before: TreeEntry | None
    after: TreeEntry | None


@dataclass(frozen=True, slots=True)
class RefusedMarkup:
    """Something of a rendered page that the allow-list has not.

    `kind` is `element`, `comment`, `attribute`, `address`, `image`, `header`, `latex`
    or `more`;
    `subject` is its name or value, `line` counts from 1.
    """

    kind: str
    subject: str
    line: int


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A text of the branch once rendered: what is refused of it, None when nothing could be made."""

    origin: Origin
    refused: tuple[RefusedMarkup, ...] | None


@dataclass(frozen=True)
class Contribution:
    """The changes, sorted by path, and the whole tree that they give."""

    changes: tuple[TreeChange, ...] = ()
    tree: tuple[TreeEntry, ...] = ()
    pages: tuple[RenderedPage, ...] = field(default=())

    @cached_property
    def added(self) -> tuple[TreeEntry, ...]:
        """Return what is new or changed, sorted by path."""
        return tuple(change.after for change in self.changes if change.after)

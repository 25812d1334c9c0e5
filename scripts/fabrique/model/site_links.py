"""What a built site points at: its files, the targets they hold, the ids they define."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from fabrique.model.diagnostic import Position


class Role(StrEnum):
    """What a target is for: it decides what may be missing from it."""

    LINK = "lien"  # to follow: the page must be there, and its anchor
    RESOURCE = "ressource"  # to load: the file must be there
    SPRITE = "sprite"  # to draw a part of: the file must be there, and its id
    MAP = "carte"  # the zones of a picture: a `map` of the same page
    HINT = "indice"  # the address of a host to call: nothing to find here


class LinkKind(StrEnum):
    """What is wrong with a target; the value is the `genre` of the findings."""

    PAGE = "page-absente"
    ANCHOR = "ancre-absente"
    RESOURCE = "ressource-absente"
    CASE = "casse"
    ADDRESS = "url-invalide"
    MAIL = "mailto-invalide"
    PHONE = "tel-invalide"
    EMPTY = "vide"
    TWICE = "id-double"
    OUTSIDE = "hors-site"
    LOCAL = "lien-local"
    UNREADABLE = "illisible"


@dataclass(frozen=True, slots=True)
class LinkedFile:
    """One file of a built site: what it points at, what may be pointed at in it.

    `references` gives the targets as written, entities decoded, by role. `ids` is None when the file holds none that can be known: it is no page, or it cannot be read.
    `base` is the `href` of the first `base`, as written. `faults` are French sentences.
    """

    references: Mapping[Role, frozenset[str]] = field(default_factory=dict)
    ids: frozenset[str] | None = None
    maps: frozenset[str] = frozenset()
    repeated: tuple[str, ...] = ()
    base: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """A built site, read once.

    `address` is where the folder is published, with a final slash. `names` and `folders` are POSIX
    paths from the folder, exactly as the disk names them; `files` holds those that were read.
    `aliases` gives, for a folder that is a link to another, the real one.
    """

    address: str
    names: frozenset[str]
    folders: frozenset[str]
    files: Mapping[str, LinkedFile]
    aliases: Mapping[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """Return the host and port of the published site."""
        return urlsplit(self.address).netloc

    @property
    def prefix(self) -> str:
        """Return the path of the published site, from `/` to its final slash."""
        return urlsplit(self.address).path

    def find(self, path: str) -> str | None:
        """Return the file that a server gives for a decoded path, or None."""
        head, slash, rest = path.partition("/")
        if head in self.aliases:
            path = self.aliases[head] + slash + rest
        if path in self.names:
            return path
        folder = path.rstrip("/") if path.endswith("/") else path
        if folder and folder not in self.folders:
            return None
        for index in ("index.html", "index.htm"):
            name = f"{folder}/{index}" if folder else index
            if name in self.names:
                return name
        return None


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A target that does not do what it promises, in one file of the built site.

    `resolved` is the decoded path and fragment that it means in the site, empty when it means
    none; `message` is a French sentence without final stop.
    """

    file: str
    target: str
    kind: LinkKind
    message: str
    resolved: str = ""
    suggestions: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where to mend a broken link.

    `cause` is equal for two links that one edit mends; `made_by` names what generated the part of
    the page, empty when the place is the author's own.
    """

    position: Position
    cause: str
    made_by: str = ""

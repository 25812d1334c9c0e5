"""What an author may have meant: up to three names that exist, written as the page would."""

import posixpath
from collections import defaultdict
from difflib import get_close_matches
from functools import cached_property
from urllib.parse import quote

from fabrique.model.site_links import SiteLinks

MOST = 3
_COMPARED = 1_000  # names looked at for one suggestion
_SEARCHES = 300  # targets that get one: a broken site may hold thousands
_CUTOFF = 0.6


class Near:
    """The names of a site, ready to be compared."""

    def __init__(self, site: SiteLinks) -> None:
        """Keep the site; nothing is prepared before the first search."""
        self.site = site
        self.searches = 0

    @cached_property
    def folded(self) -> dict[str, str]:
        """Return each name by its spelling without capitals."""
        return {name.casefold(): name for name in sorted(self.site.names, reverse=True)}

    @cached_property
    def by_last(self) -> dict[str, list[str]]:
        """Return the addresses by their last step: `plan/` for `a/plan/index.html`."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.site.names):
            address = address_of(name)
            found[posixpath.basename(address.rstrip("/")).casefold()].append(address)
        return found

    @cached_property
    def by_folder(self) -> dict[str, list[str]]:
        """Return the addresses by the folder that holds them."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.site.names):
            address = address_of(name)
            found[posixpath.dirname(address.rstrip("/"))].append(address)
        return found

    def twin(self, path: str) -> str:
        """Return the file that only differs by its capitals, or an empty text."""
        folder = path.rstrip("/")
        for wanted in (path, f"{folder}/index.html" if folder else "index.html"):
            found = self.folded.get(wanted.casefold())
            if found:
                return found
        return ""

    def addresses(self, path: str) -> tuple[str, ...]:
        """Return the addresses that look like an absent path, the likeliest first."""
        self.searches += 1
        if self.searches > _SEARCHES:
            return ()
        name = posixpath.basename(path.rstrip("/"))
        stem = name.removesuffix(".html").removesuffix(".md")
        found = [f"{path}.html"] if f"{path}.html" in self.site.names else []
        for wanted in (name, stem, f"{stem}.html"):
            found += self.by_last.get(wanted.casefold(), ())[:MOST]
        beside = self.by_folder.get(posixpath.dirname(path.rstrip("/")), [])[:_COMPARED]
        found += get_close_matches(path, beside, MOST, _CUTOFF)
        return tuple(dict.fromkeys(found))[:MOST]

    def anchors(self, fragment: str, ids: frozenset[str]) -> tuple[str, ...]:
        """Return the ids that look like an absent one."""
        self.searches += 1
        if self.searches > _SEARCHES:
            return ()
        return tuple(get_close_matches(fragment, sorted(ids)[:_COMPARED], MOST, _CUTOFF))


def address_of(name: str) -> str:
    """Return the address that readers know: the folder of an index."""
    return name.removesuffix("index.html") if name.endswith("/index.html") else name


def written_from(file: str, address: str) -> str:
    """Return an address of the site as a link of that file would write it."""
    relative = posixpath.relpath(address or ".", posixpath.dirname(file) or ".")
    if address.endswith("/") or not address:
        relative += "/"
    return quote(relative, safe="/~!$&'()*+,;=@:")

"""Judge every target of a built site, in memory: no disk, each distinct target once.

Most targets are plain relative paths: they are joined by hand. The others are read as browsers do
(WHATWG URL, through ada-url).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import quote, unquote

from ada_url import URL

from fabrique.model.site_links import BrokenLink, LinkedFile, LinkKind, Role, SiteLinks
from fabrique.rules.built.addresses import (
    WEB,
    Fault,
    judge_host,
    judge_scheme,
    judge_web,
    scheme_of,
)
from fabrique.rules.built.near import Near, address_of, written_from

_C0 = "".join(map(chr, range(0x21)))  # trimmed around an address, with the space
_INSIDE = re.compile(r"[\t\n\r]")  # dropped wherever they are
_QUICK = re.compile(
    r"((?:\.\./)*)(?:[A-Za-z0-9_][\w.~-]*/)*(?:[A-Za-z0-9_][\w.~-]*)?(?:#[\w.~-]*)?", re.ASCII
)
_ORIGIN = re.compile(r"(?:https?:)?[/\\]{2,}[^/\\?#]*", re.IGNORECASE)
_DOT = re.compile(r"%2e", re.IGNORECASE)
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})|%00")
_PAGES = (".html", ".htm", ".xhtml", ".php", ".md")
_DRAWN = (".svg",)  # besides pages, what has ids that a fragment may name
_MAIL = re.compile(r"[^\s@/]+@[^\s@/]+\.[A-Za-z]+")
_HOST_LIKE = re.compile(
    r"(?:^|/)((?:www\.[\w-]+\.[a-z]|[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|fr|eu|io)(?:/|$)).*)"
)
_NEVER = 1 << 30  # of a target that is no plain path
_NOT_SHOWN = 150  # code points of a target quoted in a message


class Where(NamedTuple):
    """What a target means in the site: a decoded path from the folder, and a fragment."""

    path: str
    fragment: str
    absolute: bool = False


def judge_links(site: SiteLinks) -> Iterator[BrokenLink]:
    """Yield what is wrong, file by file, once per file and target."""
    judge = _Judge(site)
    for name in sorted(site.files):
        yield from judge.of_file(name, site.files[name])


class _Judge:
    def __init__(self, site: SiteLinks) -> None:
        self.site = site
        self.near = Near(site)
        # What begins by « ../ » means the same in all the folders of one folder.
        self.sound: dict[tuple[tuple[str, ...], Role], set[str]] = defaultdict(set)
        self.climbs: dict[str, int] = {}  # length of the « ../ » that begin a plain path
        self.known: dict[Role, dict[str, Fault | None]] = {role: {} for role in Role}

    def of_file(self, name: str, file: LinkedFile) -> Iterator[BrokenLink]:
        for sentence in file.faults:
            yield BrokenLink(name, "", LinkKind.UNREADABLE, sentence, resolved=f"{name}!")
        for key in file.repeated:
            sentence = f"L’identifiant « {key[:_NOT_SHOWN]} » est donné deux fois"
            yield BrokenLink(name, key, LinkKind.TWICE, sentence, resolved=f"!{key}")
        told: set[tuple[str, LinkKind]] = set()
        page = _Page(self.site, name, file)
        for target, role in sorted(self._doubtful(page, file)):
            fault, where = self._judge(page, target, role)
            bare = target.strip(_C0)
            if fault and (bare, fault.kind) not in told:
                told.add((bare, fault.kind))
                yield self._broken(name, bare, fault, where)

    def _doubtful(self, page: "_Page", file: LinkedFile) -> Iterator[tuple[str, Role]]:
        """Yield the targets that are not, at first sight, sound: nearly all are."""
        parents, climbs = page.parents, self.climbs
        highest = 3 * len(parents)
        for role, targets in file.references.items():
            known = self.known[role]
            sound = self.sound[parents[1:2], role]
            for target in targets - sound:
                climbed = climbs.get(target)
                if climbed is None:
                    match = _QUICK.fullmatch(target) if target else None
                    climbed = climbs[target] = match.end(1) if match else _NEVER
                if climbed >= highest or role is Role.MAP:
                    yield target, role
                    continue
                if climbed or target[0] != "#":
                    meant = parents[climbed // 3] + target[climbed:]
                else:
                    meant = page.path + target
                if meant not in known:
                    path, _, fragment = meant.partition("#")
                    known[meant] = self._find(path, fragment, role)
                if known[meant] is not None:
                    yield target, role
                elif climbed:
                    sound.add(target)

    def _judge(self, page: "_Page", target: str, role: Role) -> tuple[Fault | None, Where | None]:
        text = _INSIDE.sub("", target.strip(_C0))
        if not text:
            return Fault(LinkKind.EMPTY, "est vide"), None
        if role is Role.MAP:
            return self._judge_map(page.file, text), None
        fault = judge_scheme(text)
        scheme = scheme_of(text)
        if fault or (scheme and scheme not in WEB):
            return fault, None
        try:
            url = URL(text, base=page.base)
        except ValueError:
            return Fault(LinkKind.ADDRESS, "n’est comprise par aucun navigateur"), None
        if url.host != self.site.host or url.protocol not in ("http:", "https:"):
            return self._judge_other(url, text, scheme), None
        if role is Role.HINT:
            return None, None
        return self._judge_inside(page, text, url, role)

    def _judge_other(self, url: URL, text: str, scheme: str) -> Fault | None:
        if text.startswith("\\\\"):
            return Fault(
                LinkKind.LOCAL, "désigne un partage de fichiers du réseau de qui l’a écrite"
            )
        return judge_web(url.href) if scheme else judge_host(url.hostname)

    def _judge_inside(
        self, page: "_Page", text: str, url: URL, role: Role
    ) -> tuple[Fault | None, Where | None]:
        prefix = self.site.prefix
        origin = _ORIGIN.match(text)
        if _climbs(text[origin.end() :] if origin else text, page.depth, bool(origin)):
            return Fault(LinkKind.OUTSIDE, "remonte au-dessus de la racine du site"), None
        encoded = url.pathname
        if encoded + "/" == prefix:
            encoded = prefix
        if not encoded.startswith(prefix):
            return self._outside(page.name, encoded, bool(origin)), None
        if _BAD_PERCENT.search(encoded):
            return Fault(LinkKind.ADDRESS, "contient un « % » qui n’annonce aucun signe"), None
        path = re.sub("/{2,}", "/", unquote(encoded[len(prefix) :]))
        if path == page.url_path:
            path = page.path
        where = Where(path, url.hash[1:], bool(origin) or text[:1] in "/\\")
        return self._find(where.path, where.fragment, role), where

    def _outside(self, file: str, encoded: str, absolute: bool) -> Fault | None:
        """Judge an address of our host out of our folder: another edition, or a prefix forgotten."""
        if absolute:
            return None
        path = unquote(encoded[1:])
        known = self.site.find(path)
        near = (written_from(file, address_of(known)),) if known is not None else ()
        prefix = self.site.prefix
        return Fault(LinkKind.OUTSIDE, f"sort du site, qui est publié sous « {prefix} »", near)

    def _judge_map(self, file: LinkedFile, text: str) -> Fault | None:
        name = text.partition("#")[2]
        if name and (name in file.maps or name in (file.ids or ())):
            return None
        return Fault(LinkKind.ANCHOR, "ne nomme aucune carte (« map ») de la page")

    def _find(self, path: str, fragment: str, role: Role) -> Fault | None:
        """Judge a decoded path of the site, and its fragment as written or as a browser writes it."""
        if role is Role.HINT:
            return None
        found = self.site.find(path)
        if found is None:
            return self._absent(path, role)
        if not fragment or role is Role.RESOURCE:
            return None
        file = self.site.files.get(found)
        if file is None or file.ids is None:
            return None
        drawn = found.endswith(_DRAWN)
        if drawn and (role is Role.LINK or "=" in fragment or "(" in fragment):
            return None
        if role is Role.SPRITE and not drawn and found.endswith(".css"):
            return None
        return self._judge_fragment(fragment, found, file.ids)

    def _judge_fragment(self, written: str, found: str, ids: frozenset[str]) -> Fault | None:
        fragment = written.partition(":~:")[0]
        decoded = unquote(fragment)
        if fragment in ids or decoded in ids or decoded.casefold() in ("", "top"):
            return None
        near = tuple(f"#{name}" for name in self.near.anchors(decoded, ids))
        what = f"cherche l’ancre « {decoded[:_NOT_SHOWN]} », absente de la page « {found} »"
        return Fault(LinkKind.ANCHOR, what, near)

    def _absent(self, path: str, role: Role) -> Fault:
        twin = self.near.twin(path)
        if twin:
            return Fault(LinkKind.CASE, f"ne diffère de « {twin} » que par les majuscules", (twin,))
        last = path.rstrip("/").rpartition("/")[2]
        a_page = "." not in last.strip(".") or last.lower().endswith(_PAGES) or path.endswith("/")
        if _MAIL.fullmatch(last):
            return Fault(LinkKind.PAGE, "n’a pas « mailto: » devant elle", (f"mailto:{last}",))
        host = _HOST_LIKE.search(path) if role is Role.LINK else None
        if host:
            what = "n’a pas « https:// » devant elle"
            return Fault(LinkKind.PAGE, what, (f"https://{host[1]}",))
        kind = LinkKind.PAGE if role is Role.LINK and a_page else LinkKind.RESOURCE
        if path.rstrip("/") in self.site.folders or not path:
            what = f"mène au dossier « {path} », qui n’a pas de page index.html"
        else:
            what = f"mène à « {path[:_NOT_SHOWN]} », qui n’existe pas"
        return Fault(kind, what, self.near.addresses(path))

    def _broken(self, file: str, target: str, fault: Fault, where: Where | None) -> BrokenLink:
        subject = f"L’adresse « {target[:_NOT_SHOWN]} »" if target else "Une adresse"
        suggestions = fault.suggestions
        resolved = ""
        if where:
            resolved = f"{where.path}#{unquote(where.fragment)}" if where.fragment else where.path
            if fault.kind is LinkKind.ANCHOR:
                before = target.partition("#")[0]
                suggestions = tuple(before + item for item in suggestions)
            elif not any(":" in item for item in suggestions):
                suggestions = tuple(written_from(file, address_of(item)) for item in suggestions)
        return BrokenLink(
            file, target, fault.kind, f"{subject} {fault.what}", resolved, suggestions
        )


class _Page:
    """Where the relative addresses of a file start from."""

    def __init__(self, site: SiteLinks, name: str, file: LinkedFile) -> None:
        self.file = file
        self.name = name
        self.path = name
        self.url_path = ""
        own = site.address + quote(address_of(name), safe="/~!$&'()*+,;=@:", errors="replace")
        self.base = own
        if file.base:
            with suppress(ValueError):  # a browser goes without it
                self.base = URL(file.base, base=own).href
        start = URL(self.base)
        inside = start.host == site.host and start.pathname.startswith(site.prefix)
        self.parents: tuple[str, ...] = ()
        self.depth = 0
        if file.base and not inside:
            self.path = ""
            return
        here = unquote(start.pathname[len(site.prefix) :]) if file.base else name
        if file.base:
            self.path = here
        else:
            self.url_path = address_of(name)
        folder = here.rpartition("/")[0]
        steps = folder.split("/") if folder else []
        self.depth = len(steps)
        self.parents = tuple(
            "/".join(steps[: len(steps) - up]) + "/" if up < len(steps) else ""
            for up in range(len(steps) + 1)
        )


def _climbs(text: str, depth: int, absolute: bool) -> bool:
    """Tell whether a path goes, at any moment, above the folder of the site."""
    path = _DOT.sub(".", re.split("[?#]", text, maxsplit=1)[0].replace("\\", "/"))
    if absolute or path.startswith("/"):
        depth = 0
    for step in path.split("/")[:-1] + ([".."] if path.endswith("..") else []):
        if step == "..":
            depth -= 1
            if depth < 0:
                return True
        elif step not in ("", "."):
            depth += 1
    return False

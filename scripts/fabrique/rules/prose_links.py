"""Links and images of Markdown, judged before any page is built, with the words of the built site.

Only what is sure is told: the pages that are computed, and the anchors of a text whose headings
hold markup, are left to the check of the built site.
"""

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from fabrique.model import Catalogue, Diagnostic, Link, Prose, Resource
from fabrique.model.site_links import LinkKind
from fabrique.rules.built.addresses import WEB, judge_scheme, judge_web, scheme_of
from fabrique.rules.built.link_findings import RULE_OF
from fabrique.rules.near_names import near_names

_DOCS = "docs/"
_SHOWN = 150  # code points of a target
_COMPUTED = re.compile(r"(?:catalogue|parcours)/(?P<id>[a-z0-9-]+)/index\.md")
_FACETS = frozenset({"competence", "duree", "modalite", "niveau", "public", "type"})
_MARKUP = re.compile(r"[\[\]<>&\\_$:]|https?")
_EXPLICIT = re.compile(r"""\bid=["']([^"']{1,200})["']|\{:?[^}]{0,200}#([\w.-]{1,200})""")
_NOT_A_WORD = re.compile(r"[^\w\s-]")
_BETWEEN = re.compile(r"[-\s]+")
_PLACEHOLDER = ("{", "}", "<", ">")


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Yield what is wrong with the links of every text, in the order of the files."""
    judge = _Judge(catalogue)
    for document in catalogue.documents:
        for link in document.links:
            yield from judge.in_document(document, link)
    for resource in catalogue.resources:
        for link in resource.prose.links if resource.prose else ():
            yield from judge.in_resource(resource, link)


class _Judge:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.texts = {item.file.removeprefix(_DOCS): item for item in catalogue.documents}
        self.names = {name.removeprefix(_DOCS) for name in catalogue.document_names}
        self.ids_of = cache(self._read_ids)

    def in_document(self, document: Prose, link: Link) -> Iterator[Diagnostic]:
        here = document.file.removeprefix(_DOCS)
        path, fragment, found = _split(link)
        if found or path is None:
            yield from _told(link, *found) if found else ()
            return
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
        if target.startswith("../"):
            yield from _told(link, LinkKind.OUTSIDE, "remonte au-dessus de la racine du site")
        elif path.endswith("/") or not posixpath.splitext(target)[1]:
            return  # an address of the built site: judged there
        elif target in self.names:
            yield from self._judge_anchor(link, target, fragment)
        else:
            yield from self._judge_absent(link, target, posixpath.dirname(here))

    def in_resource(self, resource: Resource, link: Link) -> Iterator[Diagnostic]:
        path, _, found = _split(link)
        if found:
            yield from _told(link, *found)
        if found or not path:
            return  # the page adds its own anchors to those of the text
        target = posixpath.normpath(path)
        if not target.startswith("../"):
            known = {file.path for file in resource.found_files}
            if posixpath.splitext(target)[1] and target != "index.md" and target not in known:
                kind = LinkKind.RESOURCE
                twin = next((name for name in known if name.casefold() == target.casefold()), "")
                if twin:
                    yield from _case(link, twin)
                elif resource.trusts("fichiers"):
                    near = near_names(target, tuple(known))
                    yield from _told(link, kind, f"mène à « {target} », qui n’existe pas", near)
            return
        inside = posixpath.normpath(posixpath.join("catalogue", resource.id, path))
        if inside.startswith("../"):
            yield from _told(link, LinkKind.OUTSIDE, "remonte au-dessus de la racine du site")
        elif inside.endswith(".md") and inside not in self.names:
            yield from self._judge_absent(link, inside, f"catalogue/{resource.id}")

    def _judge_absent(self, link: Link, target: str, folder: str) -> Iterator[Diagnostic]:
        """Judge a path that is no file of `docs/`: a page may be computed at an `index.md`.

        `folder` is that of the text; suggestions start from it.
        """
        twin = next((name for name in self.names if name.casefold() == target.casefold()), "")
        if twin:
            yield from _case(link, twin)
            return
        computed = _COMPUTED.fullmatch(target)
        if computed:
            yield from self._judge_computed(link, target, computed["id"])
        elif posixpath.basename(target) == "index.md" or target.startswith("catalogue/"):
            return
        elif target.endswith(".md") or not target.startswith(("schemas/", "api/", "flux/")):
            kind = LinkKind.PAGE if target.endswith(".md") else LinkKind.RESOURCE
            if kind is LinkKind.RESOURCE and not link.image:
                return  # what the build publishes besides: feeds, kits, data
            names = near_names(target, tuple(sorted(self.names)))
            near = tuple(posixpath.relpath(name, folder or ".") for name in names)
            yield from _told(link, kind, f"mène à « {target} », qui n’existe pas", near)

    def _judge_computed(self, link: Link, target: str, name: str) -> Iterator[Diagnostic]:
        section = target.partition("/")[0]
        catalogue = self.catalogue
        if section == "parcours":
            known = {item.id for item in catalogue.pathways}
            unread = any(item.startswith("parcours/") for item in catalogue.unreadable)
        else:
            known = {item.id for item in catalogue.resources} | _FACETS
            known |= {key for item in catalogue.resources for key in item.former_ids}
            unread = name in catalogue.unreadable
        if name not in known and not unread:
            near = near_names(name, tuple(sorted(known)))
            suggestions = tuple(link.target.replace(name, other) for other in near)
            what = f"mène à « {section}/{name}/ », qui n’existe pas"
            yield from _told(link, LinkKind.PAGE, what, suggestions)

    def _judge_anchor(self, link: Link, target: str, fragment: str) -> Iterator[Diagnostic]:
        ids = self.ids_of(target)
        if ids is None or not fragment or unquote(fragment) in ids or fragment.lower() == "top":
            return
        before = link.target.partition("#")[0]
        near = tuple(
            f"{before}#{name}" for name in near_names(unquote(fragment), tuple(sorted(ids)))
        )
        what = f"cherche l’ancre « {unquote(fragment)[:_SHOWN]} », absente de la page « {target} »"
        yield from _told(link, LinkKind.ANCHOR, what, near)

    def _read_ids(self, name: str) -> frozenset[str] | None:
        """Return the ids that a text will have, or None when they cannot be told for sure."""
        text = self.texts.get(name)
        if text is None or (text.front_matter and "\ntemplate:" in text.text[:2000]):
            return None
        seen: Counter[str] = Counter()
        ids = {found[1] or found[2] for found in _EXPLICIT.finditer(text.text)}
        for heading in text.headings:
            if _MARKUP.search(heading.text):
                return None
            slug = _slug(heading.text)
            ids.add(f"{slug}_{seen[slug]}" if seen[slug] else slug)
            seen[slug] += 1
        return frozenset(ids | {"references", "contenu"})


def _split(link: Link) -> tuple[str | None, str, tuple[LinkKind, str, tuple[str, ...]] | None]:
    """Return the path and fragment of a relative target, or what is wrong with another one."""
    target = link.target
    if not target.strip():
        return None, "", (LinkKind.EMPTY, "est vide", ())
    if any(mark in target for mark in _PLACEHOLDER) or target.startswith(("/", "\\")):
        return None, "", None
    fault = judge_scheme(target)
    scheme = scheme_of(target)
    if not fault and scheme in WEB:
        fault = judge_web(target)
    if fault:
        return None, "", (fault.kind, fault.what, fault.suggestions)
    if scheme:
        return None, "", None
    path, _, fragment = target.partition("#")
    return unquote(path.partition("?")[0]), fragment.partition(":~:")[0], None


def _case(link: Link, twin: str) -> Iterator[Diagnostic]:
    yield from _told(link, LinkKind.CASE, f"ne diffère de « {twin} » que par les majuscules")


def _told(
    link: Link, kind: LinkKind, what: str, suggestions: tuple[str, ...] = ()
) -> Iterator[Diagnostic]:
    subject = f"L’adresse « {link.target[:_SHOWN]} »" if link.target.strip() else "Une adresse"
    yield RULE_OF[kind].at(link.position, f"{subject} {what}", suggestions=suggestions)


def _slug(title: str) -> str:
    """Return the id that the Markdown extension « toc » gives to a heading."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    return _BETWEEN.sub("-", _NOT_A_WORD.sub("", plain).strip().lower())

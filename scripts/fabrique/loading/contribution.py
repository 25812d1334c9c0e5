"""A branch of a contributor, read from git’s objects: its changes, its data, its rendered pages.

Nothing is checked out. Once the tree has been judged, the data that may be trusted to be regular
files are laid in a temporary folder, where the usual rules read them; what a contribution may not
change keeps there the content of the base.
"""

import json
import re
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from fabrique.loading.attachments import inspect
from fabrique.loading.bibliography_markup import refused_in_bibliography
from fabrique.loading.confined import FAILED, confine
from fabrique.loading.folder import HEAD_BYTES, MAX_FILE_BYTES, MAX_PROSE_BYTES
from fabrique.loading.git_objects import Repository
from fabrique.loading.project import MAX_BIB_BYTES
from fabrique.loading.text import decode
from fabrique.model import (
    REGULAR,
    Contribution,
    Diagnostic,
    FabriqueError,
    RefusedMarkup,
    RenderedPage,
    ResourceFile,
    TreeChange,
    TreeEntry,
    is_open,
)

PAGE_SECONDS = 8.0  # an ordinary page takes a tenth of a second

_DATA = "ressources/"
_FILES = frozenset({REGULAR, "100755", "100664"})
_SETTINGS = "mkdocs.yml"
_USUAL = ("toc", "tables", "fenced_code")  # what MkDocs itself adds
# What would read other files, or run what a page holds, is never used here.
_UNUSED = re.compile(r"snippets|include|macros|exec|b64", re.IGNORECASE)
_BIBLIOGRAPHY = "ressources/bibliographie.bib"
_PAGE = re.compile(
    rf"docs/.+\.md|ressources/catalogue/[^/]+/index\.md|{re.escape(_BIBLIOGRAPHY)}", re.DOTALL
)


@dataclass(frozen=True)
class Branch:
    """A branch beside the base it left, and the settings by which the base renders Markdown."""

    repository: Repository
    before: tuple[TreeEntry, ...]
    contribution: Contribution
    extensions: tuple[tuple[str, dict[str, Any]], ...]

    @contextmanager
    def laid(self, refused: Collection[str]) -> Iterator[tuple[Path, Path]]:
        """Give two folders for a while: the data of the base, then those of the branch.

        A refused path is laid in neither form.
        """
        data = {
            entry.path: entry
            for entry in self.before
            if entry.path.startswith(_DATA) and _may_be_laid(entry)
        }
        ours = dict(data)
        for change in self.contribution.changes:
            if not is_open(change.path) or not change.path.startswith(_DATA):
                continue
            ours.pop(change.path, None)
            if change.after and change.path not in refused and _may_be_laid(change.after):
                ours[change.path] = change.after
        with tempfile.TemporaryDirectory(prefix="fabrique-contribution-") as folder:
            base, branch = Path(folder, "base"), Path(folder, "branche")
            self._lay(data, base)
            self._lay(ours, branch)
            yield base, branch

    def render(
        self, refused: Collection[str]
    ) -> tuple[tuple[RenderedPage, ...], tuple[Diagnostic, ...]]:
        """Return the changed pages once rendered, and what is wrong with the text of `docs/`."""
        changes = [
            change
            for change in self.contribution.changes
            if change.after and change.path not in refused and _PAGE.fullmatch(change.path)
        ]
        pages: list[RenderedPage] = []
        found: list[Diagnostic] = []
        for change in changes:
            content, former = self._both(change)
            limit = MAX_BIB_BYTES if change.path == _BIBLIOGRAPHY else MAX_PROSE_BYTES
            if change.path.startswith(_DATA) and len(content) > limit:
                continue  # reading the data says it
            source, faults = decode(content, change.path)
            if not change.path.startswith(_DATA):
                found.extend(faults)
            if source is None:
                continue
            before = former.decode("utf-8", "replace").replace("\r\n", "\n")
            if change.path == _BIBLIOGRAPHY:
                refused_there = refused_in_bibliography(source.text, before)
                pages.append(RenderedPage(source.origin, refused_there))
                continue
            question = {
                "text": source.text,
                "former": before,
                "extensions": self.extensions,
                "has_header": not change.path.startswith(_DATA),
            }
            answer = confine("markdown", json.dumps(question).encode("ascii"), PAGE_SECONDS)
            known = None if answer is FAILED else tuple(RefusedMarkup(*item) for item in answer)
            pages.append(RenderedPage(source.origin, known))
        return tuple(pages), tuple(found)

    def files(self, paths: Collection[str]) -> Iterator[tuple[str, ResourceFile]]:
        """Yield the changed files of these paths, as a resource would have them."""
        entries = [entry for entry in self.contribution.added if entry.path in paths]
        for entry, content in zip(entries, self.repository.read(entries), strict=True):
            yield entry.path, _file(entry.path, content)

    def _lay(self, entries: dict[str, TreeEntry], root: Path) -> None:
        (root / _DATA).mkdir(parents=True)
        kept = list(entries.values())
        for entry, content in zip(kept, self.repository.read(kept), strict=True):
            path = root / entry.path
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("xb") as stream:
                    stream.write(content)
            except OSError as error:
                raise FabriqueError(
                    "Les données de la branche ne peuvent pas être déposées dans un dossier temporaire",
                    "Vérifiez la place et les droits du dossier temporaire.",
                ) from error

    def _both(self, change: TreeChange) -> tuple[bytes, bytes]:
        entries = [entry for entry in (change.after, change.before) if entry]
        contents = [*self.repository.read(entries), b""]
        return contents[0], contents[1]


def read_branch(root: Path, base: str, head: str) -> Branch:
    """Compare a branch with the commit where it left the base; raise FabriqueError if git cannot."""
    repository = Repository(root)
    base_commit, head_commit = repository.commit(base), repository.commit(head)
    before = repository.list_tree(repository.common_ancestor(base_commit, head_commit))
    after = repository.list_tree(head_commit)
    contribution = Contribution(tuple(_changes(before, after)), after)
    return Branch(repository, before, contribution, _extensions(repository, base_commit))


def _changes(before: tuple[TreeEntry, ...], after: tuple[TreeEntry, ...]) -> Iterator[TreeChange]:
    old = {entry.path: entry for entry in before}
    new = {entry.path: entry for entry in after}
    for path in sorted(old.keys() | new.keys()):
        was, is_now = old.get(path), new.get(path)
        if not (was and is_now and (was.mode, was.oid) == (is_now.mode, is_now.oid)):
            yield TreeChange(path, was, is_now)


def _may_be_laid(entry: TreeEntry) -> bool:
    parts = entry.path.split("/")
    sound = not any(part in ("", ".", "..") or "\0" in part for part in parts)
    return sound and entry.mode in _FILES and entry.size_bytes <= MAX_FILE_BYTES


def _file(path: str, content: bytes) -> ResourceFile:
    return ResourceFile(
        path,
        "file",
        len(content),
        content[:HEAD_BYTES],
        lambda: content,
        lambda: inspect(path, content),
    )


def _extensions(repository: Repository, commit: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return the Markdown extensions of the base and their settings, without those that read files."""
    entries = [entry for entry in repository.list_tree(commit) if entry.path == _SETTINGS]
    text = b"".join(repository.read(entries))
    try:
        settings = yaml.load(text, Loader=_Plain)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise FabriqueError(
            f"« {_SETTINGS} » de la base ne peut pas être lu", "Corrigez-le d’abord."
        ) from error
    listed = settings.get("markdown_extensions") if isinstance(settings, dict) else None
    found: dict[str, dict[str, Any]] = {name: {} for name in _USUAL}
    for item in listed if isinstance(listed, list) else ():
        pairs = item.items() if isinstance(item, dict) else ((item, None),)
        for name, options in pairs:
            if isinstance(name, str) and not _UNUSED.search(name):
                found[name] = _plain(options) if isinstance(options, dict) else {}
    if any("superfences" in name for name in found):
        found.pop("fenced_code")
    return tuple(found.items())


def _plain(options: dict[Any, Any]) -> dict[str, Any]:
    """Return the settings that are plain values; functions named in YAML are left out."""
    return {
        str(key): value
        for key, value in options.items()
        if value is None or isinstance(value, (str, int, float, bool))
    }


class _Plain(yaml.SafeLoader):
    """The settings as plain values; a tag that would name a function gives nothing."""


_Plain.add_multi_constructor("", lambda loader, suffix, node: None)

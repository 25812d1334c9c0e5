"""The published branch: which editions it holds, what they weigh, and the tree that follows."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fabrique.editions.git import Git
from fabrique.model import FabriqueError
from fabrique.model.record import LABEL, rank

VERSIONS = "versions.json"  # the list that mike keeps and that pages read


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """An edition as the branch holds it."""

    label: str
    aliases: tuple[str, ...]
    commit: str
    date: str
    archived: bool
    files: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Published:
    """A state of the branch; `tip` is empty before the first publication."""

    git: Git
    tip: str

    @property
    def folders(self) -> dict[str, str]:
        """Return the tree of each folder at the top, by name: equal trees are equal to the byte."""
        if not self.tip:
            return {}
        found = {}
        for line in self.git.read("ls-tree", self.tip).splitlines():
            meta, _, name = line.partition("\t")
            _, kind, tree = meta.split()
            if kind == "tree":
                found[name] = tree
        return found

    @property
    def labels(self) -> list[str]:
        """Return the editions of the branch, oldest first."""
        return sorted((name for name in self.folders if LABEL.match(name)), key=rank)

    @property
    def versions(self) -> list[dict[str, Any]]:
        """Return what mike’s list says of each edition."""
        text = self.git.ask("show", f"{self.tip}:{VERSIONS}") if self.tip else ""
        try:
            found = json.loads(text) if text else []
        except ValueError as error:
            raise FabriqueError(f"« {VERSIONS} » de la branche publiée est illisible") from error
        return [item for item in found if isinstance(item, dict)]

    def property_of(self, label: str, name: str) -> Any:
        """Return what the list says of an edition, None when it says nothing."""
        for item in self.versions:
            if item.get("version") == label:
                return (item.get("properties") or {}).get(name)
        return None

    def sizes(self, folder: str = "") -> dict[str, int]:
        """Return the size in bytes of each file, by path from the top."""
        if not self.tip:
            return {}
        arguments = ["ls-tree", "-r", "-l", "-z", self.tip]
        listed = self.git.run(*arguments, *([f"{folder}/"] if folder else []))
        found = {}
        for line in listed.decode("utf-8").split("\0"):
            meta, _, path = line.partition("\t")
            if path:
                found[path] = int(meta.split()[3])
        return found


def list_editions(git: Git, branch: str) -> list[PublishedEdition]:
    """Return the editions of the local branch, oldest first; none when there is no branch."""
    published = Published(git, git.ask("rev-parse", "--verify", "--quiet", f"refs/heads/{branch}"))
    about = {item.get("version"): item for item in published.versions}
    editions = []
    for label in published.labels:
        sizes = published.sizes(label)
        item = about.get(label, {})
        properties = item.get("properties") or {}
        editions.append(
            PublishedEdition(
                label,
                tuple(sorted(item.get("aliases", ()))),
                str(properties.get("commit", "")),
                str(properties.get("date", "")),
                bool(properties.get("archive")),
                len(sizes),
                sum(sizes.values()),
            )
        )
    return editions


def write_tree(
    git: Git, start: str, files: Mapping[str, bytes], without: Iterable[str] = ()
) -> str:
    """Return a tree: that of `start`, folders of `without` taken away, then `files` laid over."""
    index = {"GIT_INDEX_FILE": str(git.folder / ".git/index-publication")}
    git.run("read-tree", "--empty", extra=index)
    git.run("read-tree", start, extra=index)
    for folder in without:
        git.run("rm", "-r", "-q", "--cached", "--", folder, extra=index)
    lines = []
    for path, content in sorted(files.items()):
        blob = git.run("hash-object", "-w", "--stdin", given=content).decode().strip()
        lines.append(f"100644 {blob}\t{path}\0")
    git.run("update-index", "-z", "--index-info", given="".join(lines).encode(), extra=index)
    return git.run("write-tree", extra=index).decode().strip()


def write_commit(
    git: Git, tree: str, parent: str, message: str, identity: Mapping[str, str]
) -> str:
    """Return a new commit; same tree, parent, message, identity and date: same commit."""
    parents = ["-p", parent] if parent else []
    made = git.run("commit-tree", tree, *parents, "-m", message, extra=identity)
    return made.decode().strip()

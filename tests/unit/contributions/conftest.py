"""A repository without work tree, whose base is the sample project, and branches made in it."""

import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from fabrique.cli.verifier_contribution import judge_branch
from fabrique.loading import read_branch
from fabrique.model import Diagnostic
from tests.conftest import ROOT, SAMPLE

REGULAR, PROGRAM, LINK, SUBMODULE = "100644", "100755", "120000", "160000"
PAGE = "docs/projet/index.md"

Files = Mapping[str, bytes | str | tuple[str, bytes | str] | None]


@dataclass(frozen=True)
class Depot:
    """A bare repository; each commit is made of objects alone."""

    path: Path
    base: str

    def git(self, *arguments: str, data: bytes = b"") -> str:
        """Run git, with an author and a date that are always the same."""
        who = {
            f"GIT_{role}_{key}": value
            for role in ("AUTHOR", "COMMITTER")
            for key, value in (("NAME", "Essai"), ("EMAIL", "essai@exemple.test"))
        }
        day = {"GIT_AUTHOR_DATE": "1795305600 +0000", "GIT_COMMITTER_DATE": "1795305600 +0000"}
        neutral = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        answer = subprocess.run(
            ["git", *arguments],
            cwd=self.path,
            input=data,
            env={**os.environ, **who, **day, **neutral},
            capture_output=True,
            check=True,
        )
        return answer.stdout.decode("utf-8", "surrogateescape").strip()

    def commit(self, files: Files, parent: str = "", name: str = "contribution") -> str:
        """Return a commit that changes these files; a pair is a mode and a content, None removes."""
        index = {"GIT_INDEX_FILE": str(self.path / f"index-{name}")}
        os.environ.update(index)
        try:
            if parent:
                self.git("read-tree", parent)
            lines = b""
            for path, given in files.items():
                mode, content = given if isinstance(given, tuple) else (REGULAR, given)
                oid = "0" * 40 if content is None else self._object(mode, content)
                mode = "0" if content is None else mode
                lines += f"{mode} {oid}\t{path}".encode("utf-8", "surrogateescape") + b"\0"
            self.git("update-index", "-z", "--index-info", data=lines)
            tree = self.git("write-tree")
        finally:
            os.environ.pop("GIT_INDEX_FILE")
        parents = ["-p", parent] if parent else []
        commit = self.git("commit-tree", tree, *parents, "-m", name)
        self.git("update-ref", f"refs/heads/{name}", commit)
        return commit

    def branch(self, files: Files) -> str:
        """Return a contribution that changes these files of the base."""
        return self.commit(files, self.base)

    def tree(self, *entries: tuple[str, str, str]) -> str:
        """Return a tree of these entries (mode, name, object), unchecked, in the order given."""
        lines = (
            f"{mode} {name}".encode() + b"\0" + bytes.fromhex(oid) for mode, name, oid in entries
        )
        return self.git(
            "hash-object", "-t", "tree", "-w", "--stdin", "--literally", data=b"".join(lines)
        )

    def _object(self, mode: str, content: bytes | str) -> str:
        if mode == SUBMODULE:
            return str(content)
        data = content.encode() if isinstance(content, str) else content
        return self.git("hash-object", "-w", "--stdin", "--no-filters", data=data)


def _project() -> dict[str, bytes]:
    """Return the sample project with a page, a program and the settings of the site."""
    files = {
        f"ressources/{path.relative_to(root).as_posix()}": path.read_bytes()
        for root in (SAMPLE / "ressources", ROOT / "ressources")
        for path in sorted(root.rglob("*"))
        if path.is_file() and (root.parent == SAMPLE or "vocabulaires" in path.parts)
    }
    return {
        **files,
        "mkdocs.yml": (ROOT / "mkdocs.yml").read_bytes(),
        "scripts/outil.py": b"print('outil')\n",
        PAGE: "# Le projet\n\nUn lieu où l'on répare.\n".encode(),
    }


@pytest.fixture(scope="session")
def depot(tmp_path_factory: pytest.TempPathFactory) -> Depot:
    """Return the repository; branches of several tests live in it side by side."""
    path = tmp_path_factory.mktemp("depot") / "projet.git"
    path.mkdir()
    empty = Depot(path, "")
    empty.git("init", "--bare", "--quiet", "--initial-branch=main")
    return Depot(path, empty.commit(_project(), name="main"))


@pytest.fixture
def judge_commit(
    depot: Depot, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], list[Diagnostic]]:
    """Return a function that judges a commit as the command does."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22

    def call(commit: str) -> list[Diagnostic]:
        found, _ = judge_branch(read_branch(depot.path, depot.base, commit))
        return list(found)

    return call


@pytest.fixture
def judge(
    depot: Depot, judge_commit: Callable[[str], list[Diagnostic]]
) -> Callable[[Files], list[Diagnostic]]:
    """Return a function that judges a contribution made of these files."""
    return lambda files: judge_commit(depot.branch(files))


@pytest.fixture
def places(
    judge: Callable[[Files], list[Diagnostic]],
) -> Callable[[Files], list[tuple[str, str, int]]]:
    """Return a function that gives rule, file and line of each finding of a contribution."""

    def call(files: Files) -> list[tuple[str, str, int]]:
        return [(item.rule.code, item.position.file, item.position.line) for item in judge(files)]

    return call

"""Git read as a store of objects: nothing is checked out, and nothing of a repository runs.

Only plumbing is called, with neither hook, monitor, filter, pager, replacement nor network, and
without the settings of the person or of the machine.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from fabrique.model import FabriqueError, TreeEntry

SECONDS = 120
MAX_ENTRIES = 200_000

_NEUTRAL = (
    "git", "--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs",
    "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}",
    "-c", "core.untrackedCache=false", "-c", f"core.attributesFile={os.devnull}",
    "-c", "diff.external=", "-c", "core.commitGraph=false", "-c", "protocol.allow=never",
    "-c", "extensions.partialClone=", "-c", "gc.auto=0", "-c", "maintenance.auto=false",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
}
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
_OID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Repository:
    """The objects of the repository whose top folder is `root`."""

    def __init__(self, root: Path) -> None:
        """Make sure that the folder is the top of a repository; raise FabriqueError otherwise."""
        self._root = root
        try:
            inner = self._run("rev-parse", "--show-cdup").strip()
        except _Refusal as error:
            raise FabriqueError(
                f"« {root} » n’est pas un dépôt git que l’on peut lire",
                "Lancez la commande à la racine du dépôt, ou indiquez-la par --racine ; il doit vous appartenir.",
            ) from error
        if inner:
            raise FabriqueError(
                f"« {root} » n’est pas la racine du dépôt git",
                "Indiquez la racine du dépôt par --racine.",
            )

    def commit(self, name: str) -> str:
        """Return the object that a branch, a label or an abbreviation names."""
        try:
            if name.startswith("-") or not name.strip() or "\0" in name:
                raise _Refusal
            found = self._run(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
            )
        except _Refusal as error:
            raise FabriqueError(
                f"« {name[:80]} » ne désigne aucune version de ce dépôt",
                "Donnez une branche, une étiquette ou une empreinte, par exemple origin/main.",
            ) from error
        return found.split()[-1]

    def common_ancestor(self, first: str, second: str) -> str:
        """Return the commit from which two others diverged."""
        try:
            found = self._run("merge-base", first, second).split()
        except _Refusal as error:
            raise FabriqueError(
                "Les deux versions n’ont pas d’ancêtre commun dans ce dépôt",
                "Récupérez l’histoire entière (git fetch --unshallow), ou refaites la branche depuis la base.",
            ) from error
        return found[0]

    def list_tree(self, commit: str) -> tuple[TreeEntry, ...]:
        """Return every file of a commit, in git’s order; a path may come twice in a hostile tree."""
        try:
            listing = self._run("ls-tree", "-r", "-z", "-l", "--full-tree", commit)
        except _Refusal as error:
            raise FabriqueError(
                f"La version {commit[:12]} ne peut pas être lue", "Refaites « git fetch »."
            ) from error
        lines = listing.split("\0")[:-1]
        if len(lines) > MAX_ENTRIES:
            raise FabriqueError(
                f"La version {commit[:12]} compte plus de {MAX_ENTRIES} fichiers",
                "Une telle branche ne se vérifie pas : retirez-en ce qui n’est pas du contenu.",
            )
        return tuple(_entry(line) for line in lines)

    def read(self, entries: Iterable[TreeEntry]) -> Iterator[bytes]:
        """Yield the content of each file, in order, by one process; raise FabriqueError if it fails."""
        with subprocess.Popen(
            [*_NEUTRAL, "cat-file", "--batch"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._root,
            env=_environment(),
        ) as process:
            assert process.stdin is not None and process.stdout is not None
            for entry in entries:
                process.stdin.write(entry.oid.encode("ascii") + b"\n")
                process.stdin.flush()
                header = process.stdout.readline(200).split()
                if len(header) != 3 or header[1] != b"blob":
                    raise FabriqueError(
                        f"L’objet {entry.oid[:12]} manque au dépôt ou n’est pas un fichier",
                        "Refaites « git fetch », puis recommencez.",
                    )
                yield process.stdout.read(int(header[2]))
                process.stdout.read(1)
            process.stdin.close()

    def _run(self, *arguments: str) -> str:
        try:
            answer = subprocess.run(
                [*_NEUTRAL, *arguments],
                cwd=self._root,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except FileNotFoundError as error:
            if not self._root.is_dir():
                raise _Refusal from error
            raise FabriqueError("Le programme « git » est absent", "Installez git.") from error
        except NotADirectoryError as error:
            raise _Refusal from error
        except subprocess.TimeoutExpired as error:
            raise FabriqueError(
                f"git n’a pas répondu en {SECONDS} secondes", "Vérifiez le disque."
            ) from error
        if answer.returncode:
            raise _Refusal
        return answer.stdout.decode("utf-8", "surrogateescape")


class _Refusal(Exception):
    """Git says no."""


def _environment() -> dict[str, str]:
    """Return what git needs and nothing that could point it elsewhere."""
    return {key: os.environ[key] for key in _KEPT if key in os.environ} | _ENVIRONMENT


def _entry(line: str) -> TreeEntry:
    """Return a line of `ls-tree -l`: mode, kind, object, size, then a tab and the path."""
    facts, _, path = line.partition("\t")
    mode, _kind, oid, size = facts.split()
    if not _OID.fullmatch(oid):
        raise FabriqueError("git donne une empreinte inattendue", "Vérifiez la version de git.")
    return TreeEntry(path, mode, oid, int(size) if size.isdigit() else 0)

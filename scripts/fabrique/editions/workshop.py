"""A place aside: a repository that borrows the objects of ours, and the site built in it.

It lies inside the git folder, where nobody looks. Whatever stops us leaves it there and touches
nothing else; the next run sweeps it away first.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fabrique.editions.git import Git, environment
from fabrique.editions.judging import Tell
from fabrique.model import FabriqueError

_PLACE = "fabrique-edition"
_KEPT_LINES = 30  # of what a failed build said


@dataclass(frozen=True, slots=True)
class Workshop:
    """The repository aside, at one commit of ours, and where its site is built."""

    git: Git
    site: Path
    commit: str
    seconds: str  # of the commit, since 1970

    @property
    def root(self) -> Path:
        """Return the folder of the project as the commit holds it."""
        return self.git.folder

    def build(self, label: str, alias: str, tell: Tell) -> None:
        """Build the site of an edition; what MkDocs said is told before FabriqueError."""
        extra = {
            "FABRIQUE_ALIAS": alias,
            "FABRIQUE_EDITION": label,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONHASHSEED": "0",
            "SOURCE_DATE_EPOCH": self.seconds,
            "TZ": "UTC",
        }
        kept = {
            key: value
            for key, value in environment().items()
            if key not in ("FABRIQUE_HORS_LIGNE", "MIKE_DOCS_VERSION")
        }
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        done = subprocess.run(
            [*command, "--site-dir", str(self.site)],
            cwd=self.root,
            env={**kept, **extra},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            lines = (done.stderr + done.stdout).strip().splitlines()
            tell("\n".join(lines[-_KEPT_LINES:]))
            raise FabriqueError(
                "Le site ne se fabrique pas", "Corrigez, validez, puis recommencez."
            )


@contextmanager
def open_workshop(ours: Git, commit: str) -> Iterator[Workshop]:
    """Give a place aside, swept away at the end; one at a time for a repository.

    Raise FabriqueError when another run is at work.
    """
    common = Path(ours.read("rev-parse", "--path-format=absolute", "--git-common-dir"))
    place = common / _PLACE
    with _alone(common / f"{_PLACE}.verrou"):
        _sweep(place)
        try:
            yield _furnish(ours, common, place, commit)
        finally:
            _sweep(place)


def _furnish(ours: Git, common: Path, place: Path, commit: str) -> Workshop:
    root = place / "depot"
    root.mkdir(parents=True)
    git = Git(root)
    kind = ours.ask("rev-parse", "--show-object-format") or "sha1"
    git.run("init", "--quiet", f"--object-format={kind}")
    inner = root / ".git"
    (inner / "objects/info/alternates").write_text(f"{common / 'objects'}\n", "utf-8")
    if (common / "shallow").is_file():
        shutil.copyfile(common / "shallow", inner / "shallow")
    git.run("checkout", "--quiet", "--detach", commit)
    seconds = git.read("log", "-1", "--format=%ct", commit)
    return Workshop(git, place / "site", commit, seconds)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a lock that dies with us; where the system has none, git’s own check remains."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise FabriqueError(
                "Une autre commande « edition » est en cours dans ce dépôt",
                "Attendez qu’elle finisse, puis recommencez.",
            ) from error
        yield
    finally:
        os.close(descriptor)


def _sweep(place: Path) -> None:
    if place.exists():
        shutil.rmtree(place)

"""What an edition adds to the published branch, and how long it takes, against mike alone.

Both publish the same commits of the same project, in turn: ours with its proofs, the other by
`mike deploy --alias-type copy`, which builds and commits and checks nothing.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from fabrique.rules.catalogue.met024_duty_missing import RULE as DUTIES
from tests.conftest import merge_keys
from tests.mesures import ROOT, MeasureError, Settings
from tests.mesures.figures import french, told, typical
from tests.mesures.process import Cost, measure, program

TITLE = "éditions : octets ajoutés et temps de publication, comparés à mike seul"

LABELS = ("2026.1", "2026.2", "2026.3")

_PARTS = ("mkdocs.yml", "docs", "overrides", "ressources")
_BRANCH = "gh-pages"


@dataclass(frozen=True, slots=True)
class Added:
    """What one edition added: files and bytes as a host serves them, bytes of git, once packed."""

    files: int
    tree_bytes: int
    git_bytes: int
    cost: Cost


def run(settings: Settings) -> Iterator[str]:
    """Publish the editions, one resource changed between two, ours then the other."""
    with tempfile.TemporaryDirectory(prefix="fabrique-mesures-") as name:
        ours, bare = Path(name) / "fabrique", Path(name) / "mike"
        _make_repository(ours)
        made: dict[str, list[Added]] = {"la fabrique": [], "mike seul": []}
        for rank, label in enumerate(LABELS):
            if rank:
                _change(ours, rank)
            measure((program("fabrique"), "edition", "preparer", label), ours)
            _commit(ours, f"edition: {label}")
            shutil.rmtree(bare, ignore_errors=True)
            shutil.copytree(ours, bare, ignore=shutil.ignore_patterns("site", "build"))
            if rank:
                _restore(bare, Path(name) / "garde")
            command = (program("fabrique"), "edition", "publier", label)
            made["la fabrique"].append(_publish(command, ours))
            alone = ("deploy", "--alias-type", "copy", "--update-aliases", label, "latest")
            made["mike seul"].append(_publish((program("mike"), *alone), bare))
            _keep(bare, Path(name) / "garde")
            for who, all_of_it in made.items():
                yield _line(label, who, all_of_it[-1])
        yield from _sum_up(made)


def _sum_up(made: dict[str, list[Added]]) -> Iterator[str]:
    for who, all_of_it in made.items():
        later = all_of_it[1:]
        tree = median(item.tree_bytes for item in later) / 1e6
        packed = median(item.git_bytes for item in later) / 1e3
        yield (
            f"{who}, une ressource changée : {french(tree, 2)} Mo de plus à servir,"
            f" {french(packed)} Ko de plus dans git ; {told(typical(it.cost for it in all_of_it))}"
        )
    both = zip(made["la fabrique"], made["mike seul"], strict=True)
    ratios = [(our.cost.wall_seconds / other.cost.wall_seconds) for our, other in both]
    yield f"temps de publication : {french(median(ratios), 2)} fois celui de mike seul (médiane)"


def _line(label: str, who: str, added: Added) -> str:
    return (
        f"{label}, {who} : {french(added.files)} fichiers et {french(added.tree_bytes / 1e6, 2)} Mo"
        f" de plus à servir, {french(added.git_bytes / 1e3)} Ko dans git, {told(added.cost)}"
    )


def _publish(command: tuple[str, ...], root: Path) -> Added:
    before, packed = _served(root), _packed(root)
    cost = measure(command, root)
    after = _served(root)
    files, size = after[0] - before[0], after[1] - before[1]
    return Added(files, size, _packed(root) - packed, cost)


def _served(root: Path) -> tuple[int, int]:
    """Return how many files the branch holds, and their size."""
    if not _git(root, "branch", "--list", _BRANCH):
        return 0, 0
    lines = _git(root, "ls-tree", "-r", "-l", _BRANCH).splitlines()
    return len(lines), sum(int(line.split("\t")[0].split()[3]) for line in lines)


def _packed(root: Path) -> int:
    """Return what the history of the branch takes on the disk, once packed."""
    if not _git(root, "branch", "--list", _BRANCH):
        return 0
    _git(root, "repack", "-a", "-d", "-q")
    return int(_git(root, "rev-list", "--objects", "--disk-usage", _BRANCH))


def _make_repository(root: Path) -> None:
    """Lay the real project, under the identity of an example: the real one is the publisher’s."""
    root.mkdir()
    for part in _PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / part)
    identity = root / "ressources/site.yml"
    identity.write_text(
        merge_keys(
            identity.read_text("utf-8"),
            f"adresse: https://fabrique.example.org/\n{DUTIES.good['ressources/site.yml']}",
        ),
        "utf-8",
    )
    (root / ".gitignore").write_text("/site/\n/build/\n", "utf-8")
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "config", "user.name", "Établissement d’exemple")
    _git(root, "config", "user.email", "essai@example.org")
    _commit(root, "depart")


def _change(root: Path, rank: int) -> None:
    """Change the text and the version of one resource."""
    folder = sorted((root / "ressources/catalogue").iterdir())[0]
    text = folder / "index.md"
    text.write_text(f"{text.read_text('utf-8')}\nUne précision de plus, la {rank}e.\n", "utf-8")
    data = folder / "ressource.yml"
    data.write_text(merge_keys(data.read_text("utf-8"), f'version: "9.0.{rank}"\n'), "utf-8")
    _commit(root, f"changement {rank}")


def _keep(root: Path, kept: Path) -> None:
    """Put aside the branch of the other."""
    shutil.rmtree(kept, ignore_errors=True)
    _git(root, "clone", "--quiet", "--bare", "--single-branch", "--branch", _BRANCH, ".", str(kept))


def _restore(root: Path, kept: Path) -> None:
    """Give the other its own branch instead of ours."""
    _git(root, "fetch", "--quiet", "--force", str(kept), f"{_BRANCH}:{_BRANCH}")


def _commit(root: Path, message: str) -> None:
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", message)


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise MeasureError(f"git {arguments[0]} a échoué", done.stderr)
    return done.stdout.strip()

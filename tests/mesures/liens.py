"""`fabrique liens` against lychee, on the same built site, run in turn; then on seeded defects.

lychee gets what helps it most: fragments in full, the root of the site, the index of folders, and
its own addresses brought back to the folder.
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median
from urllib.parse import unquote

from tests.link_cases import ADDRESS, DEFECTS, SITE, TRAPS, Case
from tests.mesures import MeasureError, Settings
from tests.mesures.figures import french, told, typical, verdict
from tests.mesures.link_site import write_site
from tests.mesures.process import Cost, measure, program

TITLE = "fabrique liens, comparé à lychee"

PAGES = 1_000
LINKS = 150_000  # at least
SHARE = 1 / 5  # of the processor time of lychee, at most


def run(settings: Settings) -> Iterator[str]:
    """Measure both on a sound site, in turn; then count what each finds of what was seeded."""
    with tempfile.TemporaryDirectory(prefix="fabrique-mesures-") as name:
        site = Path(name).resolve() / "site"
        written = write_site(site, PAGES)
        yield (
            f"{french(written.pages)} pages, {french(written.links)} liens,"
            f" {french(written.size_bytes / 1e6, 1)} Mo"
        )
        yield verdict(f"au moins {french(LINKS)} liens", written.links >= LINKS, "compte exact")
        pairs: list[tuple[Cost, Cost]] = []
        for number in range(1, settings.pairs + 1):
            ours, theirs = measure(_ours(site), site), measure(_lychee(site), site)
            pairs.append((ours, theirs))
            yield (
                f"paire {number} : fabrique liens {told(ours)} ; lychee {told(theirs)} ;"
                f" processeur {french(_share(ours, theirs), 2)} fois celui de lychee"
            )
        yield from judge_cost(pairs)
        lay(site, (SITE, *(case.tree() for case in (*DEFECTS, *TRAPS))))
        yield from judge_findings(_pages_ours(site), _pages_lychee(site))


def judge_cost(pairs: list[tuple[Cost, Cost]]) -> Iterator[str]:
    """Yield the medians, then whether ours keeps to its share."""
    share = median(_share(ours, theirs) for ours, theirs in pairs)
    yield "médianes (temps) et maximum (mémoire), sur le site sans défaut :"
    yield f"  fabrique liens {told(typical(pair[0] for pair in pairs))}"
    yield f"  lychee {told(typical(pair[1] for pair in pairs))}"
    yield verdict(
        "au plus un cinquième du temps de processeur de lychee",
        share <= SHARE,
        f"{french(share, 2)} fois",
    )


def judge_findings(ours: set[str], theirs: set[str]) -> Iterator[str]:
    """Yield the defects found and the false alarms of each; a page reported counts as found."""
    found, false = _hit(DEFECTS, ours), _hit(TRAPS, ours)
    their_found, their_false = _hit(DEFECTS, theirs), _hit(TRAPS, theirs)
    yield _counted("fabrique liens", found, false)
    yield _counted("lychee", their_found, their_false)
    yield f"trouvés par lychee seul : {', '.join(sorted(their_found - found)) or 'aucun'}"
    yield f"fausses alertes de lychee : {', '.join(sorted(their_false)) or 'aucune'}"
    more = len(found) > len(their_found)
    yield verdict("plus de défauts trouvés que lychee", more, f"{len(found)}, {len(their_found)}")
    yield verdict("aucune fausse alerte", not false, f"{len(false)}")


def lay(root: Path, trees: Iterable[Mapping[str, str | bytes]]) -> None:
    """Write files under a folder."""
    for tree in trees:
        for name, content in tree.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())


def _counted(name: str, found: set[str], false: set[str]) -> str:
    return (
        f"{name} : {len(found)} défauts trouvés sur {len(DEFECTS)},"
        f" {len(false)} fausses alertes sur {len(TRAPS)} pièges"
    )


def _hit(cases: Iterable[Case], pages: set[str]) -> set[str]:
    return {case.name for case in cases if case.page in pages or case.place[0] in pages}


def _ours(site: Path, *options: str) -> tuple[str, ...]:
    return (program("fabrique"), "liens", str(site), "--adresse", ADDRESS, *options)


def _lychee(site: Path, *options: str) -> tuple[str, ...]:
    return (
        program("lychee"),
        "--offline",
        "--include-fragments=full",
        "--no-progress",
        "--root-dir",
        str(site),
        "--index-files",
        "index.html",
        "--remap",
        f"^https?://exemple[.]test/(.*) file://{site}/$1",
        *options,
        str(site),
    )


def _pages_ours(site: Path) -> set[str]:
    found = json.loads(_output(_ours(site, "--format", "json"), site))["constats"]
    return {item["page"] for item in found}


def _pages_lychee(site: Path) -> set[str]:
    text = _output(_lychee(site, "--format", "json"), site)
    report = json.loads(text[text.index("{") :])
    return {
        unquote(re.sub("^file://", "", name)).removeprefix(f"{site}/")
        for kind in ("error_map", "timeout_map")
        for name in report.get(kind, {})
    }


def _output(command: tuple[str, ...], folder: Path) -> str:
    """Run a command that may find something; raise MeasureError when it fails otherwise."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, 2) or not done.stdout.strip():
        raise MeasureError(f"« {Path(command[0]).name} » a échoué ({done.returncode})", done.stderr)
    return done.stdout


def _share(ours: Cost, theirs: Cost) -> float:
    return ours.cpu_seconds / theirs.cpu_seconds

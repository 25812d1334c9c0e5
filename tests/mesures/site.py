"""The whole site against the same pages with Material alone, built in turn, at three sizes.

Ours also reads and judges the data, computes the pages, runs pandoc, sets the typography, packs the
kits and writes the feeds; the other finds its pages written, citations included (see `bare.py`).
Both make the index of their own search.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.mesures import ROOT, MeasureError, Settings
from tests.mesures.catalogue import make_catalogue
from tests.mesures.figures import french, told, typical, verdict
from tests.mesures.process import Cost, measure

TITLE = "fabrication du site, comparée à Material seul"

AT_MOST = 1.5  # times the build of the same pages by Material alone
STEEPER = 1.15  # what a page more may cost at the end against the start: beyond, not linear
BUSY = 1.2  # times the time of the processor: beyond, something else had the machine
PAIRS = 2  # a build takes minutes

_PARTS = ("docs", "overrides", "mkdocs.yml")


@dataclass(frozen=True, slots=True)
class Built:
    """A build of the site: what it took and how many pages it gave."""

    pages: int
    cost: Cost


Builds = Mapping[int, Sequence[Built]]  # by number of resources, in the order of the rounds


def run(settings: Settings) -> Iterator[str]:
    """Build each size in turn, ours then the other; the largest size is built by ours alone."""
    sizes = _sizes(settings.resources)
    *compared, largest = sizes
    ours: dict[int, list[Built]] = {size: [] for size in sizes}
    bare: dict[int, list[Built]] = {size: [] for size in compared}
    with tempfile.TemporaryDirectory(prefix="fabrique-mesures-") as name:
        folder = Path(name)
        for size in sizes:
            _make_project(folder / f"{size}", size)
        for size in compared:
            _make_bare(folder / f"{size}", folder / f"{size}-seul")
        for number in range(1, min(settings.pairs, PAIRS) + 1):
            for size in compared:
                ours[size].append(_build(folder / f"{size}", "--strict"))
                yield _line(number, size, "la fabrique", ours[size][-1])
                bare[size].append(_build(folder / f"{size}-seul"))
                yield _line(number, size, "Material seul", bare[size][-1])
                yield f"  rapport {french(_ratio(ours[size][-1], bare[size][-1]), 2)}"
                _require_same_pages(folder / f"{size}", folder / f"{size}-seul")
            ours[largest].append(_build(folder / f"{largest}", "--strict"))
            yield _line(number, largest, "la fabrique", ours[largest][-1])
    for size in compared:
        yield from judge_ratio(size, ours[size], bare[size])
    yield _memory("la fabrique", ours)
    yield _memory("Material seul", bare)
    yield from judge_growth(ours)
    yield from doubt(built for builds in (*ours.values(), *bare.values()) for built in builds)


def judge_ratio(size: int, ours: Sequence[Built], bare: Sequence[Built]) -> Iterator[str]:
    """Yield the medians of both builds, then whether ours keeps to its aim."""
    both = tuple(zip(ours, bare, strict=True))
    ratio = median(_ratio(our, other) for our, other in both)
    cpu_ratio = median(our.cost.cpu_seconds / other.cost.cpu_seconds for our, other in both)
    yield f"{french(size)} ressources, médianes (temps) et maximum (mémoire) :"
    for name, builds in (("la fabrique", ours), ("Material seul", bare)):
        cost = typical(built.cost for built in builds)
        yield f"  {name} {told(cost)}, {_per_page(cost, builds[0].pages)}"
    yield verdict(
        f"au plus {french(AT_MOST, 1)} fois le temps de Material seul, à {french(size)} ressources",
        ratio <= AT_MOST,
        f"{french(ratio, 2)} fois ; en temps de processeur {french(cpu_ratio, 2)}",
    )


def judge_growth(builds: Builds) -> Iterator[str]:
    """Yield what one page more costs from each size to the next, and whether it stays the same.

    Each size counts for its cheapest round: what else runs on the machine only ever adds time.
    """
    small, half, whole = sorted(builds)
    first = _per_added_page_ms(builds[small], builds[half])
    last = _per_added_page_ms(builds[half], builds[whole])
    times = _least_cpu(builds[whole]) / _least_cpu(builds[half])
    pages = builds[whole][0].pages / builds[half][0].pages
    yield (
        f"croissance de {french(half)} à {french(whole)} ressources (la fabrique, tour le moins"
        f" cher) : pages multipliées par {french(pages, 2)}, temps de processeur par"
        f" {french(times, 2)}"
    )
    yield verdict(
        "croissance linéaire",
        last <= first * STEEPER,
        f"chaque page de plus coûte {french(first, 1)} ms de {french(small)} à {french(half)}"
        f" ressources, {french(last, 1)} ms de {french(half)} à {french(whole)}",
    )


def doubt(builds: Iterable[Built]) -> Iterator[str]:
    """Yield a warning when the elapsed times tell more of the machine than of the builds."""
    waiting = max(built.cost.wall_seconds / built.cost.cpu_seconds for built in builds)
    if waiting > BUSY:
        yield (
            f"Machine occupée : jusqu’à {french(waiting, 1)} fois plus de temps écoulé que de"
            " processeur. Les temps écoulés ne prouvent rien : recommencez au calme."
        )


def _sizes(resources: int) -> tuple[int, int, int]:
    """Return a twentieth, a half and the whole; real resources are always there."""
    real = len(list((ROOT / "ressources/catalogue").glob("*/ressource.yml")))
    sizes = (max(resources // 20, real), resources // 2, resources)
    if not sizes[0] < sizes[1] < sizes[2]:
        raise MeasureError(f"Pour trois tailles, il faut plus de {2 * real + 1} ressources")
    return sizes


def _make_project(target: Path, size: int) -> None:
    make_catalogue(ROOT, target, size)
    for part in _PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target / part)


def _make_bare(project: Path, target: Path) -> None:
    """Write the bare project in another process, so that this one stays small."""
    measure((sys.executable, "-m", "tests.mesures.bare", str(project), str(target)), ROOT)


def _build(project: Path, *options: str) -> Built:
    """Build from nothing, as a whole process."""
    shutil.rmtree(project / "site", ignore_errors=True)
    cost = measure((sys.executable, "-m", "mkdocs", "build", *options), project)
    return Built(len(_pages(project)), cost)


def _pages(project: Path) -> set[str]:
    site = project / "site"
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def _require_same_pages(project: Path, bare: Path) -> None:
    different = _pages(project) ^ _pages(bare)
    if different:
        raise MeasureError(
            "Les deux fabrications n’ont pas les mêmes pages", "\n".join(sorted(different)[:20])
        )


def _line(number: int, size: int, name: str, built: Built) -> str:
    return (
        f"tour {number}, {french(size)} ressources, {french(built.pages)} pages : {name}"
        f" {told(built.cost)}, {_per_page(built.cost, built.pages)}"
    )


def _per_page(cost: Cost, pages: int) -> str:
    return f"{french(cost.wall_seconds / pages * 1000, 1)} ms par page"


def _ratio(ours: Built, bare: Built) -> float:
    return ours.cost.wall_seconds / bare.cost.wall_seconds


def _memory(name: str, builds: Builds) -> str:
    """Say what each page adds to the peak between the two largest sizes.

    On a small site the largest process is pandoc, not MkDocs: a slope from there means nothing.
    """
    less, more = sorted(builds)[-2:]
    added = builds[more][0].pages - builds[less][0].pages
    grown_kib = (_peak(builds[more]) - _peak(builds[less])) / added * 1024
    return (
        f"mémoire de chaque page de plus ({name}) : {french(grown_kib)} Kio, de {french(less)} à"
        f" {french(more)} ressources"
    )


def _peak(builds: Sequence[Built]) -> float:
    return typical(built.cost for built in builds).peak_mib


def _least_cpu(builds: Sequence[Built]) -> float:
    return min(built.cost.cpu_seconds for built in builds)


def _per_added_page_ms(before: Sequence[Built], after: Sequence[Built]) -> float:
    added = after[0].pages - before[0].pages
    return (_least_cpu(after) - _least_cpu(before)) / added * 1000

"""`fabrique verifier` against `check-jsonschema`, on the same resources, run in turn.

The comparison favours the other program: it reads `ressource.yml` only, while ours also reads the
texts, the attached files, the framework and the bibliography, and judges what a schema cannot.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.mesures import ROOT, Settings
from tests.mesures.catalogue import Made, make_catalogue
from tests.mesures.figures import french, told, typical, verdict
from tests.mesures.process import Cost, measure, measure_on_files, program

TITLE = "fabrique verifier, comparé à check-jsonschema"

FASTER = 10  # times, at least
PER_RESOURCE_MS = 2.0
PEAK_MIB = 300.0

_SCHEMA = ROOT / "scripts/fabrique/schemas/ressource.json"


def run(settings: Settings) -> Iterator[str]:
    """Measure both programs in turn, then ours on half of the resources; judge the medians."""
    with tempfile.TemporaryDirectory(prefix="fabrique-mesures-") as folder:
        whole, half = Path(folder, "entier"), Path(folder, "moitie")
        made = make_catalogue(ROOT, whole, settings.resources)
        yield _described(made, settings.resources)

        pairs: list[tuple[Cost, Cost]] = []
        for number in range(1, settings.pairs + 1):
            ours = _verify(whole, made)
            theirs = _check_schema(whole, made)
            if not pairs:
                yield f"fabrique verifier : {_last_line(ours)} ; check-jsonschema : {_last_line(theirs)}"
            pairs.append((ours, theirs))
            yield (
                f"paire {number} : fabrique verifier {told(ours)} ; check-jsonschema"
                f" {told(theirs)} ; rapport {french(_ratio(theirs, ours), 1)}"
            )
        yield from _judged(pairs, settings.resources)

        fewer = max(settings.resources // 2, made.real)
        made_half = make_catalogue(ROOT, half, fewer)
        growth = [(_verify(half, made_half), _verify(whole, made)) for _ in range(settings.pairs)]
        yield _grown(growth, fewer, settings.resources)


def _verify(root: Path, made: Made) -> Cost:
    """Run our command on the day of the latest change, so that no figure depends on today."""
    return measure((program("fabrique"), "verifier", "--date", str(made.day)), root)


def _check_schema(root: Path, made: Made) -> Cost:
    command = (program("check-jsonschema"), "--schemafile", str(_SCHEMA))
    return measure_on_files(command, made.files, root)


def _described(made: Made, size: int) -> str:
    return (
        f"{french(size)} dossiers de ressource : {made.real} réels et"
        f" {french(size - made.real)} variantes ; ressource.yml de"
        f" {french(made.data_bytes / size / 1000, 1)} ko et index.md de"
        f" {french(made.prose_bytes / size / 1000, 1)} ko en moyenne"
    )


def _judged(pairs: list[tuple[Cost, Cost]], size: int) -> Iterator[str]:
    ours = typical(pair[0] for pair in pairs)
    theirs = typical(pair[1] for pair in pairs)
    ratio = median(_ratio(other, our) for our, other in pairs)
    cpu_ratio = median(other.cpu_seconds / our.cpu_seconds for our, other in pairs)
    per_resource_ms = ours.wall_seconds / size * 1000
    theirs_ms = theirs.wall_seconds / size * 1000
    yield "médianes (temps) et maximum (mémoire) :"
    yield f"  fabrique verifier {told(ours)}, {french(per_resource_ms, 2)} ms par ressource"
    yield f"  check-jsonschema {told(theirs)}, {french(theirs_ms, 2)} ms par ressource"
    yield (
        f"  rapport des temps écoulés {french(ratio, 1)}, des temps de processeur"
        f" {french(cpu_ratio, 1)}"
    )
    yield verdict(
        f"au moins {FASTER} fois plus rapide", ratio >= FASTER, f"{french(ratio, 1)} fois"
    )
    yield verdict(
        f"moins de {french(PER_RESOURCE_MS)} ms par ressource",
        per_resource_ms < PER_RESOURCE_MS,
        f"{french(per_resource_ms, 2)} ms",
    )
    yield verdict(
        f"moins de {french(PEAK_MIB)} Mio",
        ours.peak_mib < PEAK_MIB,
        f"{french(ours.peak_mib)} Mio",
    )


def _grown(growth: list[tuple[Cost, Cost]], fewer: int, size: int) -> str:
    """Say what doubling costs: a ratio above that of the sizes tells of a step that is not linear."""
    before, after = (typical(pair[index] for pair in growth) for index in (0, 1))
    ratio = median(large.cpu_seconds / small.cpu_seconds for small, large in growth)
    added = max(size - fewer, 1)
    per_added_ms = (after.cpu_seconds - before.cpu_seconds) / added * 1000
    per_added_kib = (after.peak_mib - before.peak_mib) / added * 1024
    return (
        f"croissance de {french(fewer)} à {french(size)} ressources (fabrique verifier) : temps de"
        f" processeur multiplié par {french(ratio, 2)}, mémoire par"
        f" {french(after.peak_mib / before.peak_mib, 2)} ; chaque ressource de plus coûte"
        f" {french(per_added_ms, 2)} ms et {french(per_added_kib)} Kio"
    )


def _ratio(theirs: Cost, ours: Cost) -> float:
    return theirs.wall_seconds / ours.wall_seconds


def _last_line(cost: Cost) -> str:
    return f"« {(cost.output.strip().splitlines() or [''])[-1]} »"

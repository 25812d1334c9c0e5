"""Worst cases run through the whole command: a second of computing, 200 MiB, no traceback.

Each is measured in a process of its own, limited by the system, so that a mistake of ours stops
there; the process says itself what it used, which a parent cannot measure after a fork.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLE_RESOURCE

resource = pytest.importorskip("resource", reason="limites de ressources : Linux et macOS")

DATA = f"catalogue/{SAMPLE_RESOURCE}/ressource.yml"
TEXT = f"catalogue/{SAMPLE_RESOURCE}/index.md"
BIB = "bibliographie.bib"
FRAMEWORK = "referentiel/referentiel.yml"
SECONDS = 1.0  # of computing, on top of what the command takes on the sample as it is
MEBIBYTES = 200

CHILD = """
import os, re, sys
from fabrique.cli import main
try:
    main(["verifier", "--racine", sys.argv[1], "--format", sys.argv[2]])
except SystemExit as stop:
    code = stop.code
peak = re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())
print("MESURE", code, sum(os.times()[:2]), int(peak[1]) // 1024, file=sys.stderr)
"""

WORST = {
    "missing-keys": (DATA, "deroule:\n" + "- {titre: x}\n" * 7_000, "json"),
    "refused-values": (DATA, "a: [" + "no," * 32_000 + "no]", "texte"),
    "empty-values": (DATA, "a: [" + "~," * 45_000 + "1]", "sarif"),
    "duplicates": (DATA, "a: 1\n" * 19_000, "github"),
    "unknown-keys": (DATA, "".join(f"k{i}: 1\n" for i in range(9_000)), "markdown"),
    "aliases": (DATA, "a: &a [x]\n" + "b: [*a,*a,*a]\n" * 7_000, "json"),
    "merges": (DATA, "a: &a {x: 1}\n" + "<<: *a\n" * 14_000, "json"),
    "escapes": (DATA, "a: [" + '"\\0",' * 19_000 + "1]", "json"),
    "headings": (TEXT, "#\n" * 99_000, "json"),
    "links": (TEXT, "[a](b)\n" * 28_000, "json"),
    "html": (TEXT, "<a " * 66_000, "json"),
    "citations": (TEXT, "[@a]" * 49_000, "json"),
    "entries": (BIB, "@a{k}" * 190_000, "json"),
    "sound-entries": (BIB, "@book{k,\n title = {A},\n year = {2020},\n}\n" * 24_000, "json"),
    "expansion": (
        BIB,
        "@string{s0 = {" + "x" * 999 + "}}\n"
        + "".join(f"@string{{s{i + 1} = {' # '.join([f's{i}'] * 20)}}}\n" for i in range(9)),
        "json",
    ),
    "blank-bibliography": (BIB, "\n" * 990_000, "json"),
    "controls": (BIB, "\x01\n" * 490_000, "json"),
    "blank-framework": (FRAMEWORK, "\n" * 990_000, "json"),
    "long-text": (FRAMEWORK, 'titre: "' + "x" * 990_000 + '"', "json"),
    "directives": (FRAMEWORK, "".join(f"%TAG !{i}! x\n" for i in range(60_000)) + "---\n", "json"),
}  # fmt: skip


def _measure(root: Path, report: str) -> tuple[str, float, int]:
    """Return the exit code, the seconds of computing and the peak of memory, in MiB."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(root), report],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        preexec_fn=_limit,
    )
    line = done.stderr.splitlines()[-1] if done.stderr else ""
    assert line.startswith("MESURE"), done.stderr[-2000:]
    _, code, seconds, peak = line.split()
    return code, float(seconds), int(peak)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="mesure propre à Linux")
def test_worst_cases(sample: Path) -> None:
    """No file, however hostile, takes a second more than a sound one, nor 200 MiB."""
    _, usual, _ = _measure(sample, "json")
    failures = []
    for name, (file, text, report) in WORST.items():
        path = sample / "ressources" / file
        sound = path.read_bytes()
        path.write_text(text, "utf-8")
        code, seconds, peak = _measure(sample, report)
        if seconds - usual >= SECONDS:  # a busy machine slows computing too: the best of two
            seconds = min(seconds, _measure(sample, report)[1])
        path.write_bytes(sound)
        if code != "1" or seconds - usual >= SECONDS or peak >= MEBIBYTES:
            failures.append((name, code, round(seconds - usual, 2), peak))

    assert [] == failures

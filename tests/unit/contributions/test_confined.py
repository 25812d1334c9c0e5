"""The child that reads hostile bytes: bounded in time and memory, alone, and never the end of us."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fabrique.loading import attachments
from fabrique.loading.confined import FAILED, confine
from fabrique.model import FlawKind
from tests.conftest import ROOT
from tests.unit.contributions import hostile

_BOOT = """
import sys
sys.path.insert(0, {packages!r})
from fabrique.loading.confined import child
child.TASKS["essai"] = lambda content: {task}
child.serve()
"""


def _serve(task: str, seconds: float = 2.0) -> subprocess.CompletedProcess[bytes]:
    """Run a child whose only task is an expression, give it one piece of work, and wait."""
    code = _BOOT.format(packages=str(ROOT / "scripts"), task=task)
    question = b'{"task": "essai", "size": 1, "seconds": %d}\nx' % seconds
    command = [sys.executable, "-I", "-B", "-c", code]
    return subprocess.run(command, input=question, capture_output=True, timeout=60, check=False)


def test_answer() -> None:
    """A task that ends well gives its answer on one line."""
    assert b'"sain"\n' == _serve("'sain'").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="ce système n’a pas de limites")
@pytest.mark.parametrize(
    "task",
    [
        "bytearray(3_000_000_000) and 1",
        "[0] * 10**9 and 1",
        "[None for _ in iter(int, 1)]",
        "__import__('os').fork() or 1",
        "__import__('subprocess').run(['true']) and 1",
        "open('/tmp/fabrique-essai-interdit', 'w').write('x' * 100_000) and 1",
        "__import__('socket').create_connection(('127.0.0.1', 9)) and 1",
        "__import__('os')._exit(3)",
        "1 / 0",
    ],
    ids=["memory", "list", "time", "fork", "program", "file", "network", "death", "error"],
)
def test_bounds(task: str) -> None:
    """A task that takes too much, or does what a reader has no need of, gives no answer."""
    start = time.monotonic()

    answer = _serve(task)

    assert b"" == answer.stdout
    assert answer.returncode
    assert time.monotonic() - start < 30
    Path("/tmp/fabrique-essai-interdit").unlink(missing_ok=True)


def test_environment_stays_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child sees none of our variables: a secret of the machine cannot leave through it."""
    monkeypatch.setenv("SECRET_DE_TEST", "x")
    confine("pdf", hostile.pdf())
    [children] = [
        path.read_text().split()
        for path in Path(f"/proc/{os.getpid()}/task/{os.getpid()}").glob("children")
    ] or [[]]

    seen = [Path(f"/proc/{child}/environ").read_bytes() for child in children]

    assert not any(b"SECRET_DE_TEST" in environment for environment in seen)


def test_failure_is_a_flaw(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read within the bounds is refused, and said so."""
    monkeypatch.setattr(attachments, "confine", lambda task, content: FAILED)

    [flaw] = attachments.inspect("a.pdf", hostile.pdf("/Autre true"))

    assert FlawKind.UNEXAMINED is flaw.kind
    assert "le temps ou la mémoire" in flaw.message


def test_next_task_after_a_death() -> None:
    """A task that ends the child does not harm the next one."""
    slow = b'{"text": "%s", "former": "", "extensions": [], "has_header": false}' % (b"[" * 40_000)

    assert FAILED is confine("markdown", slow, 1.0)
    assert [] == confine("pdf", hostile.pdf())
    assert FAILED is confine("inconnue", b"")
    assert [] == confine("pdf", hostile.pdf())


def test_start_is_paid_once() -> None:
    """A hundred documents cost a hundred readings, not a hundred starts."""
    confine("pdf", hostile.pdf())
    start = time.monotonic()

    for _ in range(100):
        confine("pdf", hostile.pdf())

    assert time.monotonic() - start < 10

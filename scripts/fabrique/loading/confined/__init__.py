"""Work on hostile bytes in a child process, bounded in time and memory.

The child inherits no environment, writes no file and starts no program; it answers with JSON,
never with objects. One child serves many tasks; after a sudden death the task is tried once more
in a new one, so that no file pays for what another left in memory.
"""

import atexit
import json
import os
import subprocess
import sys
import threading
import time
from functools import cache
from pathlib import Path
from typing import Any

SECONDS = 20.0  # by the clock, for one task
_ANSWER_BYTES = 4_000_000
_PACKAGES = str(Path(__file__).parents[3])
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    " from fabrique.loading.confined.child import serve; serve()"
)
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH")  # without which Python may not start

FAILED: Any = object()  # the child died, or went beyond its bounds


def confine(task: str, content: bytes, seconds: float = SECONDS) -> Any:
    """Return what the task answers, as JSON gives it back, or `FAILED`."""
    worker = _worker()
    with worker.lock:
        fresh, start = not worker.used, time.monotonic()
        answer = worker.ask(task, content, seconds)
        if answer is FAILED and not fresh and time.monotonic() - start < seconds / 2:
            answer = worker.ask(task, content, seconds)
        return answer


class _Worker:
    """The child, started at the first task and again after each failure."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.used = False
        self._warm = False
        self._child: subprocess.Popen[bytes] | None = None

    def ask(self, task: str, content: bytes, seconds: float) -> Any:
        """Give a task to the child and wait; a child that fails is ended."""
        child = self._child or self._start()
        self.used = True
        lines: list[bytes] = []
        talk = threading.Thread(target=_talk, args=(child, task, content, seconds, lines))
        talk.daemon = True
        talk.start()
        talk.join(seconds + (0 if self._warm else 30))
        if lines and lines[0].endswith(b"\n"):
            self._warm = True
            return json.loads(lines[0])
        self.stop()
        return FAILED

    def stop(self) -> None:
        """End the child, whatever it does."""
        child, self._child, self.used = self._child, None, False
        if child:
            child.kill()
            child.wait()
            for stream in (child.stdin, child.stdout):
                if stream:
                    try:
                        stream.close()
                    except OSError:  # what it had not read yet
                        continue

    def _start(self) -> subprocess.Popen[bytes]:
        self._warm = False  # the first task also waits for the imports
        self._child = subprocess.Popen(
            [sys.executable, "-I", "-B", "-c", _BOOT, _PACKAGES],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={key: os.environ[key] for key in _KEPT if key in os.environ},
            close_fds=True,
        )
        return self._child


@cache
def _worker() -> _Worker:
    worker = _Worker()
    atexit.register(worker.stop)
    return worker


def _talk(
    child: "subprocess.Popen[bytes]", task: str, content: bytes, seconds: float, lines: list[bytes]
) -> None:
    assert child.stdin is not None and child.stdout is not None
    header = json.dumps({"task": task, "size": len(content), "seconds": seconds})
    try:
        child.stdin.write(header.encode("ascii") + b"\n" + content)
        child.stdin.flush()
        lines.append(child.stdout.readline(_ANSWER_BYTES))
    except (OSError, ValueError):  # the child died, or was ended while we spoke to it
        return

"""The child: sets its own bounds, then reads tasks from its input and answers line by line."""

import contextlib
import json
import math
import os
import sys
import time
from collections.abc import Callable
from typing import Any, BinaryIO

from fabrique.loading.attachments.archive import read_archive_flaws
from fabrique.loading.attachments.drawing import read_drawing_flaws
from fabrique.loading.attachments.office import read_office_flaws
from fabrique.loading.attachments.pdf import read_pdf_flaws

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_USELESS = (
    "subprocess.", "socket.", "os.fork", "os.exec", "os.posix_spawn", "os.spawn", "os.system",
    "os.kill", "os.remove", "os.rename", "os.mkdir", "os.link", "os.symlink", "pty.", "shutil.",
)  # fmt: skip

MEMORY_BYTES = 1_000_000_000  # of addresses, the program itself included


def serve() -> None:
    """Answer until the input ends."""
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    _bound()
    sys.addaudithook(_refuse)  # the limit on programs does not hold for the superuser
    while line := questions.readline(1_000):
        asked = json.loads(line)
        content = _read(questions, asked["size"])
        _bound_time(asked["seconds"])
        answer = json.dumps(TASKS[asked["task"]](content))
        del content
        answers.write(answer.encode("ascii") + b"\n")
        answers.flush()


def _flaws(read: Callable[[bytes], Any]) -> Callable[[bytes], list[list[str]]]:
    return lambda content: [[flaw.kind.value, flaw.message] for flaw in read(content)]


def _render(content: bytes) -> Any:
    from fabrique.loading.confined.rendering import refused_markup

    return refused_markup(**json.loads(content))


TASKS: dict[str, Callable[[bytes], Any]] = {
    "archive": _flaws(read_archive_flaws),
    "drawing": _flaws(read_drawing_flaws),
    "office": _flaws(read_office_flaws),
    "pdf": _flaws(read_pdf_flaws),
    "markdown": _render,
}


def _read(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) != size:
        sys.exit(1)  # the parent is gone
    return content


def _bound() -> None:
    """Take no more memory, file or program than a reader needs; a system without limits has none."""
    with contextlib.suppress(ImportError):
        import resource

        for kind, limit in (
            ("RLIMIT_AS", MEMORY_BYTES),
            ("RLIMIT_FSIZE", 0),
            ("RLIMIT_CORE", 0),
            ("RLIMIT_NPROC", 0),
        ):
            with contextlib.suppress(ValueError, OSError, AttributeError):
                resource.setrlimit(getattr(resource, kind), (limit, limit))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what no reader needs (PEP 578): programs, network, files written."""
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES
    if writes or event.startswith(_USELESS):
        raise PermissionError(event)


def _bound_time(seconds: float) -> None:
    """Let the system end this process when a task takes more processor time than it may."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        spent = time.process_time()
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(spent + seconds), hard))

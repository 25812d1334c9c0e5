"""Many visits, without being a burden: one queue per host, its visits one at a time and apart."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable
from queue import Empty, Queue
from urllib.parse import urlsplit

from fabrique.loading.web.visitor import Visitor
from fabrique.model import Answer

HOSTS_AT_ONCE = 8
APART = 1.0  # seconds between two visits of a host, when robots.txt does not ask for more


def visit_all(
    addresses: Iterable[str],
    visitor: Visitor,
    *,
    apart: float = APART,
    hosts_at_once: int = HOSTS_AT_ONCE,
) -> Generator[tuple[str, Answer], None, None]:
    """Yield each address with its answer as they come, hosts in turn.

    Closing the generator, or an interruption, stops the visits that have not begun.
    """
    queues: dict[str, list[str]] = defaultdict(list)
    for address in sorted(set(addresses)):
        queues[(urlsplit(address).hostname or "").removeprefix("www.")].append(address)
    hosts: Queue[list[str]] = Queue()
    for queue in sorted(queues.values(), key=lambda queue: (-len(queue), queue)):
        hosts.put(queue)
    answers: Queue[tuple[str, Answer]] = Queue()
    stop = threading.Event()
    total = sum(map(len, queues.values()))
    for _ in range(min(hosts_at_once, len(queues))):
        work = _work(hosts, visitor, apart, stop, answers.put)
        threading.Thread(target=work, daemon=True).start()
    try:
        for _ in range(total):
            yield answers.get()
    finally:
        stop.set()


def _work(
    hosts: "Queue[list[str]]",
    visitor: Visitor,
    apart: float,
    stop: threading.Event,
    tell: Callable[[tuple[str, Answer]], object],
) -> Callable[[], None]:
    """Return the work of a thread: take a host, visit its pages one after the other, start again."""

    def work() -> None:
        while not stop.is_set():
            try:
                queue = hosts.get_nowait()
            except Empty:
                return
            pause = 0.0
            for address in queue:
                if stop.wait(pause):
                    return
                started = time.monotonic()
                tell((address, visitor.visit(address)))
                pause = max(apart, visitor.delay(address)) if apart else 0.0
                pause = max(0.0, pause - (time.monotonic() - started) / 2)

    return work

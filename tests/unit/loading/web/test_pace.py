"""Many visits: hosts in turn, the pages of one host apart, an end that loses nothing."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from fabrique.loading import Memory
from fabrique.loading.link_memory import read_memory
from fabrique.loading.web import visit_all
from fabrique.model import Answer, FabriqueError, LinkRecord, LinkState, remember
from tests.conftest import ROOT

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OK = Answer(state=LinkState.OK, status=200)
GONE = Answer(state=LinkState.BROKEN, status=404, reason="la page n’existe plus")


class Clocked:
    """Stands for a visitor: notes when each host is visited."""

    def __init__(self) -> None:
        """Nothing is visited yet."""
        self.moments: dict[str, list[float]] = defaultdict(list)
        self.busy: dict[str, int] = defaultdict(int)
        self.crowded = False
        self.lock = threading.Lock()

    def visit(self, address: str) -> Answer:
        """Answer after a moment."""
        host = address.split("/")[2]
        with self.lock:
            self.moments[host].append(time.monotonic())
            self.busy[host] += 1
            self.crowded |= self.busy[host] > 1
        time.sleep(0.02)
        with self.lock:
            self.busy[host] -= 1
        return OK

    def delay(self, address: str) -> float:
        """Ask for nothing more."""
        return 0.0


def test_one_at_a_time_and_apart() -> None:
    """A host is never visited twice at once, and its visits are spaced; every page is answered."""
    visitor = Clocked()
    addresses = [f"https://{host}.example.com/{page}" for host in "abc" for page in range(3)]

    answered = {address for address, _ in visit_all(addresses, visitor, apart=0.1)}  # type: ignore[arg-type]

    gaps = [
        later - earlier
        for moments in visitor.moments.values()
        for earlier, later in pairwise(moments)
    ]
    assert set(addresses) == answered
    assert not visitor.crowded
    assert min(gaps) >= 0.08


def test_closing_stops_what_has_not_begun() -> None:
    """Once the caller leaves, no new visit begins."""
    visitor = Clocked()
    addresses = [f"https://a.example.com/{page}" for page in range(50)]

    with closing(visit_all(addresses, visitor, apart=0.05)) as answers:  # type: ignore[arg-type]
        next(answers)
    time.sleep(0.3)
    seen = len(visitor.moments["a.example.com"])
    time.sleep(0.3)

    assert seen == len(visitor.moments["a.example.com"]) <= 3


def test_broken_after_several_days() -> None:
    """One failure, or three on the same day, leave a doubt; three over three days are a fact."""
    record = None
    states = []
    for hours in (0, 1, 2, 71, 72):
        record = remember(record, GONE, NOW + timedelta(hours=hours))
        states.append(record.state)

    assert [LinkState.UNSURE] * 4 + [LinkState.BROKEN] == states


def test_a_good_answer_forgets_failures() -> None:
    """A page that comes back starts anew; a doubtful answer changes nothing to what is known."""
    failed = remember(None, GONE, NOW)
    doubtful = remember(failed, Answer(state=LinkState.UNSURE), NOW + timedelta(days=1))
    back = remember(doubtful, OK, NOW + timedelta(days=2))

    assert (1, 1, 0) == tuple(len(item.failures) for item in (failed, doubtful, back))
    assert back.since == NOW + timedelta(days=2)


def test_answers_age_according_to_their_state() -> None:
    """A good page is left in peace for two weeks or so, a failing one is seen again next day."""
    good, failed = remember(None, OK, NOW), remember(None, GONE, NOW)

    assert not good.is_due("https://a.example.com/", NOW + timedelta(days=11))
    assert good.is_due("https://a.example.com/", NOW + timedelta(days=17))
    assert failed.is_due("https://a.example.com/", NOW + timedelta(hours=29))


def record() -> LinkRecord:
    """Return what is known of a page."""
    return remember(None, OK, NOW)


def test_memory_comes_back(tmp_path: Path) -> None:
    """What is kept is read again, sorted; what no page links to any more is forgotten."""
    memory = Memory(tmp_path / "etat.json")
    for name in "cab":
        memory.keep(f"https://{name}.example.com/", record())
    memory.save(frozenset({"https://a.example.com/", "https://b.example.com/"}))

    assert ["https://a.example.com/", "https://b.example.com/"] == list(
        read_memory(tmp_path / "etat.json").links
    )
    assert ["etat.json"] == [path.name for path in tmp_path.iterdir()]


def test_memory_that_is_not_one(tmp_path: Path) -> None:
    """A file that is something else is refused in one sentence, and left as it is."""
    path = tmp_path / "etat.json"
    path.write_text("{", "utf-8")

    with pytest.raises(FabriqueError, match="n’est pas un état des liens"):
        Memory(path)
    assert "{" == path.read_text("utf-8")


CHILD = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from fabrique.loading import Memory
from fabrique.model import Answer, LinkState, remember
memory = Memory(Path(sys.argv[1]))
for number in range(100_000):
    record = remember(None, Answer(state=LinkState.OK), datetime.now(UTC))
    memory.keep(f"https://a.example.com/{number}", record)
    print(number, flush=True)
"""


@pytest.mark.parametrize("signal_name", ["SIGKILL", "SIGINT"])
def test_interruption_loses_nothing(tmp_path: Path, signal_name: str) -> None:
    """Killed or interrupted at any moment, every answer already announced is still known."""
    path = tmp_path / "etat.json"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdout is not None
    for _ in range(200):
        child.stdout.readline()
    child.send_signal(getattr(signal, signal_name))
    rest = child.stdout.read().split()
    child.wait()
    announced = int(rest[-1]) if rest else 199

    known = read_memory(path).links

    assert all(f"https://a.example.com/{number}" in known for number in range(announced + 1))

"""A first visit of a page in a Chromium: what it asks for, what it weighs, what its scripts take.

Own files are answered by a loopback server and weighed once compressed with brotli; whatever is
asked of another host is counted and refused, so that no network is needed.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import brotli

from fabrique.model import ecoindex

WIDTH, HEIGHT = 412, 823  # a telephone, as Lighthouse imitates it
SLOWER = 4  # times this processor: an old telephone


@dataclass(frozen=True, slots=True)
class Visit:
    """What one page cost; `strangers` are the hosts asked, `refused` the number of requests."""

    kilobytes: float
    requests: int
    elements: int
    script_ms: float
    strangers: tuple[str, ...] = ()
    refused: int = 0

    @property
    def ecoindex(self) -> float:
        """Return the mark, refused requests counted and their unknown weight left out."""
        return ecoindex(self.elements, self.requests + self.refused, self.kilobytes)


class _Handler(SimpleHTTPRequestHandler):
    """Answers with brotli where the browser takes it, as a host well set up does."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        packed = "br" in self.headers.get("Accept-Encoding", "")
        content = _packed(path) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        if packed:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(content)


@cache
def _packed(path: Path) -> bytes:
    return bytes(brotli.compress(path.read_bytes()))


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder over loopback; yield its address, with its final slash."""
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def visit(browser: Any, folder: Path, address: str, page: str, times: int) -> Visit:
    """Visit a page several times, each as if for the first; script time is the median."""
    visits = [_once(browser, folder, address, page) for _ in range(times)]
    first = visits[0]
    return Visit(
        first.kilobytes,
        first.requests,
        first.elements,
        median(item.script_ms for item in visits),
        first.strangers,
        first.refused,
    )


def _once(browser: Any, folder: Path, address: str, page: str) -> Visit:
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    tab = context.new_page()
    asked: list[str] = []
    refused: list[str] = []

    def sort(route: Any) -> None:
        url = route.request.url
        if url.startswith(address):
            asked.append(url)
            route.continue_()
        else:
            refused.append(urlsplit(url).hostname or "")
            route.abort()

    context.route("**/*", sort)
    session = context.new_cdp_session(tab)
    session.send("Performance.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tab.goto(address + page, wait_until="networkidle")
    metrics = {
        item["name"]: item["value"] for item in session.send("Performance.getMetrics")["metrics"]
    }
    elements = tab.evaluate(
        "document.querySelectorAll('*').length - document.querySelectorAll('svg *').length"
    )
    context.close()
    files = {urlsplit(url).path.lstrip("/") for url in asked}
    return Visit(
        sum(len(_packed(path)) for path in map(partial(_file, folder), sorted(files)) if path)
        / 1000,
        len(files),
        elements,
        metrics["ScriptDuration"] * 1000,
        tuple(sorted(set(refused))),
        len(refused),
    )


def _file(folder: Path, name: str) -> Path | None:
    path = folder / name
    path = path / "index.html" if path.is_dir() else path
    return path if path.is_file() else None

"""A server on the loopback that plays every kind of answer, and counts what it is asked."""

import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CERTIFICATES = Path(__file__).with_name("certificats")


class Scripted(BaseHTTPRequestHandler):
    """Answers by path; `server.asked` counts « METHOD path »."""

    server: "Server"

    def do_HEAD(self) -> None:
        """Answer a HEAD."""
        self._answer()

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        path = self.path
        self.server.asked[f"{self.command} {path}"] += 1
        visits = self.server.asked[f"{self.command} {path}"]
        if path == "/robots.txt":
            self._send(200, b"User-agent: *\nDisallow: /prive\nCrawl-delay: 2\n")
        elif path.startswith("/vers/"):  # /vers/301,302/page: a chain of redirections
            codes, _, rest = path.removeprefix("/vers/").partition("/")
            first, _, others = codes.partition(",")
            self._send(int(first), location=f"/vers/{others}/{rest}" if others else f"/{rest}")
        elif path == "/boucle":
            self._send(302, location="/boucle")
        elif path == "/interne":
            self._send(302, location="http://10.0.0.1/")
        elif path == "/loopback":
            self._send(302, location=f"http://127.0.0.2:{self.server.server_port}/ok")
        elif path == "/fichier":
            self._send(302, location="file:///etc/passwd")
        elif path in ("/404-tete", "/405-tete"):
            self._send(int(path[1:4]) if self.command == "HEAD" else 200)
        elif path == "/429-secondes":
            self._send(429 if visits == 1 else 200, retry_after="7")
        elif path == "/429-date":
            later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
            self._send(429 if visits == 1 else 200, retry_after=later)
        elif path == "/429-toujours":
            self._send(429, retry_after="9999")
        elif path == "/500-une-fois":
            self._send(500 if visits == 1 and self.command == "HEAD" else 200)
        elif path == "/lent":
            self._drip(0.2, 100)
        elif path == "/sans-fin":
            self._drip(0.0, 100_000)
        elif path == "/charset":
            self._send(200, b"\xff\xfe\x00", kind="text/html; charset=n-importe-quoi")
        else:
            self._send(int(path[1:4]) if path[1:4].isdigit() else 200)

    def _send(
        self,
        status: int,
        body: bytes = b"",
        location: str = "",
        retry_after: str = "",
        kind: str = "text/plain",
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        if retry_after:
            self.send_header("Retry-After", retry_after)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _drip(self, pause: float, chunks: int) -> None:
        """Refuse HEAD, then send a body that does not end soon."""
        if self.command == "HEAD":
            return self._send(405)
        self.send_response(200)
        self.end_headers()
        for _ in range(chunks):
            try:
                self.wfile.write(b"x" * 10_000)
                self.server.sent += 10_000
            except OSError:
                return None
            time.sleep(pause)
        return None


class Server(ThreadingHTTPServer):
    """The server, with what it was asked and how many bytes of endless bodies it sent."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen on a free port of the loopback."""
        super().__init__(("127.0.0.1", 0), Scripted)
        self.asked: Counter[str] = Counter()
        self.sent = 0

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that leave in the middle."""


@contextmanager
def serving(certificate: str = "") -> Iterator[Server]:
    """Run a server until the end of the block, over TLS with the certificate of that name."""
    with Server() as server:
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATES / certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()

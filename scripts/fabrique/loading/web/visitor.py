"""One visit: is the page there, has it moved, or can nobody tell?

A HEAD, then a bounded GET where HEAD is refused; redirections followed by hand, each hop checked;
robots.txt obeyed (RFC 9309); Retry-After obeyed in both its forms (RFC 9110, § 10.2.3). A DOI is
asked of its registry: publishers turn programs away. Nothing of an answer is kept but its code.
"""

import random
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from json import loads
from urllib.parse import quote, unquote

import httpcore
import httpx
from protego import Protego

from fabrique.loading.web.guard import ForbiddenHost, GuardedTransport, Reach
from fabrique.model import Answer, LinkState

BODY_BYTES = 65_536
ROBOTS_BYTES = 512_000  # RFC 9309, § 2.5: at least 500 kibibytes
SECONDS = 20.0  # a whole visit, redirections and body included
HOPS = 10
ATTEMPTS = 3
LONGEST_WAIT = 60.0  # seconds; a server that asks for more will be visited another day
PERMANENT = {301, 308}
REDIRECTS = {301, 302, 303, 307, 308}
RETRIED = {429, 500, 502, 503, 504}
GONE = {404, 410}

_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.[0-9]{4,9}/\S+)\Z", re.IGNORECASE)
_REFUSED = {
    401: "la page demande un mot de passe",
    403: "le serveur refuse les programmes",
    429: "le serveur demande d’attendre",
}


class Visitor:
    """Visits pages. Safe to share between threads."""

    def __init__(
        self,
        agent: str,
        reach: Reach | None = None,
        wait: Callable[[float], object] = time.sleep,
        registry: str = "https://doi.org/api/handles/",
        archives: str = "https://archive.org/wayback/available?url=",
    ) -> None:
        """Present itself as `agent` to servers; `wait` sleeps so many seconds."""
        self._agent = agent
        self._wait = wait
        self._registry = registry
        self._archives = archives
        self._robots: dict[str, Protego | None] = {}
        self._lock = threading.Lock()
        self._client = httpx.Client(
            transport=GuardedTransport(reach or Reach()),
            headers={"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "identity"},
            timeout=httpx.Timeout(10.0),
            trust_env=False,
        )

    def visit(self, address: str) -> Answer:
        """Return what the address answers; never raises for what a server may do."""
        try:
            doi = _DOI.match(address)
            if doi:
                return self._ask_registry(unquote(doi[1]))
            if not self._is_welcome(address):
                return _unsure("robots.txt refuse les programmes")
            for attempt in range(ATTEMPTS):
                answer, retry_after = self._follow(address)
                if retry_after is None or attempt == ATTEMPTS - 1 or retry_after > LONGEST_WAIT:
                    return answer
                self._wait(retry_after or 2**attempt + random.random())
        except _FAILURES as error:
            return _explain(error)
        return answer

    def delay(self, address: str) -> float:
        """Return the seconds that robots.txt asks to leave between two visits, at most 30."""
        with suppress(*_FAILURES):
            rules = self._rules(httpx.URL(address))
            return min(30.0, float((rules.crawl_delay(self._agent) if rules else 0) or 0))
        return 0.0

    def archive(self, address: str) -> str | None:
        """Return the address of a copy kept by the archives, if they answer and have one."""
        with suppress(*_FAILURES, ValueError, KeyError, TypeError):
            text = self._read(self._archives + quote(address, safe=""), BODY_BYTES)[1]
            found = loads(text)["archived_snapshots"]["closest"]["url"]
            if isinstance(found, str) and re.match(r"https?://web\.archive\.org/web/", found):
                return found
        return None

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _follow(self, address: str) -> tuple[Answer, float | None]:
        """Return the answer at the end of the redirections, and how long to wait before a retry.

        None: nothing to retry. Zero: the server says nothing of the time to wait.
        """
        deadline = time.monotonic() + SECONDS
        url, seen, permanent = httpx.URL(address), set[str](), True
        for _ in range(HOPS + 1):
            if str(url) in seen:
                return _broken("la redirection tourne en rond"), None
            seen.add(str(url))
            response = self._ask(url, deadline)
            location = response.headers.get("location")
            if response.status_code not in REDIRECTS or not location:
                moved = len(seen) > 1
                return _judge(response, str(url) if moved else None, permanent), _retry(response)
            permanent = permanent and response.status_code in PERMANENT
            url = url.join(location)
            if url.scheme not in ("http", "https") or url.userinfo:
                return _broken("la redirection ne mène pas à une page du web"), None
        return _broken(f"plus de {HOPS} redirections"), None

    def _ask(self, url: httpx.URL, deadline: float) -> httpx.Response:
        """Return the answer to a HEAD, or to a bounded GET when HEAD says nothing good."""
        response = self._client.request("HEAD", url, follow_redirects=False)
        if response.is_success or response.status_code in REDIRECTS | {429}:
            return response
        asked = {"Range": f"bytes=0-{BODY_BYTES - 1}"}
        with self._client.stream("GET", url, headers=asked, follow_redirects=False) as response:
            self._take(response, BODY_BYTES, deadline)
        return response

    def _take(self, response: httpx.Response, limit: int, deadline: float) -> bytes:
        """Read at most `limit` bytes of a body. Raises `httpx.ReadTimeout` past the deadline."""
        content = b""
        for chunk in response.iter_raw():
            content += chunk
            if len(content) >= limit:
                break
            if time.monotonic() > deadline:
                raise httpx.ReadTimeout("body")
        return content[:limit]

    def _read(self, address: str, limit: int) -> tuple[int, bytes]:
        """Return the code and the beginning of a page of a service, redirections not followed."""
        with self._client.stream("GET", address, follow_redirects=False) as response:
            return response.status_code, self._take(response, limit, time.monotonic() + SECONDS)

    def _ask_registry(self, doi: str) -> Answer:
        status, content = self._read(self._registry + quote(doi, safe="/"), BODY_BYTES)
        with suppress(ValueError, TypeError, KeyError):
            code = loads(content)["responseCode"]
            if code == 1:
                return Answer(state=LinkState.OK, status=status)
            if code in (100, 200):
                return _broken("le registre des DOI ne le connaît pas", status)
        return _unsure("le registre des DOI ne répond pas", status)

    def _is_welcome(self, address: str) -> bool:
        rules = self._rules(httpx.URL(address))
        return rules is None or bool(rules.can_fetch(address, self._agent))

    def _rules(self, url: httpx.URL) -> Protego | None:
        """Return the robots.txt of a host, asked once; None when there is none to obey."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        with self._lock:
            known = origin in self._robots
        if not known:
            status, content = self._read(f"{origin}/robots.txt", ROBOTS_BYTES)
            text = content.decode("utf-8", "replace") if status == 200 else ""
            rules = Protego.parse(text) if text else None
            with self._lock:
                self._robots[origin] = rules
        return self._robots[origin]


_FAILURES = (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.TimeoutException,
             httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError, ForbiddenHost,
             UnicodeError)  # fmt: skip


def _judge(response: httpx.Response, target: str | None, permanent: bool) -> Answer:
    status = response.status_code
    if response.is_success:
        if target is None:
            return Answer(state=LinkState.OK, status=status)
        state = LinkState.MOVED if permanent else LinkState.DETOUR
        return Answer(state=state, status=status, target=target)
    if status in GONE:
        return _broken("la page n’existe plus", status)
    if status >= 500:
        return _unsure("le serveur est en panne", status)
    return _unsure(_REFUSED.get(status, f"le serveur répond {status}"), status)


def _retry(response: httpx.Response) -> float | None:
    """Return the seconds asked by Retry-After, 0 when it says nothing, None when it is no use."""
    if response.status_code not in RETRIED:
        return None
    value = response.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    with suppress(ValueError, TypeError):
        moment = parsedate_to_datetime(value)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    return 0.0


def _explain(error: Exception) -> Answer:
    """Return what a failure means: the cause is looked for under what libraries wrapped it in."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ForbiddenHost):
            return _broken(str(cause))
        if isinstance(cause, ssl.SSLCertVerificationError):
            if cause.verify_code == 10:  # X509_V_ERR_CERT_HAS_EXPIRED
                return _broken("le certificat du serveur a expiré")
            return _unsure("le certificat du serveur n’est pas reconnu")
        if isinstance(cause, socket.gaierror):
            if cause.errno == socket.EAI_NONAME:
                return _broken("le nom du serveur n’existe pas")
            return _unsure("le nom du serveur n’a pas pu être cherché")
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, (httpx.TimeoutException, httpcore.TimeoutException)):
        return _unsure("le serveur répond trop lentement")
    if isinstance(error, (httpx.InvalidURL, UnicodeError)):
        return _broken("l’adresse est mal formée")
    return _unsure("la connexion échoue")


def _broken(reason: str, status: int | None = None) -> Answer:
    return Answer(state=LinkState.BROKEN, status=status, reason=reason)


def _unsure(reason: str, status: int | None = None) -> Answer:
    return Answer(state=LinkState.UNSURE, status=status, reason=reason)

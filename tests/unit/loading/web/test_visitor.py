"""Visits: every kind of answer, on a server of the loopback."""

import socket
import time
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from fabrique.loading.web import Reach, Visitor
from fabrique.loading.web import visitor as visiting
from fabrique.loading.web.guard import is_public
from fabrique.model import LinkState
from tests.unit.loading.web.server import CERTIFICATES, Server, serving

OK, MOVED, DETOUR = LinkState.OK, LinkState.MOVED, LinkState.DETOUR
BROKEN, UNSURE = LinkState.BROKEN, LinkState.UNSURE


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Return the server."""
    with serving() as running:
        yield running


def visitor_of(*ports: int, waits: list[float] | None = None) -> Visitor:
    """Return a visitor that may reach 127.0.0.1, these ports and the public internet’s."""
    reach = Reach(
        allows=lambda ip: str(ip) == "127.0.0.1" or is_public(ip),
        ports=frozenset({80, 443, *ports}),
    )
    return Visitor("Essai/1.0", reach, wait=(waits if waits is not None else []).append)


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("ok", OK, ""),
        ("204", OK, ""),
        ("charset", OK, ""),
        ("404-tete", OK, ""),
        ("405-tete", OK, ""),
        ("500-une-fois", OK, ""),
        ("vers/301/ok", MOVED, ""),
        ("vers/301,308/ok", MOVED, ""),
        ("vers/302/ok", DETOUR, ""),
        ("vers/301,302/ok", DETOUR, ""),
        ("vers/307,301/ok", DETOUR, ""),
        ("vers/301/404", BROKEN, "la page n’existe plus"),
        ("404", BROKEN, "la page n’existe plus"),
        ("410", BROKEN, "la page n’existe plus"),
        ("boucle", BROKEN, "la redirection tourne en rond"),
        ("vers/" + ",".join(["302"] * 12) + "/ok", BROKEN, "plus de 10 redirections"),
        ("interne", BROKEN, "ce serveur n’est pas sur l’internet public"),
        ("loopback", BROKEN, "ce serveur n’est pas sur l’internet public"),
        ("fichier", BROKEN, "la redirection ne mène pas à une page du web"),
        ("401", UNSURE, "la page demande un mot de passe"),
        ("403", UNSURE, "le serveur refuse les programmes"),
        ("418", UNSURE, "le serveur répond 418"),
        ("503", UNSURE, "le serveur est en panne"),
        ("prive/page", UNSURE, "robots.txt refuse les programmes"),
    ],
)
def test_answers(server: Server, path: str, state: LinkState, reason: str) -> None:
    """Each kind of answer has its state and, when it is not good, its reason."""
    answer = visitor_of(server.server_port).visit(f"http://127.0.0.1:{server.server_port}/{path}")

    assert (state, reason) == (answer.state, answer.reason)


def test_target_of_a_redirection(server: Server) -> None:
    """A redirection gives the address where it ends."""
    base = f"http://127.0.0.1:{server.server_port}"

    assert f"{base}/ok" == visitor_of(server.server_port).visit(f"{base}/vers/301,308/ok").target


@pytest.mark.parametrize(
    ("path", "shortest", "longest"), [("429-secondes", 7.0, 7.0), ("429-date", 20.0, 30.0)]
)
def test_retry_after(server: Server, path: str, shortest: float, longest: float) -> None:
    """A server that asks to wait is waited for, whether it gives seconds or a date."""
    waits: list[float] = []
    visitor = visitor_of(server.server_port, waits=waits)

    answer = visitor.visit(f"http://127.0.0.1:{server.server_port}/{path}")

    assert OK is answer.state
    assert 1 == len(waits)
    assert shortest <= waits[0] <= longest


def test_too_long_a_wait(server: Server) -> None:
    """A server that asks to wait for hours is left alone: nobody knows, today."""
    waits: list[float] = []
    visitor = visitor_of(server.server_port, waits=waits)

    answer = visitor.visit(f"http://127.0.0.1:{server.server_port}/429-toujours")

    assert (UNSURE, []) == (answer.state, waits)


def test_slow_body(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A body that comes drop by drop does not hold a visit."""
    monkeypatch.setattr(visiting, "SECONDS", 0.5)
    started = time.monotonic()

    answer = visitor_of(server.server_port).visit(f"http://127.0.0.1:{server.server_port}/lent")

    assert (UNSURE, "le serveur répond trop lentement") == (answer.state, answer.reason)
    assert time.monotonic() - started < 5


def test_endless_body(server: Server) -> None:
    """An endless body is left after its beginning."""
    before = server.sent

    answer = visitor_of(server.server_port).visit(f"http://127.0.0.1:{server.server_port}/sans-fin")

    assert OK is answer.state
    assert server.sent - before < 50_000_000


def test_robots_asked_once(server: Server) -> None:
    """The rules of a host are asked once for all its pages; its pace is obeyed."""
    server.asked.clear()
    visitor = visitor_of(server.server_port)
    base = f"http://127.0.0.1:{server.server_port}"

    states = [visitor.visit(f"{base}/{path}").state for path in ("ok", "a", "b")]

    assert [OK, OK, OK] == states
    assert 1 == server.asked["GET /robots.txt"]
    assert 2.0 == visitor.delay(base)


@pytest.mark.parametrize(
    ("certificate", "trusted", "state", "reason"),
    [
        ("expire.pem", True, BROKEN, "le certificat du serveur a expiré"),
        ("inconnu.pem", False, UNSURE, "le certificat du serveur n’est pas reconnu"),
        ("inconnu.pem", True, OK, ""),
    ],
)
def test_certificates(
    monkeypatch: pytest.MonkeyPatch, certificate: str, trusted: bool, state: LinkState, reason: str
) -> None:
    """An expired certificate is a broken page; an unknown one leaves a doubt."""
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / certificate))
    with serving(certificate) as server:
        visitor = visitor_of(server.server_port)
        answer = visitor.visit(f"https://localhost:{server.server_port}/ok")

    assert (state, reason) == (answer.state, answer.reason)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1/", "ce serveur n’est pas sur l’internet public"),
        ("http://169.254.169.254/latest/", "ce serveur n’est pas sur l’internet public"),
        ("http://[::1]/", "ce serveur n’est pas sur l’internet public"),
        ("http://[::ffff:10.0.0.1]/", "ce serveur n’est pas sur l’internet public"),
        ("http://127.0.0.1:22/", "le port 22 n’est pas un port du web"),
    ],
)
def test_forbidden_places(address: str, reason: str) -> None:
    """Without the tests’ leave, a visit reaches the public internet only, on the web’s ports."""
    answer = Visitor("Essai/1.0").visit(address)

    assert (BROKEN, reason) == (answer.state, answer.reason)


def test_unknown_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that does not exist is a broken page; one that could not be asked leaves a doubt."""
    errors = iter([socket.EAI_NONAME, socket.EAI_AGAIN])

    def refuse(*args: object, **options: object) -> None:
        raise socket.gaierror(next(errors), "essai")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    answers = [Visitor("Essai/1.0").visit("http://nom.example.com/") for _ in range(2)]

    assert [BROKEN, UNSURE] == [answer.state for answer in answers]


def test_public_addresses() -> None:
    """Private, shared, loopback, link-local, multicast and mapped addresses are not public."""
    private = ("10.0.0.1", "100.64.0.1", "127.0.0.1", "169.254.1.1", "224.0.0.1", "::1", "fe80::1")
    mapped = ("::ffff:192.168.0.1", "::ffff:127.0.0.1")

    assert not any(
        is_public(ip_address(text)) for text in (*private, *mapped, "0.0.0.0", "fc00::1")
    )
    assert all(is_public(ip_address(text)) for text in ("8.8.8.8", "2001:4860:4860::8888"))


def test_doi_is_asked_of_its_registry(server: Server) -> None:
    """A DOI is judged by the registry, whatever its publisher answers to programs."""
    base = f"http://127.0.0.1:{server.server_port}/"
    reach = Reach(allows=lambda ip: True, ports=frozenset({server.server_port}))
    visitor = Visitor("Essai/1.0", reach, registry=f"{base}registre/")

    answer = visitor.visit("https://doi.org/10.1000/182")

    assert (UNSURE, "le registre des DOI ne répond pas") == (answer.state, answer.reason)
    assert 1 == server.asked["GET /registre/10.1000/182"]

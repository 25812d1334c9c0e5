"""Where a visit may go: public hosts only, on the ports of the web, checked at each connection.

Addresses come from contributors, and redirections from anybody: a name is resolved here, every
address that it has must be public, and the connection is made to the very address that was
checked (no second resolution that could answer otherwise).
"""

import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from itertools import islice
from urllib.parse import urlsplit

import httpcore
import httpx

IP = IPv4Address | IPv6Address


class ForbiddenHost(Exception):
    """A host or a port that no visit may reach; the message says which, in French."""


def is_public(address: IP) -> bool:
    """Tell whether an address belongs to the public internet."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_global and not address.is_multicast


def is_online(addresses: Iterable[str]) -> bool:
    """Tell whether any of the first hosts has a name that resolves: else nothing can be learned."""
    hosts = dict.fromkeys(urlsplit(address).hostname or "" for address in addresses)
    for host in islice(hosts, 10):
        with suppress(OSError, UnicodeError):
            socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
            return True
    return False


@dataclass(frozen=True)
class Reach:
    """What may be reached; the tests open the loopback."""

    allows: Callable[[IP], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})

    def resolve(self, host: str, port: int) -> str:
        """Return an address of the host, every one of which is allowed.

        Raises `ForbiddenHost`, or `socket.gaierror` when the name does not exist.
        """
        if port not in self.ports:
            raise ForbiddenHost(f"le port {port} n’est pas un port du web")
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(item[4][0]).split("%", 1)[0] for item in found]
        for address in addresses:
            if not self.allows(ip_address(address)):
                raise ForbiddenHost("ce serveur n’est pas sur l’internet public")
        return addresses[0]


class _Backend(httpcore.SyncBackend):
    def __init__(self, reach: Reach) -> None:
        self._reach = reach

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        address = self._reach.resolve(host, port)
        return super().connect_tcp(address, port, timeout, local_address, socket_options)


class GuardedTransport(httpx.BaseTransport):
    """The transport of httpx over connections that `Reach` allows."""

    def __init__(self, reach: Reach) -> None:
        """Open no connection yet."""
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            network_backend=_Backend(reach),
            max_connections=None,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return the answer, its body still to be read."""
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()

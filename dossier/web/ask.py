"""One question to one address, politely: redirects by hand, limits on time and size, no private machine.

The name is resolved once and the connection goes to the address that was looked at (no DNS rebinding).
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

HOPS = 5
"""Redirects that are followed; browsers follow more, but no honest page needs them."""
PERMANENT = (301, 308)
REDIRECTS = (*PERMANENT, 302, 303, 307)


class Unanswered(Exception):
    """No answer that could be used; its text says why, in an editor's words."""


class Reply(NamedTuple):
    """The answer at the end of all redirects."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    """No more than was asked for."""
    url: str
    """Where it came from in the end."""
    is_permanent: bool
    """Whether every redirect on the way said that it is for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How to ask."""

    agent: str
    """Who asks, with an address for complaints."""
    timeout: float = 20.0
    """Seconds for the whole of one answer."""
    allow_private: bool = False
    """Whether machines of the own network may be asked; for tests."""


def ask(url: str, method: str, manner: Manner, limit: int = 0) -> Reply:
    """Ask with HEAD or GET and follow redirects; raises Unanswered when there is no answer, with the reason."""
    deadline = time.monotonic() + manner.timeout
    here, permanent = url, True
    for _ in range(HOPS + 1):
        reply = _hop(here, method, manner, deadline, limit)
        target = reply.headers.get("location")
        if reply.status not in REDIRECTS or not target:
            return reply._replace(is_permanent=permanent)
        permanent = permanent and reply.status in PERMANENT
        here = urljoin(here, target)
    raise Unanswered(f"more than {HOPS} redirects")


def _hop(url: str, method: str, manner: Manner, deadline: float, limit: int) -> Reply:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Unanswered(f"leads to {url[:80]}, which is no web address")
    connection = _connection(parts.scheme, parts.hostname, _port(url), manner, deadline)
    target = urlunsplit(
        ("", "", quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._"), _query(parts.query), "")
    )
    watch = threading.Timer(_left(deadline), _hang_up, (connection,))
    watch.daemon = True
    watch.start()  # a server that sends a byte now and then never times out
    try:
        headers = {"User-Agent": manner.agent, "Accept": "*/*", "Connection": "close"}
        connection.request(method, target, headers=headers)
        answer = connection.getresponse()
        body = answer.read(limit) if limit and method == "GET" else b""
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, found, body, url, True)
    except TimeoutError as error:
        raise Unanswered(f"no answer within {manner.timeout:g} seconds") from error
    except (OSError, http.client.HTTPException) as error:
        if time.monotonic() >= deadline:
            raise Unanswered(f"no answer within {manner.timeout:g} seconds") from error
        raise Unanswered(_reason(error)) from error
    finally:
        watch.cancel()
        connection.close()


def _hang_up(connection: http.client.HTTPConnection) -> None:
    if connection.sock:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def _port(url: str) -> int:
    parts = urlsplit(url)
    try:
        return parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise Unanswered("the address has a port that is none") from error


def _query(text: str) -> str:
    return quote(text, safe="%:@!$&'()*+,;=~-._/?")


def _connection(
    scheme: str, host: str, port: int, manner: Manner, deadline: float
) -> http.client.HTTPConnection:
    try:
        name = host.encode("idna").decode() if not host.isascii() else host
        line = _line(_addresses(name, port, manner), port, deadline)
        if scheme == "https":
            line = ssl.create_default_context().wrap_socket(line, server_hostname=name)
    except TimeoutError as error:
        raise Unanswered(f"no answer within {manner.timeout:g} seconds") from error
    except (OSError, UnicodeError) as error:
        raise Unanswered(_reason(error)) from error
    connection = http.client.HTTPConnection(name, port)
    if port == 443 and scheme == "https":
        connection.default_port = 443  # else the Host header names the port
    connection.sock = line
    return connection


def _line(addresses: Sequence[str], port: int, deadline: float) -> socket.socket:
    """To the first of these that answers: a host may have two, of which a network reaches one."""
    for address in addresses[:-1]:
        if time.monotonic() >= deadline:
            break
        with suppress(OSError):
            line = socket.create_connection((address, port), timeout=_left(deadline) / 2)
            line.settimeout(_left(deadline))
            return line
    return socket.create_connection((addresses[-1], port), timeout=_left(deadline))


def _left(deadline: float) -> float:
    """Seconds until then, or next to none."""
    return max(deadline - time.monotonic(), 0.1)


def _addresses(host: str, port: int, manner: Manner) -> list[str]:
    """The addresses of the host, none of which may be of a private network unless that is allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Unanswered(f"there is no host {host}") from error
    addresses = [str(item[4][0]) for item in found]
    private = [
        address for address in addresses if not ipaddress.ip_address(address.partition("%")[0]).is_global
    ]
    if private and not manner.allow_private:
        raise Unanswered(f"{host} is in a private network")
    return addresses


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {error.verify_message}"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return f"the answer makes no sense ({type(error).__name__})"

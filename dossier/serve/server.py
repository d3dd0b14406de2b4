"""HTTP for one editor on this machine: GET and HEAD, only pages of the site, only from this machine's own browser.

Hosts and origins are checked against DNS rebinding and foreign pages; a path is looked up in the table of pages, so
that nothing else can be asked for, in whatever encoding.
"""

import json
import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from urllib.parse import unquote, urlsplit

from dossier.base.errors import DossierError
from dossier.outputs.hosting import HEADERS
from dossier.serve import client
from dossier.serve.admin import ADMIN_HEADERS, PREFIX, Admin
from dossier.serve.live import Live, State

HTML = "text/html; charset=utf-8"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
KEEP_ALIVE = 15.0
"""Seconds between signs of life on the stream of events."""
STREAMS = 50
"""Streams of events at once; a browser opens one a tab."""
TYPES = {".woff2": "font/woff2", ".xml": "application/xml", ".webmanifest": "application/manifest+json"}


class Server(ThreadingHTTPServer):
    """The server; `live` is what it serves, `follow` whether browsers go to the page just edited."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(
        self, host: str, port: int, live: Live, *, follow: bool = False, admin: Admin | None = None
    ) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), Handler)
        self.live = live
        self.follow = follow
        self.admin = admin
        self.streams = 0
        self.edited: tuple[str, ...] = ()
        shown = f"[{host}]" if ":" in host else host
        names = {*LOOPBACK, shown}
        self.hosts = frozenset(f"{name}:{self.server_port}" for name in names)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away in the middle is no event."""


def listening(
    host: str, port: int, live: Live, *, follow: bool = False, admin: Admin | None = None, tries: int = 20
) -> Server:
    """A server on that port, or on the next free one; DossierError when there is none."""
    for number in range(port, port + tries):
        try:
            return Server(host, number, live, follow=follow, admin=admin)
        except OSError as error:
            last = error
    raise DossierError(f"cannot listen on {host}, ports {port} to {port + tries - 1}: {last.strerror}")


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "dossier"
    sys_version = ""
    timeout = 10

    def do_GET(self) -> None:
        self._answer(send_body=True)

    def do_HEAD(self) -> None:
        self._answer(send_body=False)

    def _answer(self, *, send_body: bool) -> None:
        if refusal := self._refusal():
            return self._send(refusal, b"", "text/plain; charset=utf-8", send_body=send_body)
        path = self._path()
        if path == client.EVENTS:
            return self._events(send_body=send_body)
        if self.server.admin and path == PREFIX.rstrip("/"):
            return self._redirect(f"/{PREFIX}")
        if self.server.admin and path is not None and path.startswith(PREFIX):
            return self._admin(self.server.admin, path.removeprefix(PREFIX), send_body=send_body)
        if path in client.FILES:
            data, kind = client.FILES[path]
            return self._send(HTTPStatus.OK, data, kind, send_body=send_body)
        return self._page(path, send_body=send_body)

    def _refusal(self) -> HTTPStatus | None:
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or hosts[0].lower() not in self.server.hosts:
            return HTTPStatus.FORBIDDEN
        origin = self.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc.lower() not in self.server.hosts:
            return HTTPStatus.FORBIDDEN
        foreign = self.headers.get("Sec-Fetch-Site") == "cross-site"
        if foreign and self.headers.get("Sec-Fetch-Mode") != "navigate":
            return HTTPStatus.FORBIDDEN
        return None

    def _path(self) -> str | None:
        """The decoded path below the root; None for what is no path."""
        target = self.path.split("?", 1)[0].split("#", 1)[0]
        if not target.startswith("/"):
            return None
        try:
            return unquote(target[1:], errors="strict")
        except UnicodeDecodeError:
            return None

    def _page(self, path: str | None, *, send_body: bool) -> None:
        state = self.server.live.state
        try:
            if path and not path.endswith("/") and f"{path}/index.html" in state.pages:
                return self._redirect(f"/{path}/")
            name = f"{path}index.html" if path is not None and (not path or path.endswith("/")) else path
            found = state.pages.get(name) if name else None
            page = found or state.pages.get("404.html")
            data = page.render() if page else b""
        except DossierError as error:
            html = client.failure_page(str(error), state.shown)
            return self._send(HTTPStatus.INTERNAL_SERVER_ERROR, html, HTML, send_body=send_body)
        if page is None:
            return self._send(
                HTTPStatus.SERVICE_UNAVAILABLE, client.waiting_page(state), HTML, send_body=send_body
            )
        kind = _type(page.path)
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        shown = client.with_client(data, state.shown) if kind == HTML else data
        return self._send(status, shown, kind, send_body=send_body)

    def _admin(self, admin: Admin, path: str, *, send_body: bool) -> None:
        try:
            data, kind = admin.answer(path) or (b"", "")
        except DossierError as error:
            data, kind = str(error).encode(), "text/plain; charset=utf-8"
        status = HTTPStatus.OK if kind else HTTPStatus.NOT_FOUND
        self._send(status, data, kind or "text/plain", send_body=send_body, headers=ADMIN_HEADERS)

    def _redirect(self, target: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _events(self, *, send_body: bool) -> None:
        if self.server.streams >= STREAMS:
            return self._send(HTTPStatus.SERVICE_UNAVAILABLE, b"", "text/plain", send_body=send_body)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        if not send_body:
            return None
        self.server.streams += 1
        try:
            self._stream()
        finally:
            self.server.streams -= 1
        return None

    def _stream(self) -> None:
        state = self.server.live.state
        self._event(state)
        while True:
            newer = self.server.live.wait(state.version, KEEP_ALIVE)
            if newer.version == state.version:
                self.wfile.write(b": still here\n\n")
            else:
                self._event(newer)
            self.wfile.flush()
            state = newer

    def _event(self, state: State) -> None:
        goto = next((state.entries[path] for path in self.server.edited if path in state.entries), "")
        told = {
            "shown": state.shown,
            "problems": client.problems(state),
            "goto": goto if self.server.follow else "",
        }
        self.wfile.write(f"data: {json.dumps(told)}\n\n".encode())
        self.wfile.flush()

    def _send(
        self,
        status: HTTPStatus,
        data: bytes,
        kind: str,
        *,
        send_body: bool,
        headers: tuple[tuple[str, str], ...] = HEADERS,
    ) -> None:
        self.send_response(status)
        for name, value in headers:
            if name != "Strict-Transport-Security":  # there is no TLS here
                self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if send_body:
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not reported: the terminal is for what the editor did."""


def _type(path: str) -> str:
    suffix = path[path.rfind(".") :] if "." in path else ""
    kind = TYPES.get(suffix) or guess_type(path, strict=False)[0] or "text/plain"
    text = kind.startswith("text/") or kind in ("application/xml", "application/json", "image/svg+xml")
    return f"{kind}; charset=utf-8" if text else kind

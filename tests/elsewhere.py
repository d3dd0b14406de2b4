"""Another machine, on this one: a web server that answers as a test tells it to and writes down what it was asked."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Answer(NamedTuple):
    """What a path answers: to HEAD with another status, where that is given."""

    status: int = 200
    headers: Mapping[str, str] = {}
    body: bytes = b"<p>a page"
    head: int | None = None


class Elsewhere(ThreadingHTTPServer):
    """The machine; `asked` is every request as `GET /path`, in order."""

    daemon_threads = True

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = answers
        self.asked: list[str] = []
        self.agents: set[str] = set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Elsewhere

    def do_GET(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        self.server.agents.add(self.headers.get("User-Agent", ""))
        answer = self.server.answers.get(self.path, Answer(404))
        is_head = self.command == "HEAD"
        self.send_response(answer.head if is_head and answer.head else answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value.replace("{here}", self.server.address))
        self.end_headers()
        if not is_head:
            self.wfile.write(answer.body.replace(b"{here}", self.server.address.encode()))

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def elsewhere(answers: Mapping[str, Answer]) -> Iterator[Elsewhere]:
    """A running machine."""
    machine = Elsewhere(answers)
    threading.Thread(target=machine.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield machine
    finally:
        machine.shutdown()
        machine.server_close()

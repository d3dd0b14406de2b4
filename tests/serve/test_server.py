"""The server: only pages of the site, only for this machine's own browser, the last good site while there are errors."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_incremental import EXAMPLE, bytes_of, edit, publish
from worlds import write

from dossier.check import Options
from dossier.serve.client import TAGS
from dossier.serve.live import Live
from dossier.serve.server import Server, listening


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, EXAMPLE)


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    live = Live(project, Options())
    live.rebuild()
    found = listening("127.0.0.1", 18400, live, tries=200)
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()


def get(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.putrequest(method, path, skip_host="host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read()


def test_every_page_is_the_built_one_but_for_the_script(
    server: Server, project: Path, tmp_path: Path
) -> None:
    assert publish(project, tmp_path / "out")
    for path, data in bytes_of(tmp_path / "out").items():
        if path.startswith("_"):
            continue
        status, _, body = get(server, "/" + path)
        tags = TAGS.format(server.live.state.shown).encode()
        assert (status, body.replace(tags, b"", 1)) == (200, data), path


def test_folders_answer_with_their_index_and_are_led_to_by_a_redirect(server: Server) -> None:
    assert get(server, "/people/vera-lind/")[0] == 200
    status, headers, _ = get(server, "/people/vera-lind")
    assert (status, headers["Location"]) == (301, "/people/vera-lind/")


def test_an_address_that_leads_nowhere_shows_the_lost_page(server: Server) -> None:
    status, _, body = get(server, "/nothing/")
    assert status == 404 and b"<h1" in body


@pytest.mark.parametrize(
    "path",
    [
        "/../content/dossier.yaml",
        "/%2e%2e/content/dossier.yaml",
        "/..%2fcontent/dossier.yaml",
        "/people/..%5c..%5ccontent/dossier.yaml",
        "/content/dossier.yaml",
        "//etc/passwd",
        "/%00",
        "/%ff",
        "/.dossier/",
        "/people/vera-lind/index.html/",
    ],
)
def test_nothing_but_pages_can_be_asked_for(server: Server, path: str) -> None:
    status, _, body = get(server, path)
    assert status in (404, 301) and b"Harbour talks\nscope" not in body and b"root:" not in body


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "127.0.0.1:1", "[::1]"])
def test_a_foreign_host_is_refused(server: Server, host: str) -> None:
    assert get(server, "/", host=host)[0] == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost.evil.example:80"])
def test_a_foreign_origin_is_refused(server: Server, origin: str) -> None:
    assert get(server, "/_dossier/events", origin=origin)[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_only_reading_is_possible(server: Server, method: str) -> None:
    assert get(server, "/", method)[0] == 501


def test_head_gives_headers_alone(server: Server) -> None:
    status, headers, body = get(server, "/", "HEAD")
    assert (status, body) == (200, b"") and int(headers["Content-Length"]) > 100
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in headers


def test_an_error_is_told_and_the_last_good_site_stays(server: Server, project: Path) -> None:
    before = get(server, "/meetings/quay-1/")[2]
    edit(project / "content/meetings/quay-1.md", "status: held", "status: done")
    state = server.live.rebuild()
    assert not state.is_good
    assert get(server, "/meetings/quay-1/")[2] == before
    told = first_event(server)
    assert "unknown-value" in told["problems"] and "content/meetings/quay-1.md:4:9" in told["problems"]
    edit(project / "content/meetings/quay-1.md", "status: done", "status: unclear")
    server.live.rebuild()
    assert first_event(server)["problems"] == ""
    assert get(server, "/meetings/quay-1/")[2] != before


def first_event(server: Server) -> dict[str, str]:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as connection:
        host = f"127.0.0.1:{server.server_port}"
        connection.sendall(f"GET /_dossier/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        text = b""
        while b"\n\n" not in text.partition(b"\r\n\r\n")[2]:
            text += connection.recv(65536)
    line = text.partition(b"\r\n\r\n")[2].split(b"\n")[0]
    found: dict[str, str] = json.loads(line.removeprefix(b"data: "))
    return found


def test_a_taken_port_gives_the_next_free_one(server: Server) -> None:
    other = listening("127.0.0.1", server.server_port, server.live)
    assert other.server_port > server.server_port
    other.server_close()


def test_a_dossier_that_never_was_good_shows_its_errors(project: Path) -> None:
    edit(project / "content/meetings/quay-1.md", "status: held", "status: done")
    live = Live(project, Options())
    live.rebuild()
    server = listening("127.0.0.1", 18700, live, tries=200)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    status, _, body = get(server, "/")
    server.shutdown()
    server.server_close()
    assert status == 503 and b"unknown-value" in body

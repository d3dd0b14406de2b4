"""The web editor beside the site: the files of its package, our page and configuration, and nothing else."""

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from worlds import BASE

from dossier.base.errors import DossierError
from dossier.check import Options
from dossier.serve.admin import admin_from
from dossier.serve.live import Live
from dossier.serve.server import Server, listening


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in BASE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """What a package looks like from here."""
    top = tmp_path / "node_modules/cms"
    (top / "npm/assets").mkdir(parents=True)
    (top / "npm/index.js").write_text("export default {}")
    (top / "npm/assets/letters.woff2").write_bytes(b"wOF2")
    (top / "npm/index.js.map").write_text("{}")
    (top / "secret.txt").write_text("not for the web")
    (top / "npm/assets/elsewhere.js").symlink_to(top / "secret.txt")
    return top


def get(server: Server, path: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read()


@pytest.fixture
def server(project: Path, package: Path) -> Iterator[Server]:
    live = Live(project, Options())
    live.rebuild()
    found = listening("127.0.0.1", 18700, live, admin=admin_from(project, package), tries=200)
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()


@pytest.mark.parametrize(
    ("path", "kind", "start"),
    [
        ("/admin/", "text/html; charset=utf-8", b"<!doctype html>"),
        ("/admin/start.js", "text/javascript; charset=utf-8", b"import CMS"),
        ("/admin/cms/index.js", "text/javascript; charset=utf-8", b"export"),
        ("/admin/cms/assets/letters.woff2", "font/woff2", b"wOF2"),
        ("/admin/config.yml", "text/yaml; charset=utf-8", b"backend:\n"),
    ],
)
def test_what_the_editor_needs_is_there(server: Server, path: str, kind: str, start: bytes) -> None:
    status, headers, body = get(server, path)
    assert (status, headers["Content-Type"]) == (200, kind)
    assert body.startswith(start)


@pytest.mark.parametrize(
    "path",
    [
        "/admin/cms/index.js.map",
        "/admin/cms/../secret.txt",
        "/admin/cms/assets/elsewhere.js",
        "/admin/secret.txt",
    ],
)
def test_nothing_else_is(server: Server, path: str) -> None:
    status, _, body = get(server, path)
    assert (status, body) == (404, b"")


def test_its_policy_is_its_own_and_the_sites_stays_strict(server: Server) -> None:
    assert "style-src 'self' 'unsafe-inline'" in get(server, "/admin/")[1]["Content-Security-Policy"]
    assert "unsafe" not in get(server, "/")[1]["Content-Security-Policy"]


def test_the_configuration_is_that_of_the_content_as_it_is(server: Server, project: Path) -> None:
    (project / "content/places").mkdir()
    (project / "content/places/quay.yaml").write_text("name: Quay\nkind: city\nreview: candidate\n")
    assert b'"Quay (quay)"' in get(server, "/admin/config.yml")[2]
    (project / "content/dossier.yaml").write_text("title: [")
    assert b"run `dossier check`" in get(server, "/admin/config.yml")[2]


def test_without_the_option_there_is_no_editor(project: Path) -> None:
    live = Live(project, Options())
    live.rebuild()
    found = listening("127.0.0.1", 18900, live, tries=200)
    threading.Thread(target=found.serve_forever, daemon=True).start()
    assert get(found, "/admin/")[0] == 404
    found.shutdown()
    found.server_close()


def test_a_folder_without_the_package_is_refused_with_advice(project: Path, tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="npm install @sveltia/cms"):
        admin_from(project, tmp_path)

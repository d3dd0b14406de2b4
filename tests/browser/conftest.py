"""Sites in a browser: a small invented dossier and the first real one, served with the headers that hosts get."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from chrome import Chrome, Tab, running
from every_type import EVERY_TYPE
from worlds import world

from dossier.build import build
from dossier.check import Options, check

PEOPLE = """
    === content/actors/zelenskyy.yaml
    kind: person
    name: Volodymyr Zelenskyy
    native_name: {uk: Володимир Зеленський}
    summary: A name with many spellings.
    affiliations: [{org: southport, role: Guest}]
    review: candidate
    cites: [gazette]
"""
CALLS = "".join(
    f"""
    === content/meetings/call-{n}.yaml
    title: Call {n} about the piers
    date: 2025-0{n}-11
    status: {"held" if n % 2 else "cancelled"}
    kind: call
    issues: [piers]
    review: candidate
    cites: [gazette]
    delegations: [{{party: {"northport" if n % 3 else "southport"}, role: party}}]
"""
    for n in range(1, 10)
)
HARBOUR = EVERY_TYPE + PEOPLE + CALLS


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a built site from a process of its own: a thread of this one would keep the program from forking."""
    command = [sys.executable, str(Path(__file__).parents[1] / "host.py"), str(folder)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    try:
        yield f"http://127.0.0.1:{int(server.stdout.readline())}/"
    finally:
        server.terminate()
        server.wait()


def publish(project: Path, out: Path, options: Options) -> None:
    """Build the site whatever editors would say: a world for every page has things that a good dossier has not."""
    checked = check(project, options)._replace(diagnostics=())
    assert checked.survey, "the dossier cannot be read"
    build(project, out, checked, options)


@pytest.fixture(scope="session")
def harbour_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented harbour talks as an editor has them."""
    folder = tmp_path_factory.mktemp("harbour")
    for name, text in world(HARBOUR).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def harbour(harbour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the harbour talks."""
    out = tmp_path_factory.mktemp("sites") / "harbour"
    publish(harbour_folder, out, Options())
    with _served(out) as address:
        yield address


@pytest.fixture(scope="session")
def harbour_offline(harbour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the harbour talks as a folder that nobody serves."""
    out = tmp_path_factory.mktemp("sites") / "offline"
    publish(harbour_folder, out, Options(offline=True))
    return f"{out.as_uri()}/"


@pytest.fixture(scope="session")
def flagship(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the dossier in content/."""
    folder = tmp_path_factory.mktemp("flagship")
    shutil.copytree(root / "content", folder / "content")
    out = tmp_path_factory.mktemp("sites") / "flagship"
    publish(folder, out, Options())
    with _served(out) as address:
        yield address


@pytest.fixture(scope="session")
def chrome(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A browser for all tests; each opens pages of its own."""
    with running(chromium, tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def tab(chrome: Chrome) -> Iterator[Tab]:
    """A page, 1280 pixels wide."""
    opened = chrome.page()
    yield opened
    opened.close()


@pytest.fixture
def plain(chrome: Chrome) -> Iterator[Tab]:
    """A page with scripts switched off."""
    opened = chrome.page(scripts=False)
    yield opened
    opened.close()

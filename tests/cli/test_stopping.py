"""A command that is stopped, at whatever moment: one line, no traceback, the usual end, nothing half-written."""

import itertools
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from elsewhere import Answer, elsewhere
from make_site import tree
from worlds import BASE, SETTINGS

from dossier.cli import main

ROOT = Path(__file__).parent.parent.parent
PROGRAM = """
import os, signal, sys

for number in (signal.SIGINT, signal.SIGTERM):  # as in a terminal, whatever started the tests
    signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
name, event, text, count = sys.argv[1:5]
count = int(count)

def stop(happened, about):
    global count
    if happened == event and text in repr(about):
        count -= 1
        if count == 0:
            print("reached", flush=True)
            os.kill(os.getpid(), signal.Signals[name])

from dossier.__main__ import main
sys.addaudithook(stop)
sys.argv[:5] = ["dossier"]
main()
"""
LINE = {"SIGINT": "stopped by Ctrl-C", "SIGTERM": "stopped by a signal to terminate"}
STOPS = tuple(LINE)


class Moment(NamedTuple):
    """The nth time that Python says (PEP 578) that it does something with something of this name."""

    event: str
    text: str
    count: int = 1


IMPORTS = {
    "the first import": Moment("import", "click"),
    "an import of many": Moment("import", "pydantic"),
    "an import half-way": Moment("import", "dossier.graph.resolve"),
}
READING = {
    "reading the content": Moment("open", "actors/southport.yaml"),
}
WRITING = {
    "loading the templates": Moment("open", "base.html"),
    "locking": Moment("open", "dossier/lock"),
    "writing the first file": Moment("open", "standby/", 1),
    "writing a later file": Moment("open", "standby/", 40),
    "saving what is whose": Moment("os.rename", ".new"),
    "exchanging the folders": Moment("ctypes.dlsym", "renameat2"),
    "tidying up": Moment("os.rename", ".new", 3),
}


def started(stop: str, moment: Moment, *arguments: str) -> "subprocess.Popen[str]":
    """The program, which will stop itself at that moment."""
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, stop, moment.event, moment.text, str(moment.count), *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def stopped(stop: str, moment: Moment, *arguments: str) -> list[str]:
    """What the program said before its last line, once stopped at that moment."""
    process = started(stop, moment, *arguments)
    out, told = process.communicate(timeout=60)
    assert "reached" in out, f"it never came to that moment: {out}{told}"
    assert "Traceback" not in told
    assert process.returncode == -signal.Signals[stop]
    *before, last = told.splitlines()
    assert last == LINE[stop]
    return before


def write(project: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text)


def build(project: Path) -> None:
    assert CliRunner().invoke(main, ["build", str(project)]).exit_code == 0


class Sites(NamedTuple):
    """A project whose site is of older content, and what the site was and is to be."""

    project: Path
    old: dict[str, str]
    new: dict[str, str]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    project = tmp_path_factory.mktemp("project")
    write(project, BASE)
    build(project)
    old = html(project)
    renamed = {path: text.replace("Northport", "Newport") for path, text in BASE.items()}
    other = shutil.copytree(project, tmp_path_factory.mktemp("other") / "project", symlinks=True)
    write(other, renamed)
    build(other)
    write(project, renamed)
    return Sites(project, old, html(other))


def html(project: Path) -> dict[str, str]:
    """The pages of the site, and the names of all else in it."""
    site = project / "site"
    names = (path for path in site.rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix(): path.read_text() if path.suffix == ".html" else ""
        for path in names
    }


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("name", [*IMPORTS, *READING])
def test_before_anything_is_written_nothing_is_said_but_one_line(sites: Sites, name: str, stop: str) -> None:
    assert stopped(stop, {**IMPORTS, **READING}[name], "check", str(sites.project)) == []


@pytest.mark.parametrize(("name", "stop"), [*zip(WRITING, itertools.cycle(STOPS), strict=False)])
def test_a_build_that_is_stopped_leaves_a_whole_site(
    sites: Sites, tmp_path: Path, name: str, stop: str
) -> None:
    project = shutil.copytree(sites.project, tmp_path / "project", symlinks=True)
    before = stopped(stop, WRITING[name], "build", str(project))
    assert "3 warnings, 1 note in 4 entries" in before[-1]  # what the check says, and nothing after it
    assert html(project) in (sites.old, sites.new)
    build(project)
    assert html(project) == sites.new


@pytest.mark.parametrize("stop", STOPS)
def test_a_name_that_is_being_changed_is_changed_everywhere_first(tmp_path: Path, stop: str) -> None:
    write(tmp_path, BASE)
    moment = Moment("os.rename", "actors")
    assert stopped(stop, moment, "rename", "northport", "newport", "-C", str(tmp_path)) == []
    content = "".join(tree(tmp_path / "content").values())
    assert "northport/" not in content and content.count("newport/") == 2
    assert (tmp_path / "content/actors/newport.yaml").exists()
    assert not (tmp_path / "content/actors/northport.yaml").exists()
    assert list(tmp_path.rglob(".*.new")) == []


@pytest.mark.parametrize("stop", STOPS)
def test_a_dossier_that_is_being_started_has_all_its_files(tmp_path: Path, stop: str) -> None:
    assert CliRunner().invoke(main, ["init", str(tmp_path / "whole"), "--title", "T"]).exit_code == 0
    moment = Moment("open", "stopped/content/pages/", 2)
    assert stopped(stop, moment, "init", str(tmp_path / "stopped"), "--title", "T") == []
    assert tree(tmp_path / "stopped") == tree(tmp_path / "whole")


@pytest.mark.parametrize("stop", STOPS)
def test_answers_that_came_before_the_stop_are_kept(tmp_path: Path, stop: str) -> None:
    source = "title: T\nkind: news\npublisher: P\nlanguage: en\nreliability: solid\nreview: candidate\n"
    with elsewhere({"/a": Answer(), "/b": Answer()}) as there:
        write(tmp_path, {"content/dossier.yaml": SETTINGS})
        for name in "ab":
            write(tmp_path, {f"content/sources/{name}.yaml": f"{source}url: {there.address}/{name}\n"})
        asked = ("links", str(tmp_path), "--allow-private", "--delay", "0.3", "--on", "2026-03-01")
        assert stopped(stop, Moment("socket.connect", "", 2), *asked) == []
        kept = json.loads((tmp_path / "content/.link-check.json").read_text("utf-8"))
        assert f"{there.address}/a" in kept["links"]


def test_a_question_that_is_left_by_ctrl_c_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, BASE)
    mine, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "dossier", "new", "place", "-C", str(tmp_path)],
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    os.close(theirs)
    said = b""
    while b"> " not in said:
        said += os.read(mine, 1_000)
    while process.poll() is None:  # one that comes before the program waits for a key is seen with the next
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=1)
    try:
        while part := os.read(mine, 1_000):
            said += part
    except OSError:  # the other side has been closed
        pass
    os.close(mine)
    assert process.wait() == -signal.SIGINT
    assert said.endswith(b"\r\nstopped by Ctrl-C\r\n")
    assert not (tmp_path / "content/places").exists()


def test_a_server_that_is_stopped_says_so(tmp_path: Path) -> None:
    write(tmp_path, BASE)
    said = stopped("SIGINT", Moment("os.scandir", "content", 20), "serve", str(tmp_path), "--port", "8765")
    assert [line for line in said if "entries in" not in line] == []


def test_what_the_caller_ignores_stays_ignored() -> None:
    """As after nohup, or in the background of a script."""
    program = "import signal; from dossier.base.stopping import at_once; at_once(); signal.raise_signal(2)"
    started = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
        capture_output=True,
    )
    assert (started.returncode, started.stderr) == (0, b"")

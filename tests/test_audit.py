"""Whole commands under an audit hook (PEP 578): no socket, no program but git, nothing written or read elsewhere.

The hook sees what the interpreter does by itself too, and it is there before the program is imported.
"""

import json
import os
import subprocess
import sys
import sysconfig
import zoneinfo
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from worlds import world

ROOT = Path(__file__).parent.parent
WATCHED = """\
import json, os, sys

log = os.open(os.environ.pop("AUDIT_LOG"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
FAMILIES = ("socket.", "http.", "urllib.", "ftplib.", "smtplib.", "subprocess.", "pty.", "webbrowser.", "ctypes.", "shutil.", "syslog.", "winreg.")
CALLS = ("open", "sqlite3.connect", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.rename",
         "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime",
         "os.listdir", "os.scandir", "os.kill", "os.putenv", "os.setxattr", "os.removexattr", "mmap.__new__", "signal.pthread_kill")

def plain(value):
    if isinstance(value, (bytes, os.PathLike)):
        value = os.fsdecode(value)
    return value if isinstance(value, (str, int, list)) or value is None else str(value)

def hook(event, given):
    if event in CALLS or event.startswith(FAMILIES):
        os.write(log, (json.dumps([event, os.getcwd(), [plain(value) for value in given]], default=str) + "\\n").encode())

sys.addaudithook(hook)
from dossier.__main__ main
"""
PROGRAM = WATCHED.replace("from dossier.__main__ main", "from dossier.__main__ import main; main()")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
LINKER = ("renameat2", "syncfs", "malloc_trim")
"""The two calls to the system that Python has no name for (`site/disk.py`), and one to the C library
(`base/forks.py`)."""
OURS_ALONE = ("subprocess.Popen", "ctypes.dlopen", "ctypes.dlsym", "ctypes.dlsym/handle", "ctypes.get_errno", "ctypes.set_errno", "ctypes.call_function", "os.kill")  # fmt: skip


class Seen(NamedTuple):
    """Something that a command did."""

    event: str
    folder: str
    given: list[object]

    def paths(self) -> Iterator[Path]:
        """Each path it names, absolute."""
        for value in self.given[: 2 if self.event in ("os.rename", "os.link") else 1]:
            if isinstance(value, str):
                yield Path(os.path.normpath(Path(self.folder) / value))

    @property
    def writes(self) -> bool:
        """Whether it changes a file or folder."""
        flags = self.given[2] if self.event == "open" else 0
        return self.event not in ("open", "os.listdir", "os.scandir", "sqlite3.connect") or bool(
            isinstance(flags, int) and flags & WRITING
        )


class Project(NamedTuple):
    """Two commits of a dossier, its published site, and a temporary folder; or the same without git."""

    folder: Path
    temporary: Path

    def run(self, *arguments: str) -> tuple[Seen, ...]:
        """All that a command does, with the processes it makes of itself."""
        log = self.temporary.parent / "log"
        log.unlink(missing_ok=True)
        surroundings = {
            **os.environ,
            "AUDIT_LOG": str(log),
            "TMPDIR": str(self.temporary),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": str(ROOT),
        }
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *arguments],
            cwd=self.folder,
            env=surroundings,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return tuple(Seen(*json.loads(line)) for line in log.read_text("utf-8").splitlines())


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module", params=["with history", "without git"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    top = tmp_path_factory.mktemp("audit")
    found = Project(top / "project", top / "temporary")
    found.temporary.mkdir()
    for path, text in world("").items():
        (found.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (found.folder / path).write_text(text, "utf-8")
    if request.param == "with history":
        git(found.folder, "init", "-q")
        git(found.folder, "add", "content")
        git(found.folder, "commit", "-qm", "one")
        actor = found.folder / "content/actors/northport.yaml"
        actor.write_text(actor.read_text("utf-8").replace("A harbour town", "A town"), "utf-8")
        git(found.folder, "commit", "-qam", "two")
    found.run("build")
    return found


COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check",),
    "build": ("build",),
    "build anew": ("build", "--clean", "--digest"),
    "build elsewhere": ("build", "-o", "site/../other", "--offline", "--preview", "A preview"),
    "a share": ("build", "--shard", "1/1", "-o", "other/share"),
    "explain": ("explain", "northport"),
    "stale": ("stale",),
    "schema": ("schema", "person", "--ids"),
    "diff": ("diff", "HEAD~1"),
    "verify": ("verify", "site", "--commit", "HEAD"),
}
NEEDS_GIT = ("diff", "verify")
READS_ALONE = ("check", "explain", "stale", "schema", "diff", "verify")


@pytest.fixture(params=COMMANDS)
def ran(request: pytest.FixtureRequest, project: Project) -> tuple[str, Project, tuple[Seen, ...]]:
    name = request.param
    if name in NEEDS_GIT and not (project.folder / ".git").exists():
        return name, project, ()
    return name, project, project.run(*COMMANDS[name])


def test_a_command_does_nothing_elsewhere(ran: tuple[str, Project, tuple[Seen, ...]]) -> None:
    name, project, seen = ran
    assert seen or name in NEEDS_GIT
    assert [one for one in seen if not is_known(one)] == []
    assert [one for one in seen if one.event == "subprocess.Popen" and one.given[0] != "git"] == []
    written = [path for one in seen if one.event in FILES and one.writes for path in one.paths()]
    assert [path for path in written if not is_within(path, places(project, name))] == []
    looked = [
        path
        for one in seen
        if one.event in FILES and not one.writes
        for path in one.paths()
        if not (one.event == "os.listdir" and path in importable())
    ]
    assert [
        path for path in looked if not is_within(path, (*sources(), project.folder, project.temporary))
    ] == []


FILES = (
    "shutil.rmtree","open", "sqlite3.connect", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime", "os.listdir", "os.scandir")  # fmt: skip


def is_known(one: Seen) -> bool:
    """Whether it is a thing that a command may do at all."""
    if one.event == "ctypes.dlopen":
        return one.given[0] in (None, "None")
    if one.event == "ctypes.dlsym":
        return one.given[1] in LINKER
    return one.event in FILES or one.event in OURS_ALONE


def places(project: Project, name: str) -> tuple[Path, ...]:
    """Where a command may write: those that only read write nothing but what was read, for the next time."""
    folder = project.folder
    mine = (project.temporary, folder / ".dossier", Path(os.devnull))
    return (
        mine
        if name in READS_ALONE
        else (*mine, *(folder / p for p in ("site", ".site.dossier", "other", ".other.dossier")))
    )


def sources() -> tuple[Path, ...]:
    """Where the program and what it is made of lie."""
    python = (sys.prefix, sys.base_prefix, sys.exec_prefix, *sysconfig.get_paths().values())
    return tuple(
        Path(path)
        for path in (
            ROOT / "dossier",
            ROOT / "templates",
            ROOT / "content/README.md",
            *python,
            *zoneinfo.TZPATH,
            os.devnull,
        )
    )


def importable() -> set[Path]:
    """The folders that the interpreter lists to find modules in."""
    return {ROOT, *map(Path, sys.path)}


def is_within(path: Path, folders: tuple[Path, ...]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)


def test_the_hook_sees_what_it_must(tmp_path: Path) -> None:
    """Else the tests above would say nothing: the same hook around one forbidden thing of each kind."""
    things = "\n".join(
        (
            "import socket, subprocess, os; socket.socket()",
            "subprocess.run(['true']); os.system('true')",
            f"open({str(tmp_path / 'x')!r}, 'w'); os.open({str(tmp_path / 'y')!r}, os.O_WRONLY | os.O_CREAT)",
            f"os.rename({str(tmp_path / 'x')!r}, {str(tmp_path / 'z')!r}); os.listdir('/')",
        )
    )
    program = WATCHED.replace("from dossier.__main__ main", things)
    surroundings = {**os.environ, "AUDIT_LOG": str(tmp_path / "log")}
    subprocess.run([sys.executable, "-c", program], env=surroundings, check=True)
    seen = [Seen(*json.loads(line)) for line in (tmp_path / "log").read_text("utf-8").splitlines()]
    assert {"socket.__new__", "subprocess.Popen", "os.system"} == {
        one.event for one in seen if one.event.startswith("s") or one.event == "os.system"
    }
    assert [
        one.event
        for one in seen
        if one.event in FILES and one.writes and is_within(Path(str(one.given[0])), (tmp_path,))
    ] == ["open", "open", "os.rename"]
    assert [one.given[0] for one in seen if one.event == "os.listdir"][-1] == "/"

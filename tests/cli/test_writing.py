"""Every call to the system that a command makes to write fails in turn: one line is said, and no file is lost."""

import ast
import errno
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from worlds import world

from dossier.base.errors import DossierError
from dossier.cli import main, writing
from dossier.cli.writing import Change, write_all
from dossier.site import disk

ROOT = Path(__file__).parent.parent.parent
CALLS = (
    "open",
    "write",
    "close",
    "fsync",
    "fstat",
    "lstat",
    "chmod",
    "unlink",
    "mkdir",
    "link",
    "rename",
    "replace",
)
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)


class Failing:
    """Stands in for `os`: the n-th call fails, alone or with all after it."""

    def __init__(self, at: int, number: int, *, for_good: bool) -> None:
        self.at, self.number, self.for_good, self.count = at, number, for_good, 0

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self._counted(real) if name in CALLS else real

    def _counted(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            self.count += 1
            if self.count == self.at or (self.for_good and self.count > self.at):
                if real is os.close:  # which closes even when it fails
                    real(*given)
                named_path = given[0] if given and not isinstance(given[0], int) else None
                raise OSError(self.number, os.strerror(self.number), named_path)
            return real(*given, **named)

        return call


def tree(folder: Path) -> dict[str, bytes]:
    """All files; folders alone hold nothing that could be lost."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def visible(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(folder).items() if not path.endswith((".new", ".old"))}


def attempts(
    start: Path, work: Path, monkeypatch: pytest.MonkeyPatch, *, for_good: bool, step: int = 1
) -> Iterator[None]:
    """A fresh copy of `start` in `work` for each (or each n-th) call that can fail, until one run meets no failure."""
    for at in range(1, 1000, step):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(start, work)
        failing = Failing(at, ERRORS[at % len(ERRORS)], for_good=for_good)
        with monkeypatch.context() as patch:
            patch.setattr(disk, "os", failing)
            patch.setattr(writing, "os", failing)
            yield
        if failing.count < at:
            assert at > 5, "nothing was counted"
            return
    raise AssertionError("it never ends")


def changes(folder: Path) -> list[Change]:
    """One of each kind: other text, a file that is new to its folder, a rename in two steps, a file that goes."""
    return [
        Change(folder / "kept.md", b"after"),
        Change(folder / "deep/new.md", b"new", is_new=True),
        Change(folder / "renamed.md", b"renamed", is_new=True),
        Change(folder / "old-name.md", None),
        Change(folder / "schema.json", b"{}"),
    ]


BEFORE = {"kept.md": b"before", "old-name.md": b"its text", "own.md": b"untouched"}
AFTER = {
    "kept.md": b"after",
    "deep/new.md": b"new",
    "renamed.md": b"renamed",
    "schema.json": b"{}",
    "own.md": b"untouched",
}


@pytest.fixture
def start(tmp_path: Path) -> Path:
    for name, data in BEFORE.items():
        (tmp_path / "start").mkdir(exist_ok=True)
        (tmp_path / "start" / name).write_bytes(data)
    (tmp_path / "start/kept.md").chmod(0o640)
    return tmp_path / "start"


def test_all_is_written_and_nothing_is_left_over(start: Path) -> None:
    write_all(changes(start))
    assert tree(start) == dict(sorted(AFTER.items()))
    assert (start / "kept.md").stat().st_mode & 0o777 == 0o640


def test_any_call_may_fail_and_all_is_as_before_or_as_after(
    start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, failed = tmp_path / "work", 0
    for _ in attempts(start, work, monkeypatch, for_good=False):
        try:
            write_all(changes(work))
        except DossierError as error:
            failed += 1
            assert str(error).startswith("cannot write ") and "\n" not in str(error)
            assert str(error).endswith("; nothing was changed"), error
            assert visible(work) == BEFORE
        else:
            assert visible(work) == AFTER
    assert failed > 25


def test_a_disk_that_stays_broken_loses_no_text(
    start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be put back is named, and stands there under its second name."""
    work = tmp_path / "work"
    for _ in attempts(start, work, monkeypatch, for_good=True):
        try:
            write_all(changes(work))
        except DossierError as error:
            found = tree(work)
            for name, data in BEFORE.items():
                assert data in (found.get(name), found.get(f".{name}.old")), (name, error)
                assert found.get(name) == data or f".{name}.old" in str(error)
        else:
            assert visible(work) == AFTER


def test_a_file_that_somebody_made_meanwhile_is_not_overwritten(start: Path) -> None:
    (start / "renamed.md").write_bytes(b"theirs")
    with pytest.raises(DossierError, match="there is such a file already; nothing was changed"):
        write_all(changes(start))
    assert visible(start) == {**BEFORE, "renamed.md": b"theirs"}


def test_what_a_stopped_command_left_behind_is_in_nobodys_way(start: Path) -> None:
    for name in (".kept.md.new", ".kept.md.old", ".renamed.md.new"):
        (start / name).write_bytes(b"left over")
    write_all(changes(start))
    assert tree(start) == dict(sorted(AFTER.items()))


COMMANDS: dict[str, tuple[str, ...]] = {
    "new": ("new", "person", "--id", "vera-lind", "--set", "name=Vera Lind", "--no-ask", "-C", "."),
    "init": ("init", "another"),
    "rename": ("rename", "northport", "north-port", "-C", "."),
    "retire": ("retire", "ana-petrovic", "--reason", "error", "--on", "2026-02-18", "-C", "."),
    "schema": ("schema", "--write", "-C", "."),
    "links": ("links", ".", "--limit", "1", "--on", "2026-02-18"),
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_command_that_cannot_write_says_so_in_a_line_and_changes_nothing(
    arguments: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.cli.links._ask", lambda *_: None)  # no network
    start, work = tmp_path / "start", tmp_path / "work"
    files = {**world(""), "content/.link-check.json": "{}\n"}
    for path, text in files.items():
        (start / path).parent.mkdir(parents=True, exist_ok=True)
        (start / path).write_text(text, "utf-8")
    before, failed = tree(start), 0
    for _ in attempts(start, work, monkeypatch, for_good=False, step=37 if arguments[0] == "schema" else 3):
        with monkeypatch.context() as patch:
            patch.chdir(work)
            ran = CliRunner().invoke(main, list(arguments))
        if ran.exit_code == 0:
            continue
        failed += 1
        lines = [line for line in ran.output.splitlines() if line.startswith("error: ")]
        assert (ran.exit_code, len(lines)) == (2, 1), (ran.output, ran.exception)
        assert isinstance(ran.exception, SystemExit)
        assert lines[0].startswith("error: cannot write "), lines
        found = visible(work)
        assert {path: found.get(path) for path in before} == before
        assert found == before or arguments[0] == "schema"  # its settings of VS Code are written one by one
    assert failed > 1
    assert visible(work) != before


ALONE = {"cli/writing.py", "cli/verify.py"}
"""The door of this test; and a temporary folder, which is nobody's."""


def test_nothing_else_writes_the_users_files() -> None:
    writes = {"write_text", "write_bytes", "unlink", "rename", "symlink_to", "hardlink_to"}
    found = {
        path.relative_to(ROOT / "dossier").as_posix()
        for path in sorted((ROOT / "dossier").rglob("*.py"))
        if path.parent.name != "site" and (path.parent.name != "base")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in writes
    }
    assert found <= ALONE

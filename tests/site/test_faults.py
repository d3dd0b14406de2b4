"""Every call to the system fails once: the site is then the old or the new one, whole, and the next build heals it."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from make_site import always_ahead, pages, tree, with_writer, write, writer_from_two_pages_on

from dossier.base.errors import DossierError
from dossier.site import disk
from dossier.site.ahead import survey_ahead
from dossier.site.publish import publish

CALLS = (
    *("open", "write", "close", "fstat", "lstat", "scandir", "chmod", "utime", "unlink", "rmdir", "mkdir"),
    *("link", "rename", "replace"),
)
OURS = ("exchange", "sync", "lock")
FOREIGN = {".gitignore": "*", "own/file": "mine"}
SITES = (
    {"index.html": "0", "a/b": "0", "gone/deep/x": "0", "same": "0"},
    {"index.html": "1", "a/b": "1", "gone/deep/x": "0", "same": "0"},
    {"index.html": "2", "a": "2", "new/deep/x": "2", "same": "0"},
)


@pytest.fixture(autouse=True)
def _unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of builds on a real disk: what they write need not outlive the machine."""
    monkeypatch.setattr(disk, "sync", lambda folder: None)


class Failing:
    """Stands in for a module: the n-th call of those counted fails, or the process dies there, and all others work."""

    def __init__(self, at: int, failure: BaseException) -> None:
        self.at, self.failure, self.count = at, failure, 0

    def counted(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.count += 1
            if self.count == self.at:
                if real is os.close:  # which closes even when it fails
                    real(*arguments)
                raise self.failure
            return real(*arguments, **named)

        return call

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self.counted(real) if name in CALLS else real


class Death(BaseException):
    """The process dies here; nothing may catch it but `finally`."""


def world(folder: Path, sites: int) -> Path:
    """A published site that has been through some builds, with files that are not ours."""
    out = folder / "site"
    write(out, FOREIGN)
    for texts in SITES[:sites]:
        publish(out, folder / ".dossier", pages(texts))
    return out


def attempts(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    sites: int,
    failure: Callable[[], BaseException],
    *,
    how: str = "",
) -> Iterator[tuple[Path, BaseException | None]]:
    """Publish the last site over the one before, surveyed `ahead`, with a `writer`, or neither, once
    with each call failing, until one build meets no failure."""
    always_ahead(monkeypatch)
    writer_from_two_pages_on(monkeypatch)
    for at in range(1, 2000):
        folder = tmp_path / f"{at}"
        out = world(folder, sites)
        failing = Failing(at, failure())
        ahead = survey_ahead(out, folder / ".dossier") if how == "ahead" else None
        new = pages(SITES[-1])
        shared = with_writer(new) if how == "writer" else nullcontext((None, new))
        with shared as (writers, held), monkeypatch.context() as patch:
            for name in OURS:
                patch.setattr(disk, name, failing.counted(getattr(disk, name)))
            patch.setattr(disk, "os", failing)
            try:
                publish(out, folder / ".dossier", held, ahead=ahead, writers=writers)
                raised = None
            except (DossierError, Death) as error:
                raised = error
        yield out, raised
        shutil.rmtree(folder)
        if failing.count < at:
            assert raised is None
            return
    raise AssertionError("a build does not end")


def check(out: Path, sites: int, raised: BaseException | None) -> None:
    """The site is whole, and the next build makes it the new one; of the message, only the user's words are seen."""
    old, new = {**(SITES[sites - 1] if sites else {}), **FOREIGN}, {**SITES[-1], **FOREIGN}
    assert tree(out) == new or (raised and tree(out) == old)
    if isinstance(raised, DossierError):
        assert str(out) in str(raised)
        assert ".site.dossier" not in str(raised)
    publish(out, out.parent / ".dossier", pages(SITES[-1]))
    assert tree(out) == new
    assert not any(out.rglob("*.new"))
    publish(out, out.parent / ".dossier", pages(SITES[0]))
    assert tree(out) == {**SITES[0], **FOREIGN}


@pytest.mark.parametrize(
    ("sites", "number", "how"),
    [(0, errno.ENOSPC, ""), (2, errno.EACCES, ""), (2, errno.EACCES, "ahead"), (1, errno.ENOSPC, "writer")],
)
def test_any_call_may_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sites: int, number: int, how: str
) -> None:
    failures = 0

    def failure() -> OSError:
        return OSError(number, os.strerror(number))

    for out, raised in attempts(tmp_path, monkeypatch, sites, failure, how=how):
        failures += raised is not None
        check(out, sites, raised)
    assert failures > 40


@pytest.mark.parametrize(
    ("sites", "exchange", "how"),
    [
        (0, True, ""),
        (2, True, ""),
        (2, True, "ahead"),
        (1, False, "ahead"),
        (0, True, "writer"),
        (2, True, "writer"),
    ],
)
def test_the_process_may_die_at_any_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sites: int, exchange: bool, how: str
) -> None:
    """Without an exchange the folder may be away between two renames, but is never mixed, and comes back."""
    if not exchange:
        monkeypatch.setattr(disk, "exchange", lambda *_: False)
    deaths = 0
    for out, raised in attempts(tmp_path, monkeypatch, sites, Death, how=how):
        deaths += raised is not None
        if exchange or out.exists():
            check(out, sites, raised)
        else:
            publish(out, out.parent / ".dossier", pages(SITES[-1]))
            assert tree(out) == {**SITES[-1], **FOREIGN}
    assert deaths > 40


def test_a_folder_updated_file_by_file_heals_after_any_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(one: str, other: str) -> bool:
        raise OSError(errno.EBUSY, "busy", one, None, other)

    monkeypatch.setattr(disk, "exchange", busy)
    for out, _ in attempts(tmp_path, monkeypatch, 1, Death):
        publish(out, out.parent / ".dossier", pages(SITES[-1]))
        assert tree(out) == {**SITES[-1], **FOREIGN}

"""Lots of work that several processes share: each is done once, and one that dies costs time alone."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dossier.base.forks import shared

LOTS: list[Callable[[], Any]] = [partial(lambda n: [n, f"lot {n}"], number) for number in range(40)]
ALL = {number: [number, f"lot {number}"] for number in range(40)}


def children() -> set[str]:
    """Processes of this one; a browser of other tests may be among them."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split())


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    before = children()
    yield
    assert children() <= before


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_lot_is_done(number: int) -> None:
    assert shared(LOTS, number) == ALL


def test_two_processes_do_each_lot_once(tmp_path: Path) -> None:
    def write(number: int) -> int:
        with (tmp_path / str(number)).open("a", encoding="ascii") as file:
            file.write(f"{os.getpid()}\n")
        time.sleep(0.01)
        return number

    assert shared([partial(write, number) for number in range(40)], 2) == {n: n for n in range(40)}
    done = [(tmp_path / str(number)).read_text("ascii").split() for number in range(40)]
    assert {len(lines) for lines in done} == {1}
    assert len({line for lines in done for line in lines}) == 2


def test_what_a_dead_process_had_is_left_out() -> None:
    first = os.getpid()

    def die() -> str:
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.01)
        return "done"

    done = shared([die] * 40, 2)
    assert len(done) in (39, 40)  # the other process has at most taken one
    assert set(done.values()) == {"done"}


def test_a_lot_that_fails_here_is_heard_of() -> None:
    def fail() -> None:
        raise LookupError("no such thing")

    with pytest.raises(LookupError, match="no such thing"):
        shared([fail], 1)


def test_without_a_further_process_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_fork() -> int:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(os, "fork", no_fork)
    assert shared(LOTS, 2) == {}

"""Lots of work that several processes share: each is done once, and one that dies costs time alone."""

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from dossier.base.forks import Helpers, ends_of, forked, result, shared

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


def test_a_queue_is_taken_from_both_ends_and_each_number_once() -> None:
    queue = ends_of(40)
    front, back = queue.taken(), queue.taken(backwards=True)
    first = [next(front), next(back), next(back), next(front)]
    assert first == [0, 39, 38, 1]

    def slowly() -> list[int]:
        return [number for number in queue.taken(backwards=True) if not time.sleep(0.001)]

    others = [forked(slowly) for _ in range(2)]
    here = [number for number in queue.taken() if not time.sleep(0.001)]
    there = [result(fork) for fork in others]
    assert sorted(chain(first, here, *there)) == list(range(40))
    assert here == sorted(here) and all(numbers == sorted(numbers, reverse=True) for numbers in there)


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


def helped(lots: Sequence[Callable[[], list[int]]], number: int) -> list[list[int]]:
    return sorted(Helpers(lots, number, list[int]).results())


@pytest.mark.parametrize("number", [0, 1, 2])
def test_with_helpers_every_lot_is_done_once(number: int) -> None:
    lots = [partial(lambda n: [n, os.getpid()], number) for number in range(40)]
    assert [lot for lot, _ in helped(lots, number)] == list(range(40))


def test_helpers_begin_before_they_are_joined(tmp_path: Path) -> None:
    def write() -> list[int]:
        (tmp_path / "begun").touch()
        return [os.getpid()]

    helpers = Helpers([write], 1, list[int])
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    assert os.getpid() not in chain.from_iterable(helpers.results())


def test_helpers_go_on_after_the_last_lot_until_their_end(tmp_path: Path) -> None:
    def write() -> None:
        time.sleep(0.2)
        (tmp_path / str(os.getpid())).touch()

    helpers = Helpers([partial(list, [number]) for number in range(40)], 2, list[int], write)
    assert sorted(helpers.results()) == [[number] for number in range(40)]
    assert not list(tmp_path.iterdir())
    helpers.end()
    assert len(list(tmp_path.iterdir())) == 2


def test_what_a_dead_helper_handed_back_is_not_lost() -> None:
    first = os.getpid()

    def die(number: int) -> list[int]:
        if os.getpid() != first and number == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return [number]

    helpers = Helpers([partial(die, number) for number in range(3)], 1, list[int])
    time.sleep(0.2)
    assert sorted(helpers.results()) in ([[0], [1]], [[0], [1], [2]])


def test_helpers_end_when_a_lot_fails_here() -> None:
    def fail() -> list[int]:
        time.sleep(0.01)
        raise LookupError("no such thing")

    with pytest.raises(LookupError, match="no such thing"):
        helped([fail] * 40, 1)


def test_helpers_that_nobody_listens_to_are_not_waited_for() -> None:
    start = time.monotonic()
    helpers = Helpers([partial(time.sleep, 0.3)] * 40, 1, type(None), lambda: None)
    helpers.end()
    helpers.end()
    assert time.monotonic() - start < 2


def test_helpers_leave_nothing_open() -> None:
    def count() -> int:
        return sum(1 for _ in Path("/proc/self/fd").iterdir())

    before = count()
    for after in (None, lambda: None):
        helpers = Helpers([partial(list, [number]) for number in range(4)], 1, list[int], after)
        assert len(list(helpers.results())) == 4
        helpers.end()
        del helpers
    assert count() == before


def test_a_system_that_splits_no_process_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    with pytest.raises(OSError, match="splits no process"):
        forked(lambda: 1)
    assert shared(LOTS, 2) == {}

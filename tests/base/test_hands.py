"""Processes that stay: they do what they are asked, and end with the first one, however it ends."""

import io
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dossier.base.hands import Hands


def children() -> set[str]:
    """Processes of this one; a browser of other tests may be among them."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split())


def descriptors() -> int:
    """How many files this process has open."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    before = children(), descriptors()
    yield
    assert children() <= before[0]
    assert descriptors() <= before[1]


def again(order: Any) -> Any:
    return [order, order]


ENDS = [lambda *_: os._exit(3), lambda *_: os.kill(os.getpid(), signal.SIGKILL), lambda *_: 1 / 0]


def test_each_does_what_it_is_asked() -> None:
    hands = Hands(3, again)
    assert len(hands) == 3
    for number in (2, 0, 1):
        hands.ask(number, ["дані", number] * 10_000)
    for number in (0, 1, 2):
        assert hands.answer(number, list[list[str | int]]) == [["дані", number] * 10_000] * 2
    hands.stop()


def test_one_that_is_not_asked_ends() -> None:
    hands = Hands(2, again)
    hands.stop()
    hands.stop()
    assert len(hands) == 0


def test_one_that_is_at_work_ends() -> None:
    hands = Hands(1, lambda _: signal.pause())
    hands.ask(0, 1)
    hands.stop()


@pytest.mark.parametrize("end", ENDS)
def test_one_that_fails_hands_back_nothing(end: Callable[[Any], object]) -> None:
    hands = Hands(2, lambda order: end(order) if order else [0])
    for number in (0, 1):
        hands.ask(number, 1 - number)
    assert [hands.answer(number, list[int]) for number in (0, 1)] == [None, [0]]
    hands.stop()


def test_one_that_is_gone_before_it_is_asked_hands_back_nothing() -> None:
    hands = Hands(1, again)
    (process,) = children()
    os.kill(int(process), signal.SIGKILL)
    time.sleep(0.05)
    hands.ask(0, 1)
    assert hands.answer(0, list[int]) is None
    hands.stop()


def test_where_there_is_no_room_for_the_order_nothing_is_handed_back(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(28, "no space left on device")

        def close(self) -> None:
            raise OSError(28, "no space left on device")

    monkeypatch.setattr("dossier.base.hands.unnamed", Full)
    hands = Hands(1, again)
    hands.ask(0, 1)
    assert hands.answer(0, list[int]) is None
    hands.stop()


def test_none_is_ended_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its number may be that of another process by then."""
    hands = Hands(2, again)
    hands.ask(0, 1)
    assert hands.answer(0, list[int]) == [1, 1]
    (left,) = children()
    killed = []
    real = os.kill
    monkeypatch.setattr(os, "kill", lambda process, number: killed.append(process) or real(process, number))
    hands.stop()
    assert killed == [int(left)]


def test_all_end_when_the_first_process_is_gone() -> None:
    """A pipe that all of them have is at its end when the last one is."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        hands = Hands(3, again)
        os.write(writing, b"%d" % len(hands))
        signal.pause()
    os.close(writing)
    assert os.read(reading, 1) == b"3"
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    assert os.read(reading, 1) == b""
    os.close(reading)


def test_where_no_process_can_be_had_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise OSError(11, "resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", full)
    with pytest.raises(OSError, match="temporarily"):
        Hands(2, again)

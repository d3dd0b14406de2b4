"""Processes that stay: they do what they are asked, and end with the first one, however it ends."""

import fcntl
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


def nothing() -> None:
    """No work."""


def again(order: Any) -> Any:
    return [order, order]


ENDS = [lambda *_: os._exit(3), lambda *_: os.kill(os.getpid(), signal.SIGKILL), lambda *_: 1 / 0]


def test_each_does_its_work_and_then_what_it_is_asked(tmp_path: Path) -> None:
    with Hands() as hands:
        numbers = [hands.add((tmp_path / name).touch, again) for name in "abc"]
        assert all(hands.wait(number) for number in numbers)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]
        for number in reversed(numbers):
            hands.ask(number, ["дані", number] * 10_000)
        for number in numbers:
            assert hands.answer(number, list[list[str | int]]) == [["дані", number] * 10_000] * 2
        assert not children() & set(map(str, numbers))


def test_one_that_is_not_asked_ends() -> None:
    with Hands() as hands:
        number = hands.add(nothing, again)
        assert hands.wait(number)
    assert str(number) not in children()


def test_one_that_is_at_work_ends() -> None:
    with Hands() as hands:
        number = hands.add(signal.pause, again)
    assert str(number) not in children()


@pytest.mark.parametrize("end", ENDS)
def test_it_is_known_of_one_that_its_work_failed(end: Callable[[], object]) -> None:
    with Hands() as hands:
        numbers = [hands.add(end, again), hands.add(nothing, again), hands.add(end, again)]
        assert [hands.wait(number) for number in numbers] == [False, True, False]


@pytest.mark.parametrize("end", ENDS)
def test_one_that_fails_when_it_is_asked_hands_back_nothing(end: Callable[[Any], object]) -> None:
    with Hands() as hands:
        number, other = hands.add(nothing, end), hands.add(nothing, again)
        assert hands.wait(number) and hands.wait(other)
        for asked in (number, other):
            hands.ask(asked, 1)
        assert hands.answer(number, int) is None
        assert hands.answer(other, list[int]) == [1, 1]


def test_one_that_is_gone_before_it_is_asked_hands_back_nothing() -> None:
    with Hands() as hands:
        number = hands.add(nothing, again)
        assert hands.wait(number)
        os.kill(number, signal.SIGKILL)
        time.sleep(0.05)
        hands.ask(number, 1)
        assert hands.answer(number, list[int]) is None


def test_more_can_be_added_when_some_have_ended() -> None:
    with Hands() as hands:
        for round_ in range(3):
            number = hands.add(nothing, again)
            hands.add(nothing, again)
            assert hands.wait(number)
            hands.ask(number, round_)
            assert hands.answer(number, list[int]) == [round_, round_]


def test_all_end_when_the_first_process_is_gone() -> None:
    """A pipe that all of them have is at its end when the last one is."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        hands = Hands()
        for number in [hands.add(nothing, again) for _ in range(3)]:
            hands.wait(number)
        os.write(writing, b".")
        signal.pause()
    os.close(writing)
    assert os.read(reading, 1) == b"."
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    assert os.read(reading, 1) == b""
    os.close(reading)


def test_a_lock_is_held_until_the_last_one_has_ended(tmp_path: Path) -> None:
    def is_free() -> bool:
        with (tmp_path / "lock").open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
        return True

    file = os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT)
    with Hands(file) as hands:
        hands.add(nothing, again)
        fcntl.flock(file, fcntl.LOCK_EX)
        own = os.dup(file)
        assert not is_free()
        os.close(own)
        assert not is_free()
    assert is_free()


def test_without_room_none_can_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise OSError(11, "resource temporarily unavailable")

    with Hands() as hands:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fork", full)
            with pytest.raises(OSError, match="temporarily"):
                hands.add(nothing, again)
        number = hands.add(nothing, again)
        assert hands.wait(number)

"""Processes that stay when their work is done, and do one thing more with what they have, if they are asked.

One that fails hands back nothing; what it should have done is then done here, which meets the same fault.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any, BinaryIO, NamedTuple, Self, TypeVar

from dossier.base.forks import end, split, trim, unnamed

T = TypeVar("T")
BYTE = b"."
"""What is sent where only that something is sent counts."""


class _Hand(NamedTuple):
    """A process beside this one."""

    file: BinaryIO
    """For what it is asked, and then for what it hands back; the file has no name."""
    done: int
    """From which a byte can be read when its work is done."""
    asked: int
    """To which a byte is written when it is asked."""


class Hands:
    """Processes by number; all of them end with the `with` statement, or when this process is gone."""

    def __init__(self, lock: int | None = None) -> None:
        """`lock` is an open file that all share, and that is closed with them: while any of them lives, what this
        process locks with it stays locked."""
        self.lock = lock
        self._hands: dict[int, _Hand] = {}
        """Those that have not ended, by the number of the process."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        if self.lock is not None:
            os.close(self.lock)

    def add(self, work: Callable[[], object], then: Callable[[Any], object]) -> int:
        """Start a process that does this work, and then, when it is asked, hands back what `then` makes of the order;
        returns its number. Orders and what is handed back are plain data, as JSON.

        This process must have one thread. OSError where no file or process can be had."""
        file, done, asked = unnamed(), os.pipe(), os.pipe()

        def serve() -> None:
            for other in self._hands.values():  # else that one would not see when the first process is gone
                _close(other.done, other.asked)
            _close(done[0], asked[1])
            work()
            os.write(done[1], BYTE)
            trim()
            if os.read(asked[0], 1):
                _answer(file, then)

        try:
            process = split(serve)
        except OSError:
            _close(done[0], asked[1])
            raise
        finally:
            _close(done[1], asked[0])
        self._hands[process] = _Hand(file, done[0], asked[1])
        return process

    def wait(self, number: int) -> bool:
        """Wait until the work of a process is done; False if it failed."""
        return bool(os.read(self._hands[number].done, 1))

    def ask(self, number: int, order: object) -> None:
        """Ask a process whose work is done, once."""
        from dossier.base.plain import encoded

        hand = self._hands[number]
        hand.file.write(encoded(order))
        hand.file.flush()
        with suppress(BrokenPipeError):  # it is gone, which `answer` says
            os.write(hand.asked, BYTE)

    def answer(self, number: int, kind: type[T]) -> T | None:
        """What a process that was asked hands back, of that type, once it is done and ends; None if it failed."""
        from dossier.base.plain import typed

        hand = self._hands.pop(number)
        _, status = os.waitpid(number, 0)
        _close(hand.done, hand.asked)
        return None if status else typed(_all(hand.file), kind)

    def end(self) -> None:
        """End all that are left, whatever they are doing."""
        end(self._hands)
        for hand in self._hands.values():
            _close(hand.done, hand.asked)
        self._hands.clear()


def _close(*descriptors: int) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


def _answer(file: BinaryIO, then: Callable[[Any], object]) -> None:
    """Put in the place of the order what is handed back."""
    from dossier.base.plain import decoded, encoded

    data = encoded(then(decoded(_all(file))))
    file.seek(0)
    file.truncate()
    file.write(data)
    file.flush()


def _all(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()

"""Processes that are started while the program is small, and wait until each is asked for one thing.

One that fails hands back nothing; what it should have done is then done here, which meets the same fault.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO, NamedTuple, TypeVar

from dossier.base.forks import split, stop, unnamed

T = TypeVar("T")
BYTE = b"."
"""What is sent where only that something is sent counts."""


class _Hand(NamedTuple):
    """A process beside this one."""

    process: int
    """0 when it has ended."""
    file: BinaryIO
    """For what it is asked, and then for what it hands back; the file has no name."""
    pipe: int
    """To which a byte is written when it is asked."""


class Hands:
    """Processes, by their number from 0 on, of which each does one thing when it is asked, and ends."""

    def __init__(self, number: int, work: Callable[[Any], object]) -> None:
        """Start so many. Each hands back what `work` makes of an order, which is plain data as JSON. They end with this
        process, if not before. It must have one thread. OSError, and none of them, where not all can be had."""
        self._hands: list[_Hand] = []
        try:
            for _ in range(number):
                self._hands.append(self._started(work))
        except OSError:
            self.stop()
            raise

    def __len__(self) -> int:
        return len(self._hands)

    def _started(self, work: Callable[[Any], object]) -> _Hand:
        file, (there, here) = unnamed(), os.pipe()

        def serve() -> None:
            # else none would see that the first process is gone
            for pipe in (here, *(hand.pipe for hand in self._hands)):
                os.close(pipe)
            if os.read(there, 1):
                _answer(file, work)

        try:
            return _Hand(split(serve), file, here)
        except OSError:
            os.close(here)
            raise
        finally:
            os.close(there)

    def ask(self, number: int, order: object) -> None:
        """Ask a process, once."""
        from dossier.base.plain import encoded

        hand = self._hands[number]
        try:
            hand.file.write(encoded(order))
            hand.file.flush()
            os.write(hand.pipe, BYTE)
        except OSError:  # it is gone, or there is no room for the order
            stop([hand.process])
            self._ended(number)

    def answer(self, number: int, kind: type[T]) -> T | None:
        """What a process that was asked hands back, of that type, once it is done and ends; None if it failed."""
        from dossier.base.plain import typed

        hand = self._hands[number]
        if not hand.process:
            return None
        _, status = os.waitpid(hand.process, 0)
        self._ended(number)
        return None if status else typed(_all(hand.file), kind)

    def _ended(self, number: int) -> None:
        """Note that a process has ended: another may have its number from now on."""
        self._hands[number] = self._hands[number]._replace(process=0)

    def stop(self) -> None:
        """End all that have not ended, whatever they are doing."""
        stop(hand.process for hand in self._hands if hand.process)
        for hand in self._hands:
            os.close(hand.pipe)
            with suppress(OSError):  # what it had no room for it tries to write again
                hand.file.close()
        self._hands.clear()


def _answer(file: BinaryIO, work: Callable[[Any], object]) -> None:
    """Put in the place of the order what is handed back."""
    from dossier.base.plain import decoded, encoded

    data = encoded(work(decoded(_all(file))))
    file.seek(0)
    file.truncate()
    file.write(data)
    file.flush()


def _all(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()

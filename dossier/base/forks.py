"""Work done by a process beside this one: it starts with all that this one knows, and hands back plain data.

A process that fails hands back nothing; what it should have done is then done here, which meets the same fault.
"""

import ctypes
import os
import signal
import struct
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import Any, BinaryIO, Generic, NamedTuple, TypeVar

T = TypeVar("T")
TICKET = struct.Struct("<I")
"""The number of a lot of work, as it lies in a queue."""


class Fork(NamedTuple):
    """A process beside this one."""

    process: int
    file: BinaryIO
    """What it hands back; the file has no name."""


def processors() -> int:
    """How many processors we may use; 1 where a process cannot be split safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def unnamed() -> BinaryIO:
    """A temporary file that is gone when it is closed, however the program ends; OSError without room."""
    return tempfile.TemporaryFile()


def forked(work: Callable[[], object]) -> Fork:
    """Start a process that hands back what `work` returns, as JSON: text, numbers, lists and dicts with text as keys.

    This process must have one thread. OSError where no file or process can be had."""
    from dossier.base.plain import encoded  # loaded here, so that no process need load it for itself

    return _split(lambda file: file.write(encoded(work())))


def _split(work: Callable[[BinaryIO], object]) -> Fork:
    """Start a process that does this to its file."""
    file = unnamed()

    def hand_back() -> None:
        work(file)
        file.flush()

    return Fork(split(hand_back), file)


def split(work: Callable[[], object]) -> int:
    """Start a process that does this and ends, with status 0 if it did not fail; returns its number. OSError where none
    can be had. This process must have one thread."""
    if not hasattr(os, "fork"):
        raise OSError("this system splits no process")
    _trim()
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        for number in (signal.SIGINT, signal.SIGTERM):  # the first process speaks for all
            signal.signal(number, signal.SIG_DFL)
        work()
        status = 0
    finally:
        os._exit(status)


def _trim() -> None:
    """Give back to the system what was freed and lies between what was not, where the C library can: each process would
    come to have it."""
    call = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if call:
        call(0)


def result(fork: Fork) -> Any:
    """What the process hands back, once it is done; None if it failed."""
    _, status = os.waitpid(fork.process, 0)
    if status:
        return None
    from dossier.base.plain import decoded

    fork.file.seek(0)
    return decoded(fork.file.read())


def stop(processes: Iterable[int]) -> None:
    """End processes, by their numbers, whose work nobody needs any more."""
    for process in processes:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def queue_of(numbers: Iterable[int]) -> BinaryIO:
    """Numbers of lots; processes that were forked with it share its place, so each is taken once."""
    queue = unnamed()
    queue.write(b"".join(map(TICKET.pack, numbers)))
    queue.seek(0)
    return queue


def taken(queue: BinaryIO, parent: int = 0) -> Iterator[int]:
    """Numbers from a queue until none is left, or until the process `parent` is gone."""
    while (ticket := os.read(queue.fileno(), TICKET.size)) and parent in (0, os.getppid()):
        yield TICKET.unpack(ticket)[0]


class Ends(NamedTuple):
    """A queue that is taken from both ends, by processes that were forked with it."""

    left: BinaryIO
    """As many numbers as have not been taken."""
    front: BinaryIO
    back: BinaryIO

    def taken(self, parent: int = 0, *, backwards: bool = False) -> Iterator[int]:
        """Numbers from one end until none is left, or until the process `parent` is gone."""
        end = self.back if backwards else self.front
        return (number for _, number in zip(taken(self.left, parent), taken(end), strict=False))


def ends_of(length: int) -> Ends:
    """The numbers of so many lots."""
    numbers = range(length)
    return Ends(queue_of(numbers), queue_of(numbers), queue_of(reversed(numbers)))


def shared(lots: Sequence[Callable[[], Any]], number: int) -> dict[int, Any]:
    """What the lots return, by their place, done by `number` processes of which this is one; a lot that failed in
    another is left out, and all are where no further process can be had.

    The first lots, which may need the most memory, are done by the others, in which it ends with them. A lot returns
    what JSON can hold, in which a tuple becomes a list. This process must have one thread."""
    forks: list[Fork] = []
    try:
        others = range(min(number - 1, len(lots)))
        queue, parent = queue_of(range(len(others), len(lots))), os.getpid()
        forks += (forked(partial(_done, lots, chain([at], taken(queue, parent)))) for at in others)
        done = _done(lots, taken(queue))
        return dict(done + [(at, value) for fork in forks for at, value in result(fork) or ()])
    except OSError:
        stop(fork.process for fork in forks)
        return {}
    except BaseException:
        stop(fork.process for fork in forks)
        raise


def _done(lots: Sequence[Callable[[], Any]], numbers: Iterable[int]) -> list[tuple[int, Any]]:
    return [(at, lots[at]()) for at in numbers]


class Helpers(Generic[T]):
    """Processes that take lots from the first on, beside this one, which may do other things until it takes part."""

    def __init__(
        self,
        lots: Sequence[Callable[[], T]],
        number: int,
        kind: type[T],
        after: Callable[[], object] | None = None,
    ) -> None:
        """Start so many; fewer where no more can be had. A lot returns what is of that type when it is read from JSON.
        What each does `after` the last lot nobody waits for before `end`.

        This process must have one thread. OSError where no queue can be had."""
        self._lots = lots
        self._has_more = after is not None
        self._is_through = False
        """Whether all lots are done."""
        self._kind = kind
        self._queue = queue_of(range(len(lots)))
        self._forks: dict[Fork, int] = {}
        """With how much of its file has been read."""
        self._ready, ready = os.pipe()
        """Closed by each that has handed back its last lot, or is gone."""
        work = partial(_hand_lines, lots, self._queue, os.getpid(), ready, after)
        with suppress(OSError):
            for _ in range(number):
                self._forks[_split(work)] = 0
        os.close(ready)

    def results(self) -> Iterator[T]:
        """What the lots return, in any order: what the others hand back as soon as it is there, and between these what
        is done here. A lot that failed in another is left out."""
        try:
            for at in taken(self._queue):
                yield from self._handed()
                yield self._lots[at]()
            os.read(self._ready, 1)
            yield from self._handed()
        except BaseException:
            self._stop()
            raise
        self._is_through = True
        if not self._has_more:
            self.end()

    def end(self) -> None:
        """Wait until each has done all that it does; where `results` has not come to its end, nobody needs that."""
        if not self._is_through:
            self._stop()
        for fork in self._forks:
            os.waitpid(fork.process, 0)
        self._let_go()

    def _stop(self) -> None:
        stop(fork.process for fork in self._forks)
        self._let_go()

    def _let_go(self) -> None:
        self._forks.clear()
        if self._ready >= 0:
            os.close(self._ready)
        self._ready = -1

    def _handed(self) -> Iterator[T]:
        from dossier.base.plain import typed

        for fork, start in self._forks.items():
            file = fork.file.fileno()
            data = os.pread(file, os.fstat(file).st_size - start, start)
            *lines, begun = data.split(b"\n")
            self._forks[fork] = start + len(data) - len(begun)
            yield from (typed(line, self._kind) for line in lines)


def _hand_lines(
    lots: Sequence[Callable[[], Any]],
    queue: BinaryIO,
    parent: int,
    ready: int,
    after: Callable[[], object] | None,
    file: BinaryIO,
) -> None:
    from dossier.base.plain import encoded

    for at in taken(queue, parent):
        file.write(encoded(lots[at]()) + b"\n")
        file.flush()
    os.close(ready)
    if after and os.getppid() == parent:
        after()

"""Parts of a site made by several processes at once: what changed is rendered there and comes back as bytes on disk.

A process takes the next part when it is done with one; bytes do not depend on who made them. What a process that
fails has not made, the first one makes again: it meets the same fault and reports it.
"""

import marshal
import os
import signal
import struct
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import BinaryIO, NamedTuple

from dossier.outputs.output import Output
from dossier.outputs.plan import Part
from dossier.render.render import Press, page_of
from dossier.site.page import Page

TICKET = struct.Struct("<H")
"""The number of a part, as it lies in the queue; a pipe holds 32,000 of them that nobody reads."""
Remake = Callable[[int], Mapping[str, Output]]
"""The outputs of a part by path, made once more."""
FEW = 10
"""Parts for which a further process costs more than it saves."""


class Made(NamedTuple):
    """A page with what a sitemap says of it."""

    path: str
    how: str
    listed: bool
    changed: str
    page: Page


class Row(NamedTuple):
    """A page as one process hands it to another: plain data, and where its bytes lie."""

    part: int
    path: str
    how: str
    listed: bool
    changed: str
    key: str
    about: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    start: int
    """Of its bytes in the process's file; -1 when they were not needed."""
    size: int


class Worker(NamedTuple):
    """A process beside the first one, and the files that it writes, which have no name."""

    process: int
    rows: BinaryIO
    spool: BinaryIO


class Work(NamedTuple):
    """What all processes work on."""

    press: Press
    parts: Sequence[Part]
    known: Mapping[str, str]
    """Keys of pages that need not be rendered, by path."""
    queue: int
    """A pipe with the numbers of parts that nobody has taken."""


def processors() -> int:
    """How many processors we may use; 1 where a process cannot be split safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def crew_pages(
    press: Press, parts: Sequence[Part], known: Mapping[str, str], number: int
) -> tuple[Made, ...]:
    """The pages of all parts, made by up to `number` processes; `known` are the keys of pages not to be rendered.

    Raises what a part raises. The calling process must have one thread only."""
    number = min(number, 1 + len(parts) // FEW)
    rows = _crew(Work(press, parts, known, _queue(len(parts))), number - 1) if number > 1 else []
    again = lru_cache(2)(lambda at: {output.path: output for output in parts[at]()})
    done = {row.part for _, row in rows}
    left = (part for at, part in enumerate(parts) if at not in done)
    return (
        *(_handed(press, again, spool, row) for spool, row in rows),
        *(_made(output, page_of(press, output)) for part in left for output in part()),
    )


def _crew(work: Work, number: int) -> list[tuple[BinaryIO, Row]]:
    """What this process and so many others make, with the file that holds the bytes."""
    workers: list[Worker] = []
    try:
        own = _file()
        workers += [_started(work) for _ in range(number)]
        rows = [(own, row) for row in _rows(work, own)]
        own.flush()
        return rows + [(worker.spool, row) for worker in workers for row in _result(worker)]
    except OSError:  # no room for the files, or no further process: then without
        _stop(workers)
        return []
    except BaseException:
        _stop(workers)
        raise
    finally:
        os.close(work.queue)


def _file() -> BinaryIO:
    return tempfile.TemporaryFile()


def _queue(length: int) -> int:
    reading, writing = os.pipe()
    os.write(writing, b"".join(map(TICKET.pack, range(length))))
    os.close(writing)
    return reading


def _started(work: Work) -> Worker:
    worker = Worker(0, _file(), _file())
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    process = os.fork()
    if process:
        return worker._replace(process=process)
    status = 1
    try:
        for number in (signal.SIGINT, signal.SIGTERM):  # the first process speaks for all
            signal.signal(number, signal.SIG_DFL)
        marshal.dump([tuple(row) for row in _rows(work, worker.spool, parent)], worker.rows)
        worker.rows.flush()
        worker.spool.flush()
        status = 0
    finally:
        os._exit(status)


def _rows(work: Work, spool: BinaryIO, parent: int = 0) -> Iterator[Row]:
    """The pages of the parts that this process takes, until none is left or its parent is gone."""
    start = 0
    while (ticket := os.read(work.queue, TICKET.size)) and parent in (0, os.getppid()):
        (number,) = TICKET.unpack(ticket)
        for output in work.parts[number]():
            page = page_of(work.press, output)
            data = b"" if work.known.get(page.path) == page.key else page.render()
            spool.write(data)
            told = (output.path, output.how, output.listed, output.changed, page.key, page.about, page.parts)
            yield Row(number, *told, start if data else -1, len(data))
            start += len(data)


def _result(worker: Worker) -> list[Row]:
    """What a process made; nothing if it failed."""
    _, status = os.waitpid(worker.process, 0)
    if status:
        return []
    worker.rows.seek(0)
    return [Row(*row) for row in marshal.load(worker.rows)]


def _stop(workers: Sequence[Worker]) -> None:
    for worker in workers:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(worker.process, signal.SIGKILL)
            os.waitpid(worker.process, 0)


def _handed(press: Press, again: Remake, spool: BinaryIO, row: Row) -> Made:
    def render() -> bytes:
        if row.start >= 0:
            return os.pread(spool.fileno(), row.size, row.start)
        return page_of(press, again(row.part)[row.path]).render()

    return _made(row, Page(row.path, row.key, row.about, row.parts, render))


def _made(output: Output | Row, page: Page) -> Made:
    return Made(output.path, output.how, output.listed, output.changed, page)

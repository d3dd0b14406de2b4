"""Parts of a site made by several processes at once: what changed is rendered there and comes back as bytes on disk.

A process takes the next part when it is done with one, every other process from the end, so that each needs fewer
templates; bytes do not depend on who made them. What a process that fails has not made, the first one makes again: it
meets the same fault and reports it.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from typing import BinaryIO, NamedTuple

from dossier.base.forks import Ends, Fork, ends_of, forked, result, stop, unnamed
from dossier.base.plain import encoded, typed
from dossier.outputs.output import Output
from dossier.outputs.plan import Part
from dossier.render.render import Press, page_of, parts_of
from dossier.site.page import Held, Made, Page

Remake = Callable[[int, str], bytes]
"""The bytes of a page, by the number of its part and its path."""
FEW = 10
"""Parts for which a further process costs more than it saves."""
ROOM = 1 << 18
"""Bytes of pages that are written at once."""
MANY = 1_000
"""Texts that parts read, each for itself, from which on it saves more for fewer parts too."""


class Row(NamedTuple):
    """A page as one process hands it to another: plain data, and where its bytes lie."""

    part: int
    path: str
    how: str
    listed: bool
    changed: str
    key: str
    view: str
    """The digest of its view."""
    start: int
    """Of its bytes in the process's file; -1 when they were not needed."""
    size: int
    digest: str
    """Of its bytes; empty when they were not needed."""


class Work(NamedTuple):
    """What all processes work on."""

    press: Press
    parts: Sequence[Part]
    known: Mapping[str, str]
    """Keys of pages that need not be rendered, by path."""
    queue: Ends
    """The numbers of all parts; each is taken by one process."""


def crew_pages(
    press: Press,
    parts: Sequence[Part],
    known: Mapping[str, str] | None,
    number: int,
    spools: Sequence[BinaryIO] = (),
    meanwhile: Callable[[], object] = lambda: None,
) -> tuple[tuple[Made, ...], ...]:
    """The pages of each part, made by up to `number` processes; `known` are the keys of pages not to be rendered.
    Without `known` no page is rendered before it is asked for, and all views stay in memory; with it, `meanwhile` is
    done here once the others are at work, and pages that lie in `spools`, files for the first processes, say so.

    Raises what a part raises. The calling process must have one thread only."""
    texts = sum(len(part.texts) for part in parts)
    number = max(1, min(number, len(parts), 1 + max(len(parts) // FEW, texts // MANY)))
    rows = [] if known is None else _crew(press, parts, known, number, spools, meanwhile)
    remake = remaking(press, parts)
    found: dict[int, list[Made]] = {}
    for at, spool, row in rows:
        held = Held(at, row.start, row.size) if at < len(spools) and row.start >= 0 else None
        found.setdefault(row.part, []).append(_handed(press, remake, spool, row, held))
    return tuple(
        tuple(found[at] if at in found else (_made(output, page_of(press, output)) for output in part()))
        for at, part in enumerate(parts)
    )


def remaking(press: Press, parts: Sequence[Part]) -> Remake:
    """Makes single pages whose views were let go of; their parts are made once more, the last ones held."""
    again = lru_cache(2)(lambda at: {output.path: output for output in parts[at]()})
    return lambda at, path: page_of(press, again(at)[path]).render()


def _crew(
    press: Press,
    parts: Sequence[Part],
    known: Mapping[str, str],
    number: int,
    spools: Sequence[BinaryIO],
    meanwhile: Callable[[], object],
) -> list[tuple[int, BinaryIO, Row]]:
    """What so many processes make, of which this is one, with the number of the file that holds the bytes, and it."""
    others: list[tuple[Fork, BinaryIO]] = []
    try:
        try:
            work, parent = Work(press, parts, known, ends_of(len(parts))), os.getpid()
            files = [*spools[:number], *(unnamed() for _ in range(number - len(spools)))]
            for at, spool in enumerate(files[1:]):
                rows = unnamed()
                write = partial(_write_rows, work, rows, spool, parent, backwards=at % 2 == 0)
                others.append((forked(write), rows))
        finally:
            meanwhile()
        found = [(0, files[0], row) for row in _rows(work, files[0])]
        for at, (fork, rows) in enumerate(others, 1):
            if result(fork):
                rows.seek(0)
                found += [(at, files[at], typed(line, Row)) for line in rows]
        return found
    except OSError:  # no room for the files, or no further process: then without
        stop(fork.process for fork, _ in others)
        return []
    except BaseException:
        stop(fork.process for fork, _ in others)
        raise


def _write_rows(work: Work, rows: BinaryIO, spool: BinaryIO, parent: int, *, backwards: bool) -> bool:
    """The rows as lines of JSON, for the first process: they would take more memory together."""
    for row in _rows(work, spool, parent, backwards=backwards):
        rows.write(encoded(row) + b"\n")
    rows.flush()
    return True


def _rows(work: Work, spool: BinaryIO, parent: int = 0, *, backwards: bool = False) -> Iterator[Row]:
    """The pages of the parts that this process takes, until none is left or its parent is gone."""
    start = 0
    with open(spool.fileno(), "wb", ROOM, closefd=False) as file:
        for number in work.queue.taken(parent, backwards=backwards):
            for output in work.parts[number]():
                page = page_of(work.press, output)
                data = b"" if work.known.get(page.path) == page.key else page.render()
                file.write(data)
                told = (output.path, output.how, output.listed, output.changed, page.key, page.parts[0][1])
                yield Row(
                    number, *told, start if data else -1, len(data), sha256(data).hexdigest() if data else ""
                )
                start += len(data)


def _handed(press: Press, remake: Remake, spool: BinaryIO, row: Row, held: Held | None) -> Made:
    needed = row.start >= 0
    render = partial(_read, spool, row.start, row.size) if needed else partial(remake, row.part, row.path)
    return _made(row, Page(row.path, row.key, parts_of(press, row.how, row.view), render, row.digest, held))


def _read(spool: BinaryIO, start: int, size: int) -> bytes:
    return os.pread(spool.fileno(), size, start)


def _made(output: Output | Row, page: Page) -> Made:
    return Made(output.path, output.how, output.listed, output.changed, page)

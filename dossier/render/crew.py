"""Parts of a site made by several processes at once: what changed is rendered there and comes back as bytes on disk.

A process takes the next part when it is done with one, every other process from the end, so that each needs fewer
templates; bytes do not depend on who made them. What a process that fails has not made, the first one makes again: it
meets the same fault and reports it.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from typing import Any, BinaryIO, NamedTuple

from dossier.base.forks import Ends, ends_of, unnamed
from dossier.base.hands import Hands
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
NOTHING = (lambda *_: None,) * 3
"""Beside."""
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


Handed = tuple[int, BinaryIO, Row]


class Beside(NamedTuple):
    """What is done beside the making of pages, where several processes do that."""

    hands: Hands
    """What the other processes become, which hold the pages that they made."""
    write: Callable[[BinaryIO, int, Any], object]
    """Writes pages that lie in a file, as one of the hands is asked, while the process of that number lives."""
    here: Callable[[], object]
    """Called once the others are at work, before this one takes part."""
    there: Callable[[], object]
    """Called in each of the others, first of all."""


def crew_pages(
    press: Press,
    parts: Sequence[Part],
    known: Mapping[str, str] | None,
    number: int,
    beside: Beside | None = None,
) -> tuple[tuple[Made, ...], ...]:
    """The pages of each part, made by up to `number` processes; `known` are the keys of pages not to be rendered.
    Without `known` no page is rendered before it is asked for, and all views stay in memory. Without
    `beside` the other processes end with their work.

    Raises what a part raises. The calling process must have one thread only."""
    texts = sum(len(part.texts) for part in parts)
    number = min(number, len(parts), 1 + max(len(parts) // FEW, texts // MANY))
    rows = list[Handed]()
    if known is not None:
        with Hands() as hands:
            rows = _crew(press, parts, known, number - 1, beside or Beside(hands, *NOTHING))
    remake = remaking(press, parts)
    found: dict[int, list[Made]] = {}
    for hand, spool, row in rows:
        found.setdefault(row.part, []).append(_handed(press, remake, hand if beside else 0, spool, row))
    return tuple(
        tuple(found[at] if at in found else (_made(output, page_of(press, output)) for output in part()))
        for at, part in enumerate(parts)
    )


def remaking(press: Press, parts: Sequence[Part]) -> Remake:
    """Makes single pages whose views were let go of; their parts are made once more, the last ones held."""
    again = lru_cache(2)(lambda at: {output.path: output for output in parts[at]()})
    return lambda at, path: page_of(press, again(at)[path]).render()


def _crew(
    press: Press, parts: Sequence[Part], known: Mapping[str, str], number: int, beside: Beside
) -> list[Handed]:
    """What this process and so many others make, with the number of the process, or 0, and the file of the bytes;
    nothing without room for the files, or where no further process can be had."""
    others: list[tuple[int, BinaryIO, BinaryIO]] = []
    parent, hands = os.getpid(), beside.hands
    try:
        own, work = unnamed(), Work(press, parts, known, ends_of(len(parts)))
        for at in range(number):
            rows, spool = unnamed(), unnamed()
            write = partial(_write_rows, work, rows, spool, parent, beside.there, backwards=at % 2 == 0)
            others.append((hands.add(write, partial(beside.write, spool, parent)), rows, spool))
    except OSError:
        hands.end()
        beside.here()
        return []
    beside.here()
    try:
        found = [(0, own, row) for row in _rows(work, own)]
        for hand, rows, spool in others:
            if hands.wait(hand):
                rows.seek(0)
                found += [(hand, spool, typed(line, Row)) for line in rows]
        return found
    except OSError:
        hands.end()
        return []


def _write_rows(
    work: Work,
    rows: BinaryIO,
    spool: BinaryIO,
    parent: int,
    first: Callable[[], object],
    *,
    backwards: bool,
) -> None:
    """The rows as lines of JSON, for the first process: they would take more memory together."""
    first()
    for row in _rows(work, spool, parent, backwards=backwards):
        rows.write(encoded(row) + b"\n")
    rows.flush()


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


def _handed(press: Press, remake: Remake, hand: int, spool: BinaryIO, row: Row) -> Made:
    needed = row.start >= 0
    render = partial(_read, spool, row.start, row.size) if needed else partial(remake, row.part, row.path)
    held = Held(hand, row.start, row.size) if hand and needed else None
    return _made(row, Page(row.path, row.key, parts_of(press, row.how, row.view), render, row.digest, held))


def _read(spool: BinaryIO, start: int, size: int) -> bytes:
    return os.pread(spool.fileno(), size, start)


def _made(output: Output | Row, page: Page) -> Made:
    return Made(output.path, output.how, output.listed, output.changed, page)

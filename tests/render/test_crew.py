"""Several processes make what one makes, byte for byte, and a process that dies costs time, not pages."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from pathlib import Path

import pytest
from small_site import Anything
from worlds import survey

from dossier.base.forks import forked, unnamed
from dossier.outputs.frame import frame_of
from dossier.outputs.output import Output
from dossier.outputs.plan import Part
from dossier.outputs.urls import Urls
from dossier.render.crew import FEW, MANY, crew_pages
from dossier.render.render import Press, press_of
from dossier.render.theme import Theme, shipped
from dossier.site.page import Made


def press() -> Press:
    found = survey()
    return press_of(Theme((shipped(),), Anything()), frame_of(found, Urls(found.dossier.entries)))


def part(number: int, act: Callable[[], None] = lambda: None) -> Part:
    """A part of three text files; `act` is called before them."""

    def make() -> Iterable[Output]:
        act()
        for letter in "abc":
            yield Output(
                f"{number}/{letter}.txt", "text", (f"{letter} of {number}",), (letter,), listed=letter == "a"
            )

    return Part(make, set())


PARTS = tuple(part(number) for number in range(5 * FEW))


def made_by(
    press: Press, parts: Sequence[Part], known: Mapping[str, str] | None, number: int
) -> tuple[Made, ...]:
    return tuple(chain.from_iterable(crew_pages(press, parts, known, number)))


def told(made: Iterable[Made]) -> list[tuple[object, ...]]:
    rows = ((found.path, found.listed, found.page.key, found.page.render()) for found in made)
    return sorted(rows, key=str)


def children() -> set[str]:
    """Processes of this one; a browser of other tests may be among them."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split())


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    before = children()
    yield
    assert children() <= before


@pytest.mark.parametrize("number", [1, 2, 3])
def test_any_number_of_processes_makes_the_same(number: int) -> None:
    alone = told(made_by(press(), PARTS, None, 1))
    assert len(alone) == 15 * FEW
    assert told(made_by(press(), PARTS, {}, number)) == alone


@pytest.mark.parametrize(("texts", "expected"), [(MANY - 1, 0), (MANY, 1), (9 * MANY, 2)])
def test_few_parts_are_shared_where_they_read_many_texts(
    monkeypatch: pytest.MonkeyPatch, texts: int, expected: int
) -> None:
    started = []
    monkeypatch.setattr("dossier.render.crew.forked", lambda work: started.append(1) or forked(work))
    parts = (PARTS[0]._replace(texts=set(map(str, range(texts)))), *PARTS[1:3])
    assert told(made_by(press(), parts, {}, 9)) == told(made_by(press(), parts, None, 1))
    assert len(started) == expected


def test_no_view_stays_in_memory() -> None:
    views: list[tuple[str, ...]] = []

    def make() -> Iterable[Output]:
        views.append(tuple(f"text {number}" for number in range(3)))
        yield Output("a.txt", "text", views[0], ())

    made = made_by(press(), (Part(make, set()),), {}, 1)
    holders = sys.getrefcount(views[0])
    assert holders == 2  # the list, and the question itself
    assert made[0].page.render() == b"text 0\ntext 1\ntext 2\n"


@pytest.mark.parametrize("number", [1, 2])
def test_a_page_that_is_known_can_still_be_made(number: int) -> None:
    known = {found.path: found.page.key for found in made_by(press(), PARTS, None, 1)}
    made = made_by(press(), PARTS, known, number)
    assert told(made) == told(made_by(press(), PARTS, {}, 1))


def test_pages_of_a_part_that_are_needed_after_all_are_made_together() -> None:
    count: list[int] = []
    parts = tuple(part(number, lambda: count.append(1)) for number in range(5 * FEW))
    known = {found.path: found.page.key for found in made_by(press(), parts, None, 1)}
    made = made_by(press(), parts, known, 2)
    count.clear()
    told(made)
    assert len(count) == len(parts)


@pytest.mark.parametrize("end", [lambda: os._exit(3), lambda: os.kill(os.getpid(), signal.SIGKILL)])
def test_what_a_dead_process_had_is_made_again(end: Callable[[], None]) -> None:
    first = os.getpid()
    parts = tuple(part(number, lambda: None if os.getpid() == first else end()) for number in range(5 * FEW))
    assert told(made_by(press(), parts, {}, 3)) == told(made_by(press(), PARTS, None, 1))


def test_a_fault_is_met_once_more_and_told() -> None:
    def fail() -> None:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        made_by(press(), (*PARTS, part(999, fail)), {}, 2)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_pages_say_where_they_lie(number: int) -> None:
    """In the files that are given, and nowhere where a process has none of these."""
    spools = [unnamed() for _ in range(2)]
    done: list[int] = []
    made = tuple(
        chain.from_iterable(crew_pages(press(), PARTS, {}, number, spools, lambda: done.append(os.getpid())))
    )
    assert told(made) == told(made_by(press(), PARTS, None, 1))
    assert done == [os.getpid()]
    held_by = {one.page.held.spool if one.page.held else None for one in made}
    assert held_by <= {0, 1, None} and (None in held_by) <= (number == 3)
    for one in made:
        held = one.page.held
        if not held:
            continue
        data = os.pread(spools[held.spool].fileno(), held.size, held.start)
        assert data == one.page.render()
        assert one.page.digest == sha256(data).hexdigest()


def test_a_page_that_is_known_lies_nowhere() -> None:
    known = {found.path: found.page.key for found in made_by(press(), PARTS, None, 1)}
    made = chain.from_iterable(crew_pages(press(), PARTS, known, 2, [unnamed(), unnamed()]))
    assert all((one.page.held, one.page.digest) == (None, "") for one in made)


def test_without_room_for_the_files_one_process_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    assert told(made_by(press(), PARTS, {}, 2)) == told(made_by(press(), PARTS, None, 1))


def test_a_process_whose_parent_is_gone_stops() -> None:
    """The parent is killed in its first part; the other process must not go on for the remaining ones."""
    reading, writing = os.pipe()
    grandparent = os.getpid()

    def note() -> None:
        if os.getppid() == grandparent:
            signal.pause()
        time.sleep(0.05)
        os.write(writing, b".")

    parts = tuple(part(number, note) for number in range(5 * FEW))
    process = os.fork()
    if not process:
        made_by(press(), parts, {}, 2)
        os._exit(0)
    told = os.read(reading, 1)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(writing)
    while more := os.read(reading, 4096):  # ends when no process has the pipe any more
        told += more
    os.close(reading)
    assert len(told) < len(parts) // 2

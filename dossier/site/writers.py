"""Processes that write pages beside the first one, which does all else to a site.

They are started while the program is small, and know the files in which those who make pages put them.
"""

import os
from collections.abc import Callable, Sequence
from functools import partial
from types import TracebackType
from typing import Any, BinaryIO, Self

from dossier.base.forks import unnamed
from dossier.base.hands import Hands
from dossier.site import disk
from dossier.site.disk import Stamp
from dossier.site.page import Page
from dossier.site.place import Place

MANY = 200
"""Pages from which on it saves time to share them out."""
MOST = 8
"""Processes that write, of which more are no faster; each holds files open."""


class Writers:
    """So many processes, and files for pages that are made before they are written; all end with the `with`."""

    def __init__(self, number: int) -> None:
        """This process must have one thread. OSError where not all processes and files can be had."""
        self.spools = tuple(unnamed() for _ in range(number + 1))
        """One for each of as many processes that make pages."""
        self.let: Callable[[], object] = lambda: None
        """Called before the first is asked: gives back the lock that they share then, which kept out those of a build
        that is gone."""
        self._hands = Hands(number, partial(_write, self.spools, os.getpid()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        for spool in self.spools:
            spool.close()

    def stop(self) -> None:
        """End all of them, whatever they are doing."""
        self._hands.stop()

    def shares(self, pages: Sequence[Page]) -> list[Sequence[Page]]:
        """What each of them writes of these pages, which are held in the files; the rest is for this process."""
        share = len(pages) // (1 + len(self._hands))
        lots = [pages[at * share : (at + 1) * share] for at in range(len(self._hands))]
        return lots if len(pages) >= MANY else []

    def ask(self, number: int, place: Place, rows: Sequence[tuple[Page, int]]) -> None:
        """Ask one of them, by its number, to write pages into the standby tree, with the times that they shall have."""
        self.let()
        order = [(page.path, *page.held, mtime) for page, mtime in rows if page.held]
        self._hands.ask(number, (place.writing, place.standby, order))

    def answer(self, number: int) -> list[Stamp] | None:
        """The stamps of what it wrote, when it is done; None if it failed."""
        return self._hands.answer(number, list[Stamp])


def writers_for(processes: int) -> Writers | None:
    """Writers for so many processes in all; None where that is one, or none can be had."""
    try:
        return Writers(min(processes, MOST) - 1) if processes > 1 else None
    except OSError:
        return None


def _write(spools: Sequence[BinaryIO], parent: int, order: Any) -> list[Stamp]:
    """Write pages, while the process `parent` lives, and under a lock of our own, so that no other build has the site
    until this process has seen that it is gone; returns their stamps. OSError when that fails."""
    lock, root, rows = order
    if disk.lock(lock, shared=True) is None:
        raise OSError("another build has the site")
    stamps, made = list[Stamp](), set[str]()
    for path, spool, start, size, mtime in rows:
        if os.getppid() != parent:
            break
        make_folders(root, path, made)
        data = os.pread(spools[spool].fileno(), size, start)
        stamps.append(disk.create(f"{root}/{path}", data, mtime))
    return stamps


def make_folders(root: str, path: str, made: set[str]) -> None:
    """Make the folders above a path, asking the disk only for those not known to be there."""
    folder = path.rpartition("/")[0]
    if folder and folder not in made:
        disk.make_folder(f"{root}/{folder}")
        made.add(folder)

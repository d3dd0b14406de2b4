"""Notice every kind of save: changed, new, deleted, renamed, replaced.

The system tells which files were touched, and what has become of them is looked at. All files are looked at besides,
seldom, since some drives tell nothing; often, where that turns out to be so.
"""

import os
import stat
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from dossier.content.refusals import is_ignored

Stamp = tuple[int, int, int]
"""Time of change, size and inode: an atomic replace changes the inode, a save within a second the time."""
Glance = dict[str, Stamp]
"""Path → stamp."""
Told = Generator[set[str], None, None]
"""The paths that the system says were touched since it was last asked; empty after `TICK`."""

TICK = 0.05
"""Seconds for which the system is waited for at once."""
STEP = 0.01
"""Seconds without a further path after which the system's list is taken."""
SETTLE = 0.02
"""Seconds for which a file must stand still, so that a save in several steps is one."""
EMPTY = 10
"""Times as long for a file that is gone or has no byte: some editors take it away or empty it first."""
LONGEST = 50
"""Times as long until a file is taken that never stands still."""
SELDOM, OFTEN = 1.0, 0.06
"""Seconds between two looks at all files at least: where the system tells of saves, and where it does not."""
PAUSE = 20, 3
"""Times that a look at all files took until the next one, in either case."""
MISSES = 3
"""Saves that the system did not tell of, until it is no longer relied on."""


def glance(folders: Iterable[Path]) -> Glance:
    """What stands in the folders now, but what is ignored; what vanishes while we look is as if it had never been."""
    return dict(entry for folder in folders for entry in _walk(str(folder)))


def _walk(folder: str) -> Iterator[tuple[str, Stamp]]:
    waiting = [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if is_ignored(entry.name):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        yield entry.path, _stamp_of(entry.stat(follow_symlinks=False))
        except OSError:
            continue


def _stamp_of(status: os.stat_result) -> Stamp:
    return status.st_mtime_ns, status.st_size, status.st_ino


def changed(before: Glance, after: Glance) -> tuple[str, ...]:
    """Paths that are new, gone or other than before."""
    return tuple(sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)))


def told_of(folders: Sequence[Path]) -> Told:
    """What the system tells of these folders and all below them; OSError where it cannot."""
    from watchfiles import watch

    try:
        for found in watch(
            *folders,
            watch_filter=None,
            debounce=100,
            step=int(STEP * 1000),
            rust_timeout=int(TICK * 1000),
            yield_on_timeout=True,
            force_polling=False,
            ignore_permission_denied=True,
        ):
            yield {path for _, path in found}
    except RuntimeError as error:  # the library's own, of any kind
        raise OSError(str(error)) from error


class Watch:
    """Folders that are watched from now on, those that are not there yet too; for one thread."""

    def __init__(self, folders: Sequence[Path], tell: Callable[[Sequence[Path]], Told] = told_of) -> None:
        self._folders = tuple(folders)
        self._tell = tell
        self._told: Told | None = None
        self._misses = 0
        self._begin()
        self._known, self._next = self._glance()

    @property
    def is_told(self) -> bool:
        """Whether the system tells of saves, as far as is known."""
        return self._told is not None

    def wait(self, seconds: float, *, is_busy: bool = False) -> tuple[str, ...]:
        """The paths of what was saved, as soon as it stands still; none when so many seconds have passed. Where other
        threads are busy, to look at all files would take very long: each is a step that has to wait for them."""
        end = time.perf_counter() + seconds
        while True:
            touched = {path for path in self._touched(end) if self._is_ours(path)}
            found = self._few(touched) if touched else ()
            may_look = not (is_busy and self._told) and time.perf_counter() >= self._next
            if found is None or may_look:
                found = (*(found or ()), *self._all(touched))
            if found or time.perf_counter() >= end:
                return found

    def _begin(self) -> None:
        """Ask the system to tell of the folders that are there."""
        if self._told:
            self._told.close()
        self._there = self._folders_there()
        self._told = self._tell(self._there) if self._there and self._misses < MISSES else None
        self._touched(0)  # it is asked when it is first waited for

    def _folders_there(self) -> tuple[Path, ...]:
        return tuple(folder for folder in self._folders if folder.is_dir())

    def _touched(self, end: float) -> set[str]:
        if self._told:
            with suppress(OSError, StopIteration):
                return next(self._told)
            self._told = None
        time.sleep(max(0.0, min(OFTEN, end - time.perf_counter())))
        return set()

    def _is_ours(self, path: str) -> bool:
        """Whether a path is none that is ignored."""
        names = (self._below(path) or Path(Path(path).name)).parts
        return not any(map(is_ignored, names))

    def _below(self, path: str) -> Path | None:
        """The path below the watched folder it is in; None where the system calls that otherwise than we do."""
        found = Path(path)
        top = next((folder for folder in self._there if found.is_relative_to(folder)), None)
        return found.relative_to(top) if top else None

    def _few(self, touched: set[str]) -> tuple[str, ...] | None:
        """What was saved of these paths and below them; None where the system names them otherwise than we do."""
        if any(self._below(path) is None for path in touched):
            return None
        stamps = _settled(touched)
        after = {path: stamp for path, stamp in stamps.items() if stamp}
        folders = [path for path, stamp in stamps.items() if not stamp]
        after.update(glance(map(Path, folders)))
        tops = tuple(f"{path}{os.sep}" for path in folders)
        before = {
            path: stamp for path, stamp in self._known.items() if path in touched or path.startswith(tops)
        }
        found = changed(before, after)
        self._known = {path: stamp for path, stamp in self._known.items() if path not in before} | after
        return found

    def _all(self, touched: set[str]) -> tuple[str, ...]:
        """What was saved of all files; the system is not relied on where it did not tell of it again and again."""
        if self._there != self._folders_there():
            self._begin()
        after, self._next = self._glance()
        found = changed(self._known, after)
        if found:
            _settled(found)
            after, self._next = self._glance()
            found, self._known = changed(self._known, after), after
        if found and self._told and not _names(found) & _names(touched | self._touched(0)):
            self._misses += 1
            self._begin()
        return found

    def _glance(self) -> tuple[Glance, float]:
        """What stands in all folders, and when to look the next time."""
        start = time.perf_counter()
        found, now = glance(self._folders), time.perf_counter()
        least, pause = (SELDOM, PAUSE[0]) if self._told else (OFTEN, PAUSE[1])
        return found, now + max(least, pause * (now - start))


def _names(paths: Iterable[str]) -> set[str]:
    """The names of files and of the folders they lie in."""
    return {part for path in paths for part in Path(path).parts[-2:]}


def _settled(paths: Iterable[str]) -> dict[str, Stamp | None]:
    """The stamps of these files once they stand still; None for what is no file."""
    stamps = {path: _stamp(path) for path in paths}
    still = 0
    for _ in range(LONGEST if stamps else 0):
        time.sleep(SETTLE)
        before, stamps = stamps, {path: _stamp(path) for path in stamps}
        still = still + 1 if stamps == before else 0
        is_whole = all(stamp and stamp[1] for stamp in stamps.values())
        if still >= (1 if is_whole else EMPTY):
            break
    return stamps


def _stamp(path: str) -> Stamp | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return None if stat.S_ISDIR(found.st_mode) else _stamp_of(found)

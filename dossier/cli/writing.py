"""Files of the user are written here and nowhere else: all of those that belong together, or none of them.

What is new is on the disk, whole, under a hidden name before anything changes; until all is done, what was there keeps
a second name, `.NAME.old`. A failure puts everything back and is told in one line; a stop waits until the end.
"""

# ruff: noqa: PTH101, PTH104, PTH105  plain calls, so that a test can fail any

import errno
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from dossier.base.errors import DossierError
from dossier.base.stopping import held
from dossier.site import disk


class Change(NamedTuple):
    """What is to become of one file."""

    path: Path
    data: bytes | None
    """None: it goes away."""
    is_new: bool = False
    """Whether nothing may stand there yet."""

    @property
    def new(self) -> str:
        """Where the new text waits; a name that the reader passes over."""
        return str(self.path.with_name(f".{self.path.name}.new"))

    @property
    def old(self) -> str:
        """The second name of what was there."""
        return str(self.path.with_name(f".{self.path.name}.old"))


def write(path: Path, text: str | bytes, *, is_new: bool = False) -> None:
    """Write one file in one step; DossierError, with the file as it was, when that fails."""
    write_all([Change(path, text if isinstance(text, bytes) else text.encode(), is_new)])


def write_all(changes: Sequence[Change]) -> None:
    """Make all changes or none; DossierError, in a line that names the file, when one fails."""
    with held():  # a name changed in half of the files is an error in the others
        lost: list[str] = []
        try:
            for change in changes:
                _prepare(change)
            _change(changes, lost)
        except OSError as error:
            raise DossierError(_told(error, changes, lost)) from error
        finally:
            _tidy(changes, lost)


def _prepare(change: Change) -> None:
    """Have the new file ready, and a second name for the old one."""
    here = disk.status(str(change.path))
    if here and change.is_new:
        raise FileExistsError(errno.EEXIST, "there is such a file already", str(change.path))
    if change.data is not None:
        disk.make_folder(str(change.path.parent))
        disk.create(change.new, change.data)
        if here:
            os.chmod(change.new, stat.S_IMODE(here.st_mode))
        _sync(change.new)
    if here:
        disk.remove(change.old)
        disk.link_or_copy(str(change.path), change.old)


def _change(changes: Sequence[Change], lost: list[str]) -> None:
    """The steps that can be seen; when one fails those before it are undone."""
    done: list[Change] = []
    try:
        for change in changes:
            done.append(change)
            _step(change)
        for folder in sorted({str(change.path.parent) for change in changes}):
            _sync(folder)
    except OSError:
        for change in reversed(done):
            _undo(change, lost)
        raise


def _step(change: Change) -> None:
    if change.data is None:
        disk.remove(str(change.path))
    elif change.is_new:
        _put_new(change)
    else:
        os.replace(change.new, change.path)


def _put_new(change: Change) -> None:
    """Never over a file that somebody made meanwhile, which only a second name can promise."""
    try:
        os.link(change.new, change.path)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        if disk.status(str(change.path)):
            raise
        os.rename(change.new, change.path)


def _undo(change: Change, lost: list[str]) -> None:
    """Put back what was there; what cannot be stays under its second name."""
    try:
        if disk.status(change.old):
            os.replace(change.old, change.path)
        elif not change.is_new or _is_ours(change):
            disk.remove(str(change.path))
    except OSError:
        lost.append(change.old)


def _is_ours(change: Change) -> bool:
    """Whether the file is the one that we have just put there, not somebody else's."""
    here, new = disk.status(str(change.path)), disk.status(change.new)
    return here is not None and (new is None or (here.st_dev, here.st_ino) == (new.st_dev, new.st_ino))


def _sync(path: str) -> None:
    """Bring a file or the names in a folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _tidy(changes: Sequence[Change], lost: Sequence[str]) -> None:
    for change in changes:
        for path in (change.new, change.old):
            if path not in lost:
                with suppress(OSError):
                    disk.remove(path)


def _told(error: OSError, changes: Sequence[Change], lost: Sequence[str]) -> str:
    """The failure in one line, by the name that the user knows."""
    names = {name: str(change.path) for change in changes for name in (change.new, change.old)}
    path = os.fsdecode(error.filename or changes[0].path)
    kept = f"; its old text is in {', '.join(lost)}" if lost else "; nothing was changed"
    return f"cannot write {names.get(path, path)}: {(error.strerror or str(error)).lower()}{kept}"

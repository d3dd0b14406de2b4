"""Where files come from: a folder on disk, a git revision, or a mapping in a test. Nothing looks inside."""

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from dossier.base.diagnostic import Diagnostic, in_order
from dossier.base.errors import DossierError
from dossier.content.gittree import GitTree
from dossier.content.refusals import (
    READ_LIMIT,
    is_ignored,
    is_text,
    no_such_file,
    not_a_file,
    symlink,
    too_large,
    undecodable_name,
    unreadable,
)

__all__ = ["DictTree", "DiskTree", "GitTree", "Tree"]

# A link swapped in after the walk is refused, and a FIFO cannot make us wait.
_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Tree(Protocol):
    """A read-only set of files, named by POSIX paths relative to the project's folder."""

    def paths(self) -> tuple[str, ...]:
        """All files, sorted."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of one of `paths`; OSError when it cannot be read."""
        ...

    def problems(self) -> tuple[Diagnostic, ...]:
        """What stands in the tree and cannot be taken: links, devices, names that are not text."""
        ...


class DictTree:
    """A tree held in memory, for tests: path to text or bytes."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self._files = {p: f.encode() if isinstance(f, str) else f for p, f in sorted(files.items())}

    def paths(self) -> tuple[str, ...]:
        return tuple(self._files)

    def read(self, path: str) -> bytes:
        if path not in self._files:
            raise no_such_file(path)
        return self._files[path]

    def problems(self) -> tuple[Diagnostic, ...]:
        return ()


class DiskTree:
    """The files under `project/folder` as they were found by one walk; a link is never followed."""

    def __init__(self, project: Path, folder: str = "content") -> None:
        """Walk the folder; DossierError when it is missing, a link, or cannot be listed."""
        self._project = str(project)
        self._found: set[str] = set()
        self._problems: list[Diagnostic] = []
        _check_root(Path(project, folder), folder)
        self._walk(folder)
        self._paths = tuple(sorted(self._found))

    def paths(self) -> tuple[str, ...]:
        return self._paths

    def problems(self) -> tuple[Diagnostic, ...]:
        return in_order(self._problems)

    def read(self, path: str) -> bytes:
        if path not in self._found:
            raise no_such_file(path)
        return _read_regular(f"{self._project}/{path}")

    def _walk(self, root: str) -> None:
        pending = [root]
        while pending:
            folder = pending.pop()
            try:
                with os.scandir(f"{self._project}/{folder}") as entries:
                    for entry in entries:
                        self._take(f"{folder}/{entry.name}", entry, pending)
            except OSError as error:
                self._problems.append(unreadable(folder, error))

    def _take(self, path: str, entry: "os.DirEntry[str]", pending: list[str]) -> None:
        if is_ignored(entry.name):
            return
        if not is_text(entry.name):
            self._problems.append(undecodable_name(os.fsencode(path)))
        elif entry.is_symlink():
            self._problems.append(symlink(path))
        elif entry.is_dir(follow_symlinks=False):
            pending.append(path)
        elif entry.is_file(follow_symlinks=False):
            self._found.add(path)
        else:
            self._problems.append(not_a_file(path))


def _check_root(root: Path, name: str) -> None:
    if root.is_symlink():
        raise DossierError(f'the folder "{name}" is a symbolic link; put the folder itself there')
    if not root.is_dir():
        raise DossierError(f'no folder "{name}" in {root.parent}')


def _read_regular(path: str) -> bytes:
    """The one place that opens a file of the content: no link, nothing but a regular file, nothing huge."""
    handle = os.open(path, _OPEN_FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
        if status.st_size > READ_LIMIT:
            raise too_large(path)
        return _read_all(handle, status.st_size)
    finally:
        os.close(handle)


def _read_all(handle: int, size: int) -> bytes:
    """The bytes of an open file of about that size; it may be growing."""
    data = os.read(handle, size + 1)
    while len(data) != size and len(data) <= READ_LIMIT and (part := os.read(handle, READ_LIMIT)):
        data += part
    return data

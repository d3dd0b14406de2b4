"""The calls to the file system that publishing needs: small, and through `os`, so that a test can fail any.

Plain `os` and text paths, since pathlib is slow for 10,000 pages and cannot work on descriptors. Nothing
follows a symbolic link at the end of a path, and nothing depends on the umask.
"""

# ruff: noqa: PTH101, PTH102, PTH105, PTH106, PTH108, PTH115, PTH120, PTH104, PTH211

import ctypes
import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

if sys.platform != "win32":
    import fcntl

Stamp = tuple[int, int, int, int, int]
"""Size, mode, inode, time of content and time of change: if all are as they were, so are the bytes."""
FILE, FOLDER = 0o644, 0o755
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_UNSUPPORTED = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)


class Found(NamedTuple):
    """Something that stands below a folder."""

    path: str
    """Relative to the folder walked, with forward slashes."""
    status: os.stat_result

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder itself; a link to one is not."""
        return stat.S_ISDIR(self.status.st_mode)


def walk(root: str) -> Iterator[Found]:
    """Everything below a folder, each folder before what is in it; nothing if there is no such folder."""
    for path, item in items(root):
        if status := seen(item):
            yield Found(path, status)


def items(root: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The same as the system lists it, by path: of a file nothing is asked yet but whether it is a folder."""
    waiting = [""]
    for below in waiting:
        for item in listed(f"{root}/{below}"):
            path = below + item.name
            if item.is_dir(follow_symlinks=False):
                waiting.append(f"{path}/")
            yield path, item


def seen(item: os.DirEntry[str]) -> os.stat_result | None:
    """What stands at a listed name itself, or None if somebody has removed it since."""
    try:
        return item.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None


def listed(folder: str) -> list[os.DirEntry[str]]:
    """What stands in one folder, as the system lists it; nothing if there is no such folder."""
    try:
        with os.scandir(folder) as listing:
            return list(listing)
    except FileNotFoundError:
        return []


def status(path: str) -> os.stat_result | None:
    """What stands at the path itself, or None if nothing does."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def stamp(status: os.stat_result) -> Stamp:
    """What tells a file as unchanged; the time of change also sees an edit that set the other one back."""
    return status.st_size, status.st_mode, status.st_ino, status.st_mtime_ns, status.st_ctime_ns


def read(path: str) -> bytes:
    """The bytes of a file."""
    descriptor = os.open(path, os.O_RDONLY | _flag("O_NOFOLLOW") | _flag("O_NONBLOCK"))
    try:
        with open(descriptor, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(descriptor)


def create(path: str, data: bytes, mtime_ns: int = 0) -> Stamp:
    """Write a new file, in the place of any that is there, and return its stamp; `mtime_ns` 0 is now."""
    try:
        descriptor = _new(path)
        try:
            _write_all(descriptor, data)
            os.chmod(descriptor, FILE)
            if mtime_ns:
                os.utime(descriptor, ns=(mtime_ns, mtime_ns))
            return stamp(os.fstat(descriptor))
        finally:
            os.close(descriptor)
    except OSError as error:
        error.filename = path  # a failed write or close does not say where
        raise


def _new(path: str) -> int:
    """Open a file that was not there: never one that has another name, or that a reader has open."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _flag("O_NOFOLLOW")
    try:
        return os.open(path, flags, FILE)
    except FileExistsError:
        os.unlink(path)
        return os.open(path, flags, FILE)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def replace(path: str, data: bytes) -> Stamp:
    """Put new content at a path in one step, and return its stamp: the file is the old or the new one, whole."""
    create(f"{path}.new", data)
    os.replace(f"{path}.new", path)
    return stamp(os.lstat(path))


def touch(path: str, mtime_ns: int = 0) -> Stamp:
    """Give a file the time of another, or of now, and return its new stamp."""
    os.utime(path, ns=(mtime_ns, mtime_ns)) if mtime_ns else os.utime(path)
    return stamp(os.lstat(path))


def remove(path: str) -> None:
    """Remove one file or link, if it is there."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return


def remove_folder(path: str) -> bool:
    """Remove a folder if it is there and empty; whether it is gone."""
    try:
        os.rmdir(path)
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ENOTEMPTY, errno.EEXIST):
            raise
        return error.errno == errno.ENOENT
    return True


def remove_tree(root: str) -> None:
    """Remove a folder of our own with all that is in it, if it is there."""
    for found in reversed(list(walk(root))):
        path = f"{root}/{found.path}"
        remove_folder(path) if found.is_folder else remove(path)
    remove_folder(root)


def make_folder(path: str, mode: int = FOLDER) -> None:
    """Make a folder and those above it that are missing, whatever the umask is."""
    try:
        os.mkdir(path)
    except FileExistsError:
        return
    except FileNotFoundError:
        make_folder(os.path.dirname(path))
        with suppress(FileExistsError):  # another process has made it meanwhile
            os.mkdir(path)
    os.chmod(path, mode)


def link_or_copy(source: str, target: str) -> None:
    """The same file, link or device under a second name; a copy where the file system has no such names."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EXDEV, errno.EMLINK, errno.EACCES, *_UNSUPPORTED):
            raise
        _copy(source, target)


def _copy(source: str, target: str) -> None:
    before = os.lstat(source)
    if stat.S_ISLNK(before.st_mode):
        os.symlink(os.readlink(source), target)
        return
    create(target, read(source), before.st_mtime_ns)
    os.chmod(target, stat.S_IMODE(before.st_mode))


def move(source: str, target: str) -> None:
    """Give a file or folder another name, in the place of any file that is there."""
    os.rename(source, target)


def exchange(one: str, other: str) -> bool:
    """Let two folders change names in a single step; False where the system cannot do that."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if call is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    if call(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], ctypes.c_uint(_RENAME_EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in (*_UNSUPPORTED, errno.EPERM):  # some sandboxes answer so to calls they do not know
        return False
    raise OSError(number, os.strerror(number), one, None, other)


def sync(folder: str) -> None:
    """Bring everything written so far to the disk that holds the folder.

    One call for the whole file system: for 1,000 new files it takes a tenth of what a sync of each takes.
    """
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if sys.platform == "linux" else None
    if call is None:
        os.sync() if sys.platform != "win32" else None
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if call(descriptor):
            number = ctypes.get_errno()
            if number in _UNSUPPORTED:
                return os.sync()
            raise OSError(number, os.strerror(number), folder)
    finally:
        os.close(descriptor)


def lock(path: str, *, shared: bool = False) -> int | None:
    """Take the lock that this file stands for, with others that take it `shared`; None if another process has it.

    The system gives it back when the process ends, however it ends. On Windows none is taken.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _flag("O_NOFOLLOW"), FILE)
    try:
        if sys.platform != "win32":
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def number(descriptor: int) -> int:
    """The number that an open file holds; 0 in an empty one."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    return int.from_bytes(os.read(descriptor, 8))


def renumber(descriptor: int, number: int) -> None:
    """Let an open file hold another number."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    _write_all(descriptor, (number % 2**64).to_bytes(8))


def unlock(descriptor: int) -> None:
    """Give a lock back."""
    os.close(descriptor)


def _flag(name: str) -> int:
    """A flag of `os.open` that not every system has."""
    return int(getattr(os, name, 0))

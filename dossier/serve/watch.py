"""Notice every kind of save: changed, new, deleted, renamed, replaced; by looking, so that nothing is missed."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

Glance = dict[str, tuple[int, int, int]]
"""Path → time of change, size and inode: an atomic replace changes the inode, a save within a second the time."""


def glance(folders: Iterable[Path]) -> Glance:
    """What stands in the folders now; what vanishes while we look is as if it had never been."""
    return dict(entry for folder in folders for entry in _walk(str(folder)))


def _walk(folder: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    waiting = [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        stat = entry.stat(follow_symlinks=False)
                        yield entry.path, (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        except OSError:
            continue


def changed(before: Glance, after: Glance) -> tuple[str, ...]:
    """Paths that are new, gone or other than before."""
    return tuple(sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)))

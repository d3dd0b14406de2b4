"""What a tree on disk is really like, held against its manifest: a manifest is never believed over a file."""

import hashlib
import os
import stat
from collections.abc import Mapping
from typing import NamedTuple

from dossier.site import disk
from dossier.site.disk import Found
from dossier.site.manifest import Entry, Manifest
from dossier.site.page import RESERVED, folders_of

GRAIN = 50_000_000
"""Nanoseconds in which two writes may bear one time: of files so young, the stamp is not trusted."""


class Survey(NamedTuple):
    """A tree on disk."""

    good: Mapping[str, Entry]
    """The files that are as the manifest says, with their present stamps."""
    altered: frozenset[str]
    missing: frozenset[str]
    foreign: tuple[Found, ...]
    """What is not ours, in order: files, links, and folders that hold nothing of ours."""
    folders: frozenset[str]
    """All folders, ours or not."""
    read: int
    """How many files had to be read, since their stamps did not settle it."""


def survey(root: str, manifest: Manifest, *, clean: bool = False) -> Survey:
    """Compare the tree with its manifest; `clean` reads every file, whatever its stamp."""
    ours = folders_of(manifest.entries)
    good: dict[str, Entry] = {}
    altered, folders, foreign, count = set[str](), set[str](), list[Found](), 0
    for path, item in disk.items(root):
        is_folder = item.is_dir(follow_symlinks=False)
        if is_folder:
            folders.add(path)
            if path in ours:
                continue
        if (status := disk.seen(item)) is None:
            continue
        entry = manifest.entries.get(path)
        if is_folder or entry is None:
            foreign += [] if path == RESERVED and not is_folder else [Found(path, status)]
        elif not clean and _is_settled(entry, status, manifest.saved):
            good[path] = entry
        else:
            count += 1
            if _is_same(root, path, entry, status):
                good[path] = entry._replace(stamp=disk.stamp(status))
            else:
                altered.add(path)
    missing = manifest.entries.keys() - good.keys() - altered
    return Survey(
        good, frozenset(altered), frozenset(missing), tuple(sorted(foreign)), frozenset(folders), count
    )


def digest(data: bytes) -> str:
    """The digest by which contents are compared."""
    return hashlib.sha256(data).hexdigest()


def _is_settled(entry: Entry, status: os.stat_result, saved: int) -> bool:
    """Whether the stamp alone says that the file is unchanged."""
    size, _, _, written, changed = entry.stamp
    return (
        bool(entry.digest)
        and size == entry.size
        and entry.stamp == disk.stamp(status)
        and max(written, changed) + GRAIN < saved
    )


def _is_same(root: str, path: str, entry: Entry, status: os.stat_result) -> bool:
    """Whether the file has the content and the mode it was given."""
    mode, size = status.st_mode, status.st_size
    if not stat.S_ISREG(mode) or size != entry.size or mode != entry.stamp[1]:
        return False
    try:
        return digest(disk.read(f"{root}/{path}")) == entry.digest
    except (PermissionError, FileNotFoundError):
        return False


def is_equal(root: str, found: Found, data: bytes) -> bool:
    """Whether this is a plain file with just these bytes."""
    plain = stat.S_ISREG(found.status.st_mode) and found.status.st_size == len(data)
    return plain and disk.read(f"{root}/{found.path}") == data

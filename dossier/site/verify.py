"""A folder held against the pages that it should hold, and the digest by which a whole site is named."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from dossier.base.errors import DossierError
from dossier.site import disk
from dossier.site.disk import Found
from dossier.site.page import RESERVED, Page
from dossier.site.survey import digest, is_equal

WITHHELD = ("_headers", "_redirects")
"""Files that a host reads and does not show."""


class Verdict(NamedTuple):
    """How a folder stands to the site it should be."""

    files: int
    """How many the site has."""
    differ: tuple[str, ...]
    missing: tuple[str, ...]
    foreign: tuple[str, ...]
    """What stands in the folder and is no part of the site; a folder alone shows nothing to a reader."""
    digest: str
    """Of the site as it should be."""

    @property
    def is_same(self) -> bool:
        """Whether the folder is the site, whole and alone."""
        return not (self.differ or self.missing or self.foreign)


def site_digest(files: Mapping[str, str]) -> str:
    """The digest of a site from the SHA-256 of each file by its path: that of the lines `digest  path`, in the order
    of the paths' bytes, so that `sha256sum` over the sorted files, and once more over its output, says the same."""
    lines = (f"{files[path]}  {path}\n" for path in sorted(files, key=str.encode))
    return f"sha256:{hashlib.sha256(''.join(lines).encode()).hexdigest()}"


def verdict_on(folder: Path, pages: Iterable[Page], is_left_out: Callable[[str], bool]) -> Verdict:
    """Hold every file below `folder` against the pages; those left out may be there or not, as they like.

    Raises DossierError where the folder cannot be read.
    """
    standing = {found.path: found for found in _standing(folder)}
    wanted: dict[str, str] = {}
    differ, missing = [], []
    for page in pages:
        data = page.render()
        wanted[page.path] = digest(data)
        found = standing.pop(page.path, None)
        if is_left_out(page.path):
            continue
        if found is None:
            missing.append(page.path)
        elif found.is_folder or not _is_equal(folder, found, data):
            differ.append(page.path)
    foreign = tuple(
        path
        for path, found in sorted(standing.items())
        if not (found.is_folder or path == RESERVED or is_left_out(path))
    )
    return Verdict(len(wanted), tuple(sorted(differ)), tuple(sorted(missing)), foreign, site_digest(wanted))


def digests_in(folder: Path, is_left_out: Callable[[str], bool]) -> dict[str, str]:
    """The SHA-256 of each file below a folder, by path; DossierError for what is no file or cannot be read."""
    files = [found for found in _standing(folder) if not found.is_folder and not is_left_out(found.path)]
    try:
        return {found.path: digest(disk.read(f"{folder}/{found.path}")) for found in files}
    except OSError as error:
        raise _unreadable(error, folder) from error


def _standing(folder: Path) -> tuple[Found, ...]:
    if not folder.is_dir():
        raise DossierError(f"there is no folder {folder}")
    try:
        return tuple(disk.walk(str(folder)))
    except OSError as error:
        raise _unreadable(error, folder) from error


def _is_equal(folder: Path, found: Found, data: bytes) -> bool:
    try:
        return is_equal(str(folder), found, data)
    except OSError as error:
        raise _unreadable(error, folder) from error


def _unreadable(error: OSError, folder: Path) -> DossierError:
    return DossierError(f"cannot read {error.filename or folder}: {(error.strerror or str(error)).lower()}")

"""The program as it is installed, on which every page depends."""

import sys
from functools import lru_cache
from pathlib import Path

from dossier.base.digest import digest_bytes
from dossier.site import disk

FOLDER = Path(__file__).parents[1]


@lru_cache(1)
def code() -> tuple[str, ...]:
    """The digests of the program's files as they were first asked for, maps and words among them; the same on every
    machine."""
    files = sorted(
        path for path in FOLDER.rglob("*.*") if path.suffix not in (".pyc", ".md") and path.is_file()
    )
    return tuple(digest_bytes(path.read_bytes()) for path in files)


def libraries() -> dict[str, disk.Stamp]:
    """The folders in which libraries lie, and how they look on this machine: installing one changes them."""
    folders = (path for path in sys.path if path.endswith(("site-packages", "dist-packages")))
    return {path: disk.stamp(status) for path in folders if (status := disk.status(path))}

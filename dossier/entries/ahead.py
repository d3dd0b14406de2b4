"""Files read by several processes before the rest of the work: each puts what it read on the shelf."""

import sys
from collections.abc import Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

from dossier.base.digest import digest, digest_bytes
from dossier.base.forks import shared
from dossier.content.records import is_entry, record_from
from dossier.content.shelf import Known, Shelf
from dossier.content.tree import Tree
from dossier.entries.prose import plain, prose_from

LIBRARIES = ("pyyaml", "markdown-it-py", "mdit-py-plugins", "pygments")
MANY = 400
"""Files that are to be read from which on a second process saves time."""
LOT = 100
"""Files that a process takes at once."""


def read_ahead(tree: Tree, shelf: Shelf, number: int) -> None:
    """Fill the shelf with what the tree's files hold, by up to `number` processes; what fails is left out.

    This process must have one thread."""
    paths = [path for path in tree.paths() if is_entry(path)]
    number = min(number, (len(paths) - len(shelf.kept)) // MANY + 1)
    if number < 2:
        return
    lots = [partial(_read, tree, paths[at : at + LOT], shelf) for at in range(0, len(paths), LOT)]
    rows = shared(lots, number)
    shelf.kept = {**shelf.kept, **{key: _row(text) for lot in rows.values() for key, text in lot.items()}}


def reader() -> str:
    """The digest of the program's part in what is read from a file, and of the libraries it reads with."""
    package = Path(__file__).parents[1]
    folders = ("base", "content", "entries")
    code = (path.read_bytes() for name in folders for path in sorted((package / name).rglob("*.py")))
    libraries = tuple(f"{name} {version(name)}" for name in LIBRARIES)
    return digest((tuple(map(digest_bytes, code)), libraries, sys.version))


def _row(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _read(tree: Tree, paths: Sequence[str], shelf: Shelf) -> dict[str, str]:
    """Read these files; what was new, as rows."""
    keys = []
    for path in paths:
        record, complaints = record_from(tree, path, shelf)
        if record and not complaints and not shelf.get(path, record.digest):
            prose, slips = prose_from(record.body)
            if not slips and (key := shelf.complete(path, record.digest, plain(prose))):
                shelf.read[path] = Known(record, prose)
                keys.append(key)
    return {key: shelf.used[key].decode("utf-8", "surrogatepass") for key in keys}

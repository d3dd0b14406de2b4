"""Files read before their turn, by several processes, of which the others begin before this one loads the models and
the rest of the program. What they hold is put on the shelf, and their entries are remembered."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.base.digest import digest, digest_bytes
from dossier.base.forks import Helpers
from dossier.base.plain import Plain, Raw
from dossier.content.records import Record, is_entry, record_from
from dossier.content.shelf import Known, Shelf
from dossier.content.tree import DiskTree, Tree
from dossier.prose.body import Parsed, Prose, plain, prose_from
from dossier.site.keep import keep, kept

if TYPE_CHECKING:  # models are loaded when others are reading
    from dossier.entries.memo import Memo

KEPT = ".dossier/read.sqlite"
"""What was read from the content, in the project's folder."""
LIBRARIES = ("pyyaml", "markdown-it-py", "mdit-py-plugins", "mdurl", "pygments", "anyascii")
MANY = 400
"""Files that are to be read from which on a second process saves time."""
PATIENCE = 2
"""Seconds that a process waits for another to have written what it read."""
LOT = 50
"""Files that a process takes at once."""


class File(Plain):
    """A file as another process read it: its record, and its prose."""

    path: str
    data: Raw
    size: int
    body_line: int
    text: str
    digest: str
    prose: Parsed


class Reading(NamedTuple):
    """The files of a project, some of which other processes may be reading."""

    tree: Tree
    shelf: Shelf
    helpers: Helpers[list[File]] | None = None
    is_kept: bool = False
    """Whether each process keeps what it read."""


def shelf_of(project: Path) -> Shelf:
    """What an earlier build kept of the files of a project's content, which are not looked at."""
    return Shelf(kept(project / KEPT, reader()))


def reading_of(project: Path, processes: int) -> Reading:
    """The files of a project's content, which others of so many processes begin to read where there is much that an
    earlier build did not keep. DossierError where there is no content. This process must have one thread."""
    return begun(DiskTree(project), shelf_of(project), processes)


def kept_reading(project: Path, processes: int, shelf: Shelf) -> Reading:
    """The same for a build: the others keep what they read, while this process goes on, until `ended`."""
    return begun(DiskTree(project), shelf, processes, partial(_keep, project / KEPT, shelf))


def ended(reading: Reading) -> None:
    """Wait until other processes have kept what they read."""
    if reading.helpers:
        reading.helpers.end()


def begun(tree: Tree, shelf: Shelf, processes: int, after: Callable[[], object] | None = None) -> Reading:
    """The same for any files, and a shelf that knows some of them; `after` is how the others keep what they read."""
    paths = [path for path in tree.paths() if is_entry(path)]
    others = min(processes - 1, (len(paths) - len(shelf.before)) // MANY)
    lots = [partial(_read, tree, shelf, paths[at : at + LOT]) for at in range(0, len(paths), LOT)]
    with suppress(OSError):
        helpers = Helpers(lots, others, list[File], after) if others > 0 else None
        return Reading(tree, shelf, helpers, after is not None)
    return Reading(tree, shelf)


def finished(reading: Reading) -> "Memo | None":
    """The entries of all files that were read ahead, what is in these put on the shelf; None where none were."""
    if not reading.helpers:
        return None
    from dossier.entries.memo import Memo
    from dossier.entries.read import remember

    shelf, memo = reading.shelf, Memo()
    for file in chain.from_iterable(reading.helpers.results()):
        known = shelf.read.get(file.path)
        if not known:
            known = _known(shelf, file)
            if reading.is_kept:
                shelf.leave(known.record)
        remember(known.record, memo, shelf)
        shelf.read[file.path] = known
    memo.sweep()
    return memo


def reader() -> str:
    """The digest of the program's part in what is read from a file, and of the libraries it reads with."""
    package = Path(__file__).parent
    folders = ("base", "content", "prose")
    code = (path.read_bytes() for name in folders for path in sorted((package / name).rglob("*.py")))
    libraries = tuple(f"{name} {version(name)}" for name in LIBRARIES)
    return digest((tuple(map(digest_bytes, code)), libraries, sys.version))


def _read(tree: Tree, shelf: Shelf, paths: Sequence[str]) -> list[File]:
    """Read these files; what was new and without a complaint."""
    found = []
    for path in paths:
        record, complaints = record_from(tree, path, shelf)
        if record and not complaints and not shelf.knows(path, record.digest):
            prose, slips = prose_from(record.body)
            if not slips and shelf.complete(record, prose):
                shelf.read[path] = Known(record, prose)
                found.append(File(path, Raw(record.data), *record[2:], prose.parsed))
    return found


def _keep(file: Path, shelf: Shelf) -> None:
    keep(file, reader(), {}, shelf.new_rows(plain), PATIENCE)


def _known(shelf: Shelf, file: File) -> Known:
    """Put on the shelf what another process read."""
    record = Record(file.path, bytes(file.data), file.size, file.body_line, file.text, file.digest)
    shelf.begin(record.path, record.digest)
    shelf.read[record.path] = known = Known(record, Prose(file.prose.parts, file.prose.headings))
    shelf.complete(*known)
    return known

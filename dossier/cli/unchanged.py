"""A build of which nothing has changed since the last one: told at once, in the words of that one.

Nothing is read but the names and stamps of files: those that pages are made of, those of the program and its libraries,
and those that the build wrote, as its manifest has them, so that what was altered since is seen; what others put beside
them is left, as a build leaves it. A stamp has the time of change, which no program can set back; one that is so young
that a second write could bear it too is not trusted.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from dossier.base.diagnostic import Diagnostic, from_plain
from dossier.base.digest import digest_bytes
from dossier.base.forks import Fork, forked, result
from dossier.site import disk, program
from dossier.site.place import Place, place_for

YOUNG = 2_000_000_000
"""Nanoseconds: the coarsest time that a file system in use keeps."""
FOLDERS = ("content", "snapshots", "templates")
SEAL = "seal.json"


class State(NamedTuple):
    """Files as they stand."""

    digest: str
    newest: int
    """The latest time of any of them, in nanoseconds."""


class Told(NamedTuple):
    """What a build said."""

    diagnostics: tuple[Diagnostic, ...]
    notes: tuple[str, ...]
    entries: int
    pages: int
    files: int


class Seal(NamedTuple):
    """What a build was made of, taken before it began."""

    place: Place
    inputs: State
    begun: int
    """When, in nanoseconds."""

    @property
    def file(self) -> str:
        """Where it is kept."""
        return f"{self.place.work}/{SEAL}"


def seal_for(project: Path, out: Path, options: object) -> Seal | None:
    """What a build of the project into `out` is made of now; None where a folder cannot be looked into, of which the
    check has more to say. DossierError where nothing may be published."""
    place = _place(project, out)
    begun = time.time_ns()
    try:
        inputs = _inputs(project, repr(options))
    except OSError:
        return None
    return Seal(place, inputs, begun)


def seal_ahead(project: Path, out: Path, options: object) -> Fork | None:
    """Begin to take the same by another process; None where an earlier one stands, with which it is compared before
    anything else is done, or where no process can be had. This process must have one thread."""
    if disk.status(f"{_place(project, out).work}/{SEAL}"):
        return None
    try:
        return forked(partial(seal_for, project, out, options))
    except OSError:
        return None


def seal_from(ahead: Fork) -> Seal | None:
    """What `seal_ahead` began, to be waited for before anything of the project is read: what is gone by then would
    never be missed. None also where the process failed, which costs a later build its short cut."""
    found = result(ahead)
    if found is None:
        return None
    place, inputs, begun = found
    return Seal(Place(*place), State(*inputs), begun)


def last_time(seal: Seal) -> Told | None:
    """What the last build said, if it was made of the same, and its site still stands as it left it."""
    try:
        saved = json.loads(disk.read(seal.file).decode("utf-8", "surrogateescape"))
        written = disk.status(seal.file)
        if saved["inputs"] != seal.inputs.digest or written is None:
            return None
        files = saved["files"].split("\0")
        site = _state_from(files, [disk.stamp(os.lstat(f"{seal.place.out}/{path}")) for path in files])
        is_young = site.newest + YOUNG // 40 >= written.st_mtime_ns
        return None if is_young or saved["site"] != site.digest else _told(saved["told"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(seal: Seal, told: Told, files: Sequence[str]) -> None:
    """Note that a build of this was published, and what it said; without a word if that is not possible."""
    if seal.inputs.newest + YOUNG >= seal.begun:
        return
    from dossier.site.trees import read  # loaded only where something was built

    try:
        entries = read(seal.place).live.entries
        saved = {
            "inputs": seal.inputs.digest,
            "site": _state_from(files, [entries[path].stamp for path in files]).digest,
            "told": told,
            "files": "\0".join(files),
        }
        text = json.dumps(saved, ensure_ascii=False)
        disk.replace(seal.file, text.encode("utf-8", "surrogateescape"))
    except (OSError, KeyError):
        return


def _place(project: Path, out: Path) -> Place:
    return place_for(out, project / ".dossier", [project / name for name in FOLDERS])


def _inputs(project: Path, options: str) -> State:
    """Everything that pages depend on: content, templates, copies of sources, history, program, libraries, options."""
    own = program.FOLDER
    shipped = own / "templates" if (own / "templates").is_dir() else own.parent / "templates"
    roots = [str(project.resolve() / name) for name in FOLDERS] + [str(shipped), str(own)]
    stamps = program.libraries()
    states = [_state(root) for root in roots]
    words = (options, sys.version, _commit(project), repr(stamps), *(state.digest for state in states))
    newest = (*(state.newest for state in states), *(max(stamp[3:]) for stamp in stamps.values()))
    return State(digest_bytes("\0".join(words).encode()), max(newest))


def _state(root: str) -> State:
    """Names and stamps of files below a folder, or of a file; of folders the names alone, since a build changes their
    times. In the order in which the system lists them, which changes only where something changes."""
    names, stamps, waiting = [root], list[disk.Stamp](), [root]
    for folder in waiting:
        for item in disk.listed(folder):
            if item.name.endswith((".pyc", "__pycache__")):
                continue
            names.append(item.path)
            if item.is_dir(follow_symlinks=False):
                waiting.append(item.path)
            else:
                stamps.append(disk.stamp(item.stat(follow_symlinks=False)))
    return _state_from(names, stamps)


def _state_from(names: Sequence[str], stamps: list[disk.Stamp]) -> State:
    newest = max((max(stamp[3], stamp[4]) for stamp in stamps), default=0)
    words = "\0".join((*names, repr([*chain.from_iterable(stamps)])))
    return State(digest_bytes(words.encode("utf-8", "surrogateescape")), newest)


def _commit(project: Path) -> str:
    """The commit that is checked out, and whether history is cut off; empty where git has nothing to say."""
    command = ["git", "-C", str(project), "rev-parse", "HEAD", "--is-shallow-repository"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except (FileNotFoundError, PermissionError):
        return ""


def _told(saved: list[Any]) -> Told:
    diagnostics, notes, entries, pages, files = saved
    return Told(tuple(map(from_plain, diagnostics)), tuple(notes), int(entries), int(pages), int(files))

"""When each file was first and last committed, from one pass of `git log`.

A shallow clone is noticed, not guessed around.
"""

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple


class Dates(NamedTuple):
    """The first and the last day on which a file was committed."""

    first: date
    last: date


class History(NamedTuple):
    """What git says of the files under a folder."""

    files: Mapping[str, Dates]
    """By path relative to the project."""
    last: date | None
    """The day of the last commit that touched the folder; None without git or without commits."""
    shallow: bool
    """Whether the clone is cut off, so that first and last days are not known."""


NONE = History({}, None, False)


def history_of(project: Path, folder: str = "content") -> History:
    """Read git's history of `project/folder`; `NONE` where there is no repository or no git."""
    top = _git(project, "rev-parse", "--show-prefix", "--is-shallow-repository")
    if top is None:
        return NONE
    prefix, shallow = top.decode("utf-8", "surrogateescape").split("\n")[:2]
    log = _git(
        project,
        "-c",
        "core.quotePath=false",
        "log",
        "--format=%x00%x00%cs",
        "--name-only",
        "-z",
        "--no-renames",
        "--no-show-signature",
        "--",
        folder,
    )
    if log is None:
        return NONE
    files = {} if shallow == "true" else _files(log, prefix)
    return History(files, _last(log), shallow == "true")


def _commits(log: bytes) -> list[tuple[date, list[str]]]:
    """`\\0\\0` day, then the names, each ended by `\\0`."""
    found = []
    for chunk in log.decode("utf-8", "surrogateescape").split("\0\0"):
        day, *names = chunk.strip("\0").split("\0")
        if day.strip():
            found.append((date.fromisoformat(day.strip()), [name.lstrip("\n") for name in names]))
    return found


def _last(log: bytes) -> date | None:
    return max((day for day, _ in _commits(log)), default=None)


def _files(log: bytes, prefix: str) -> dict[str, Dates]:
    files: dict[str, Dates] = {}
    for day, names in _commits(log):
        for name in names:
            path = name.removeprefix(prefix)
            seen = files.get(path, Dates(day, day))
            files[path] = Dates(min(seen.first, day), max(seen.last, day))
    return files


def _git(project: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(["git", "-C", str(project), *arguments], capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None

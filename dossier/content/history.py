"""When each file was first and last committed, and what changed on which day, from one pass of `git log`.

A shallow clone is noticed, not guessed around.
"""

import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dossier.content.edits import Edit, Version, edits_of


class Dates(NamedTuple):
    """The first and the last day on which a file was committed."""

    first: date
    last: date
    edits: tuple[Edit, ...] = ()
    """What changed since it was published, newest day first."""


class History(NamedTuple):
    """What git says of the files under a folder."""

    files: Mapping[str, Dates]
    """By path relative to the project."""
    last: date | None
    """The day of the last commit that touched the folder; None without git or without commits."""
    shallow: bool
    """Whether the clone is cut off, so that first and last days are not known."""


NONE = History({}, None, False)


def history_of(project: Path, folder: str = "content", revision: str = "HEAD") -> History:
    """Git's history of `project/folder` up to a revision; `NONE` where there is no repository or no git."""
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
        "--raw",
        "--no-abbrev",
        "-z",
        "--no-renames",
        "--no-show-signature",
        "--end-of-options",
        revision,
        "--",
        folder,
    )
    if log is None:
        return NONE
    if shallow == "true":
        return History({}, _last(log), True)
    return History(_files(project, log, prefix), _last(log), False)


@lru_cache(8)  # while a site is served the files change far more often than what is committed
def _files(project: Path, log: bytes, prefix: str) -> dict[str, Dates]:
    dates: dict[str, Dates] = {}
    versions: dict[str, list[Version]] = {}
    for day, changed in _commits(log):
        for blob, name in changed:
            path = name.removeprefix(prefix)
            seen = dates.get(path, Dates(day, day))
            dates[path] = Dates(min(seen.first, day), max(seen.last, day))
            known = versions.setdefault(path, [])
            if not known or known[-1].day > day:
                known.append(Version(day, blob))
    edits = edits_of(project, versions)
    return {path: found._replace(edits=edits.get(path, ())) for path, found in dates.items()}


def _commits(log: bytes) -> Iterator[tuple[date, list[tuple[str, str]]]]:
    """`\\0\\0` day, then for each file modes, blobs and status, `\\0`, its name, `\\0` → day, (new blob, name)."""
    for chunk in log.decode("utf-8", "surrogateescape").split("\0\0"):
        day, *rest = chunk.strip("\0").split("\0")
        if day.strip():
            pairs = zip(rest[::2], rest[1::2], strict=True)
            yield date.fromisoformat(day.strip()), [(about.split(" ")[3], name) for about, name in pairs]


def _last(log: bytes) -> date | None:
    return max((day for day, _ in _commits(log)), default=None)


def _git(project: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(["git", "-C", str(project), *arguments], capture_output=True, check=False)
    except (FileNotFoundError, PermissionError):  # there is no git; what else is wrong must be told
        return None
    return done.stdout if done.returncode == 0 else None

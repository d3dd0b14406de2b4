"""Where a site may be published, and the hidden workspace beside it.

The workspace of `site` is `.site.dossier`, in the same folder: so it lies on the same file system, goes
where the site goes, serves any project that publishes to that place, and outlives the cache in `.dossier`.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from dossier.base.errors import DossierError
from dossier.site import disk


class Place(NamedTuple):
    """An output folder that may be written to."""

    shown: str
    """The folder as the user wrote it, for messages."""
    out: str
    """Absolute; no part of it is a link."""
    work: str
    """The workspace: a folder of ours alone."""
    in_place: str = ""
    """Why the folder cannot be exchanged as a whole; empty if it can be."""

    @property
    def standby(self) -> str:
        """The tree that is brought up to date while the other one is being read."""
        return f"{self.work}/standby"

    @property
    def lock(self) -> str:
        """The file of the lock; in it the number of builds that have had the workspace."""
        return f"{self.work}/lock"

    @property
    def writing(self) -> str:
        """The file of the lock that those share who write for a build."""
        return f"{self.work}/writing"

    @property
    def previous(self) -> str:
        """The published tree, for the moment between two renames, where there is no exchange."""
        return f"{self.work}/previous"


def place_for(out: Path, state: Path, protect: Sequence[Path]) -> Place:
    """The place for an output folder; raises DossierError, naming it, if nothing may be published there.

    `state` is the project's `.dossier`; `protect` are folders that the output may not be, hold or lie in.
    """
    try:
        return _place_for(out, state, protect)
    except (OSError, RuntimeError, ValueError) as error:  # unreadable, a loop of links, a NUL in the path
        reason = error.strerror if isinstance(error, OSError) else None
        raise DossierError(f"cannot publish into {str(out)!r}: {(reason or str(error)).lower()}") from error


def _place_for(out: Path, state: Path, protect: Sequence[Path]) -> Place:
    if "\0" in str(out):
        raise ValueError("embedded null character")
    absolute = _absolute(out)
    found = disk.status(str(absolute))  # pathlib says of what cannot be looked at that it is not there
    if found and stat.S_ISLNK(found.st_mode):
        raise DossierError(f"cannot publish into {out}: it is a symbolic link")
    if found and not stat.S_ISDIR(found.st_mode):
        raise DossierError(f"cannot publish into {out}: it is not a folder")
    if fault := _fault(absolute, state, protect):
        raise DossierError(f"cannot publish into {out}: {fault}")
    return _with_workspace(out, absolute, _absolute(state))


def _absolute(path: Path) -> Path:
    """The path with no link above its last part."""
    path = Path.cwd() / path
    return path.parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()


def _fault(out: Path, state: Path, protect: Iterable[Path]) -> str:
    """Why this folder is not one to publish into, or nothing."""
    project = state.resolve().parent
    outer = {
        project: "the project's folder",
        _home(): "your home folder",
        Path(out.anchor): "the root folder",
    }
    inner = {path.resolve(): str(path) for path in (*protect, state)}
    named = {**inner, **outer}
    if out in named:
        return f"it is {named[out]}"
    for path, name in named.items():
        if path.is_relative_to(out):
            return f"it holds {name}"
        if out.is_relative_to(path) and path not in outer and not project.is_relative_to(path):
            return f"it lies inside {name}"
    if ".git" in out.parts:
        return "it lies inside a git folder"
    return "it lies inside a workspace of the program" if any(map(_is_workspace, out.parts)) else ""


def _is_workspace(name: str) -> bool:
    return name.startswith(".") and name.endswith(".dossier")


def _home() -> Path:
    """The user's home folder; the root folder, which is protected too, for users without one."""
    try:
        return Path.home().resolve()
    except RuntimeError:
        return Path("/")


def _with_workspace(shown: Path, out: Path, state: Path) -> Place:
    """Choose the workspace: beside the output, or in the project if only the output itself can be written."""
    beside = out.parent / f".{out.name}.dossier"
    if beside.is_symlink():
        raise DossierError(f"cannot publish into {shown}: {beside.name} beside it is a symbolic link")
    if not out.exists():
        return Place(str(shown), str(out), str(beside))
    if out.stat().st_dev != out.parent.stat().st_dev or os.path.ismount(out):
        return Place(str(shown), str(out), str(beside), "it is a mount point")
    if _writable(out.parent) or not _writable(out):
        return Place(str(shown), str(out), str(beside))
    name = hashlib.sha256(os.fsencode(out)).hexdigest()[:16]
    work = beside if _writable(beside) else state / "outputs" / name
    return Place(str(shown), str(out), str(work), "the folder above it cannot be written")


def _writable(folder: Path) -> bool:
    """Whether files can be made in the folder."""
    return os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids)

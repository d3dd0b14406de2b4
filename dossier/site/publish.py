"""Publishes pages: the new site is complete before it takes the place of the old one, in a single step."""

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from dossier.base.errors import DossierError
from dossier.base.forks import Fork, result
from dossier.site import disk
from dossier.site.ahead import surveyed
from dossier.site.manifest import EMPTY, Manifest
from dossier.site.page import Page, check_paths, folders_of, parents
from dossier.site.place import Place, place_for
from dossier.site.pour import pour
from dossier.site.stale import stale
from dossier.site.standby import announce, bring, carry, rendered
from dossier.site.survey import Survey, is_equal, survey
from dossier.site.trees import Trees, read, recovered, reunite, save, swap
from dossier.site.writers import Writers


class Published(NamedTuple):
    """What a build did to the site."""

    written: tuple[str, ...]
    """Pages whose published bytes are new or other than before."""
    kept: int
    removed: tuple[str, ...]
    reasons: tuple[tuple[str, str], ...]
    """Why each page was made again or removed, in words."""
    note: str = ""
    """Something the user should know, such as that the site could not be replaced in one step."""


def publish(
    out: Path,
    state: Path,
    pages: Sequence[Page],
    *,
    clean: bool = False,
    protect: Sequence[Path] = (),
    basis: Any = None,
    ahead: Fork | None = None,
    writers: Writers | None = None,
) -> Published:
    """Make the folder `out` hold these pages, and what is in it that is not ours.

    `state` is the project's `.dossier` folder; `clean` makes and compares every page anew; `protect` are folders that
    `out` may not touch; `basis` says of what the pages are made (`Manifest`); `ahead` surveys the site as it is;
    `writers` write beside this process. Raises DossierError on failure: the site is then the old or the new one.
    """
    check_paths(pages)
    place = place_for(out, state, protect)
    try:
        # before this one takes the lock, which that process asks for too
        answer = result(ahead) if ahead else None
        with _locked(place) as (number, let):
            if writers:
                writers.let = let
            return _published(place, pages, clean, basis, number, answer, writers)
    except OSError as error:
        raise DossierError(_told(error, place)) from error


def standing(out: Path, state: Path) -> Manifest:
    """The manifest of the published pages, for those who render ahead; empty if the folder is another one."""
    live = recorded(out, state)
    found = disk.status(str(out))
    return live if found and found.st_ino == live.folder else EMPTY


def recorded(out: Path, state: Path) -> Manifest:
    """The manifest of what is published at `out`, for explanations; empty if nothing is known."""
    place = place_for(out, state, ())
    try:
        return read(place).live
    except OSError as error:
        raise DossierError(_told(error, place)) from error


@contextmanager
def _locked(place: Place) -> Iterator[tuple[int, Callable[[], object]]]:
    """Hold the workspace for this build alone, and count it: how many had it before, and how to let those write whom
    this build asks. DossierError if another has it."""
    disk.make_folder(place.work)
    if disk.status(f"{place.work}/.gitignore") is None:
        disk.replace(f"{place.work}/.gitignore", b"*\n")
    with ExitStack() as locks, ExitStack() as writing:
        descriptor = _taken(place, place.lock, locks)
        _taken(place, place.writing, writing)  # which one has that writes for a build that died a moment ago
        number = disk.number(descriptor)
        disk.renumber(descriptor, number + 1)
        yield number, writing.close


def _taken(place: Place, path: str, until: ExitStack) -> int:
    descriptor = disk.lock(path)
    if descriptor is None:
        raise DossierError(f"another build is writing to {place.shown}; wait until it is done")
    until.callback(disk.unlock, descriptor)
    return descriptor


def _published(
    place: Place,
    pages: Sequence[Page],
    clean: bool,
    basis: Any,
    number: int,
    answer: Any,
    writers: Writers | None,
) -> Published:
    """The work of `publish`, with the workspace locked."""
    trees, late = recovered(place)
    known, standby = surveyed(place, trees, number, answer, pages)
    live = known or survey(place.out, trees.live, clean=clean)
    _check_foreign(place, live, pages)
    todo = stale(trees.live, pages, missing=live.missing, altered=live.altered, clean=clean)
    if not todo.render and not todo.remove and disk.status(place.out):
        _refresh(place, trees, live, pages, basis)
        return Published((), len(pages), (), (), _note_on(place, late))
    trees = bring(place, trees, live, pages, todo.keep, clean, standby, writers)
    trees = trees._replace(standby=trees.standby._replace(basis=basis))
    written = tuple(page.path for page in pages if _differs(live, trees.standby, page.path))
    if written or todo.remove or not disk.status(place.out):
        note = _take_over(place, trees, live, late)
    else:
        note = _note_on(place, late)
        _refresh(place, save(place, trees, standby=trees.standby), live, pages, basis)
    removed = tuple(path for path, _ in todo.remove)
    return Published(written, len(pages) - len(written), removed, todo.render + todo.remove, note)


def _check_foreign(place: Place, live: Survey, pages: Sequence[Page]) -> None:
    """Raise DossierError for files that are not ours where a page must stand, unless they equal it."""
    foreign = {found.path: found for found in live.foreign}
    files = {path for path, found in foreign.items() if not found.is_folder}
    wanted = {page.path: page for page in pages} if foreign else {}
    folders = folders_of(wanted)
    clashes = {path for path in files if path in folders or any(above in wanted for above in parents(path))}
    for path in foreign.keys() & wanted.keys():
        if path not in files or not is_equal(place.out, foreign[path], rendered(wanted[path])):
            clashes.add(path)
    if clashes:
        first, more = sorted(clashes)[0], len(clashes) - 1
        what = f"{place.shown}/{first} is" if not more else f"{place.shown}/{first} and {more} more are"
        raise DossierError(
            f"{what} in the way: not written by dossier, so not overwritten; move it away, or,"
            " if the folder is an old build, remove the whole folder, and build again"
        )


def _differs(live: Survey, manifest: Manifest, path: str) -> bool:
    """Whether the published bytes of a page are other than the new ones."""
    was = live.good.get(path)
    return was is None or was.digest != manifest.entries[path].digest


def _refresh(place: Place, trees: Trees, live: Survey, pages: Sequence[Page], basis: Any) -> None:
    """Bring the manifest of an unchanged site up to date, if it says anything else than what is."""
    entries = {p.path: live.good[p.path]._replace(key=p.key, parts=p.parts) for p in pages}
    manifest = announce(Manifest(entries), frozenset(), place.out, trees.turn)._replace(basis=basis)
    was = trees.live
    if live.read or (entries, manifest.folder, basis) != (was.entries, was.folder, was.basis):
        save(place, trees, live=manifest)


def _take_over(place: Place, trees: Trees, live: Survey, late: tuple[str, ...]) -> str:
    """Publish the standby tree, in one step if that is possible; returns what the user should know."""
    reason = place.in_place or _mounted(place, live)
    if not reason:
        carry(place, live)
    trees = save(place, trees, standby=trees.standby)
    disk.sync(place.work)
    swapped = None if reason else _swapped(place, trees)
    if swapped:
        return _note_on(place, late + reunite(place, swapped))
    pour(place, trees, live)
    how = f"{place.shown} was updated file by file: {reason or 'the system does not let it be moved'}"
    return "; ".join(filter(None, (_note_on(place, late), how)))


def _swapped(place: Place, trees: Trees) -> Trees | None:
    """The trees after the single step, or None if the output folder is one that cannot be moved."""
    try:
        return swap(place, trees)
    except OSError as error:
        if error.errno in (errno.EBUSY, errno.EXDEV):
            return None
        raise


def _mounted(place: Place, live: Survey) -> str:
    """Why a folder that has another file system below it cannot be exchanged, or nothing."""
    root = disk.status(place.out)
    mounted = (f.path for f in live.foreign if f.is_folder and root and f.status.st_dev != root.st_dev)
    return "".join(f"{path} in it is a mount point" for path in list(mounted)[:1])


def _note_on(place: Place, late: tuple[str, ...]) -> str:
    """What to say of files that were put aside."""
    names = ", ".join(late)
    return (
        f"another program wrote {names} during the build; its files are kept in {place.work}/kept"
        if late
        else ""
    )


def _told(error: OSError, place: Place) -> str:
    """An error of the system in words for someone who does not know of the two trees."""
    path = os.fsdecode(error.filename2 or error.filename or place.out)
    for root in (place.standby, place.previous, place.out, place.work):
        if path == root or path.startswith(f"{root}/"):
            below = "" if root == place.work else path.removeprefix(root)
            path = f"{place.shown}{below}"
            break
    return f"cannot publish the site: {path}: {(error.strerror or str(error)).lower()}"

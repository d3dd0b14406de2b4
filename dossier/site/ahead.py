"""Both trees surveyed ahead: by a process beside the one that reads and checks the dossier.

It only reads, and its answer holds as long as no build has had the workspace since, by the number in the file of the
lock, and the roots of both trees stand as they did. What comes into the published tree after that is as late as what
comes while a site is published.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from dossier.base.forks import Fork, forked, processors
from dossier.site import disk
from dossier.site.disk import Found
from dossier.site.manifest import Manifest
from dossier.site.page import Page, folders_of
from dossier.site.place import Place, place_for
from dossier.site.survey import Survey, survey
from dossier.site.trees import OTHER, Trees, read

MANY = 1_000_000
"""Bytes of a manifest, of some 2,000 files, from which on a further process saves more than it costs."""


def survey_ahead(out: Path, state: Path, *, clean: bool = False) -> Fork | None:
    """Begin to survey the site at `out`, for `publish`; None where that would not pay or cannot be.

    The process ends by itself, whether it is asked or not. DossierError as by `place_for`.
    """
    place = place_for(out, state, ())
    manifests = (disk.status(f"{place.work}/{name}.json") for name in OTHER)
    if processors() == 1 or not any(found and found.st_size >= MANY for found in manifests):
        return None
    try:
        return forked(partial(_answer, place, clean))
    except OSError:
        return None


def _answer(place: Place, clean: bool) -> Any:
    """As plain data: the build after which this is so, the roots, and of each tree what `_outline` says."""
    lock = disk.lock(place.lock)
    if lock is None:
        return None
    number = disk.number(lock)
    disk.unlock(lock)
    trees, roots = read(place), _roots(place)
    live, standby = _outline(place.out, trees.live, clean), _outline(place.standby, trees.standby, clean)
    return number, roots, live, standby


def _roots(place: Place) -> list[Any]:
    """How the roots of both trees stand: each change of what is in them directly is seen."""
    found = disk.status(place.out), disk.status(place.standby)
    return [list(disk.stamp(root)) if root else None for root in found]


def _outline(root: str, manifest: Manifest, clean: bool) -> Any:
    """How many files had to be read, and the paths of what is foreign, if all of ours is as the manifest says."""
    found = survey(root, manifest, clean=clean)
    return (found.read, [one.path for one in found.foreign]) if found.good == manifest.entries else None


def surveyed(
    place: Place, trees: Trees, number: int, answer: Any, pages: Sequence[Page]
) -> tuple[Survey | None, Survey | None]:
    """Of an answer what still holds after the build of that number, with the workspace locked: the surveys of the
    published tree and of the standby. None for one that has to be made now."""
    if answer is None or answer[:2] != [number, _roots(place)]:
        return None, None
    _, _, live, standby = answer
    has_room = live and _is_free(place.out, trees.live, pages)
    return (
        _from_outline(place.out, trees.live, *live) if has_room else None,
        _from_outline(place.standby, trees.standby, *standby) if standby else None,
    )


def _is_free(root: str, manifest: Manifest, pages: Sequence[Page]) -> bool:
    """Whether nothing stands where a page or a folder is new: else it may have come since, and is no page of ours."""
    new = {page.path for page in pages} - manifest.entries.keys()
    folders = folders_of(new) - folders_of(manifest.entries) if new else frozenset()
    return not any(disk.status(f"{root}/{path}") for path in new | folders)


def _from_outline(root: str, manifest: Manifest, read: int, paths: Sequence[str]) -> Survey:
    foreign = tuple(Found(path, now) for path in paths if (now := disk.status(f"{root}/{path}")))
    folders = folders_of(manifest.entries) | {found.path for found in foreign if found.is_folder}
    return Survey(manifest.entries, frozenset(), frozenset(), foreign, folders, read)

"""Updates an output folder that cannot be exchanged as a whole: file by file, each whole, the removals last.

A reader may meet pages of both sites for a moment; a build that dies here leaves both, until the next one.
"""

from collections.abc import Set as AbstractSet

from dossier.site import disk
from dossier.site.manifest import Entry
from dossier.site.page import RESERVED, folders_of
from dossier.site.place import Place
from dossier.site.standby import announce
from dossier.site.survey import Survey
from dossier.site.trees import Trees, save


def pour(place: Place, trees: Trees, live: Survey) -> None:
    """Make the published tree like the finished standby tree, and save its manifest."""
    new = trees.standby.entries
    announced = announce(trees.live, frozenset(new), place.out, trees.turn)
    trees = save(place, trees, live=announced)
    gone = (live.good.keys() | live.altered) - new.keys()
    wanted = folders_of(new)
    in_the_way = {path for path in gone if path in wanted or folders_of([path]) & new.keys()}
    folders = (live.folders & folders_of(announced.entries)) - wanted
    _remove(place, in_the_way, folders)
    entries = {path: _poured(place, path, entry, live) for path, entry in new.items()}
    _remove(place, gone - in_the_way, folders - new.keys())
    disk.sync(place.out)
    save(place, trees, live=announced._replace(entries=entries, basis=trees.standby.basis))
    disk.replace(f"{place.work}/published", trees.name.encode())


def _poured(place: Place, path: str, entry: Entry, live: Survey) -> Entry:
    """Bring one published file up to date by renaming a finished copy over it."""
    was = live.good.get(path)
    if was and was.digest == entry.digest:
        return entry._replace(stamp=was.stamp)
    new, target = f"{place.out}/{RESERVED}", f"{place.out}/{path}"
    disk.create(new, disk.read(f"{place.standby}/{path}"))
    disk.make_folder(target.rpartition("/")[0])
    disk.move(new, target)
    status = disk.status(target)
    return entry._replace(stamp=disk.stamp(status)) if status else entry


def _remove(place: Place, paths: AbstractSet[str], folders: AbstractSet[str]) -> None:
    """Remove files of ours, and of these folders of ours those that are empty."""
    for path in sorted(paths):
        disk.remove(f"{place.out}/{path}")
    for folder in sorted(folders, reverse=True):
        disk.remove_folder(f"{place.out}/{folder}")

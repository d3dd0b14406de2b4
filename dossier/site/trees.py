"""The two trees of a site, published and standby: which is which, and what a build that died left half done.

Each tree has a manifest in the workspace, `a.json` or `b.json`, that names the inode of the tree's root. So
the exchange of the two folders is the only step: nothing has to be written together with it. A third file,
`published`, names the tree for which the exchange was followed up by `reunite`; where it and the inodes
differ, a build died in between, and the next one does the rest.
"""

import stat
from collections.abc import Iterator
from typing import NamedTuple

from dossier.site import disk
from dossier.site.disk import Found
from dossier.site.manifest import EMPTY, Manifest, from_json, to_json
from dossier.site.page import RESERVED, folders_of, parents
from dossier.site.place import Place

OTHER = {"a": "b", "b": "a"}


class _Held(NamedTuple):
    """A manifest as it was last read or saved."""

    stamp: disk.Stamp
    manifest: Manifest


_HELD: dict[str, _Held] = {}
"""By file: a build asks before and after it has the workspace for itself. Each save makes another file."""


class Trees(NamedTuple):
    """The manifests of both trees, and which letter stands for the published one."""

    name: str
    live: Manifest
    standby: Manifest

    @property
    def turn(self) -> int:
        """The number of the next manifest to be saved."""
        return 1 + max(self.live.turn, self.standby.turn)


def read(place: Place) -> Trees:
    """The trees as they are; changes nothing."""
    manifests = {name: _load(f"{place.work}/{name}.json") for name in OTHER}
    name = _by_folder(place, manifests) or _marked(place) or "a"
    return Trees(name, manifests[name], manifests[OTHER[name]])


def recovered(place: Place) -> tuple[Trees, tuple[str, ...]]:
    """The trees, after anything that an earlier build left half done is undone or finished; see `reunite`."""
    interrupted = _put_back(place)
    if disk.status(place.out) is None:
        return read(place), ()
    disk.remove(f"{place.out}/{RESERVED}")
    trees = read(place)
    return trees, reunite(place, trees) if interrupted or _marked(place) != trees.name else ()


def save(
    place: Place, trees: Trees, *, live: Manifest | None = None, standby: Manifest | None = None
) -> Trees:
    """Write one or both manifests, each in one step, and return the trees with them."""
    for name, manifest in ((trees.name, live), (OTHER[trees.name], standby)):
        if manifest is not None:
            path = f"{place.work}/{name}.json"
            _HELD[path] = _Held(disk.replace(path, to_json(manifest)), manifest)
    return trees._replace(live=live or trees.live, standby=standby or trees.standby)


def swap(place: Place, trees: Trees) -> Trees:
    """Publish the standby tree: the single step, and where the system has none, two with a moment between.

    Raises OSError if the output folder cannot be moved; it is then as it was.
    """
    if disk.status(place.out) is None:
        disk.move(place.standby, place.out)
    elif not disk.exchange(place.standby, place.out):
        _swap_in_two(place)
    return Trees(OTHER[trees.name], trees.standby, trees.live)


def _swap_in_two(place: Place) -> None:
    """Between the first two renames there is no output folder; a build that dies there is undone later."""
    disk.move(place.out, place.previous)
    try:
        disk.move(place.standby, place.out)
    except OSError:
        disk.move(place.previous, place.out)
        raise
    disk.move(place.previous, place.standby)


def _put_back(place: Place) -> bool:
    """Undo or finish an exchange in two renames; whether it was finished."""
    if disk.status(place.previous) is None:
        return False
    if disk.status(place.out) is None:
        disk.move(place.previous, place.out)
        return False
    disk.remove_tree(place.standby)
    disk.move(place.previous, place.standby)
    return True


def reunite(place: Place, trees: Trees) -> tuple[str, ...]:
    """After the exchange, give the published tree what came into the old one while the new was being made.

    What is not ours stands in both trees by then, under one inode; that second name goes. A file that came or
    changed late is moved over. Returns those for which there is no room, which go to `kept` in the workspace.
    """
    late = list(_late(place.standby, trees.standby))
    kept = tuple(found.path for found in late if not _returned(place, trees, found))
    for found in reversed(late):
        if found.is_folder:
            disk.remove_folder(f"{place.standby}/{found.path}")
    disk.replace(f"{place.work}/published", trees.name.encode())
    disk.sync(place.work)
    return kept


def _late(root: str, manifest: Manifest) -> Iterator[Found]:
    """What stands in a tree and is not ours; of the rest nothing is asked."""
    files, folders = manifest.entries, folders_of(manifest.entries)
    for path, item in disk.items(root):
        ours = folders if item.is_dir(follow_symlinks=False) else files
        if path not in ours and (status := disk.seen(item)):
            yield Found(path, status)


def _returned(place: Place, trees: Trees, found: Found) -> bool:
    """See that something foreign in the old tree is in the published one; False if it had to be put aside."""
    source, target = f"{place.standby}/{found.path}", f"{place.out}/{found.path}"
    here, room = disk.status(target), _has_room(place, trees, found.path)
    if found.is_folder:
        disk.make_folder(target, found.status.st_mode & 0o7777) if room and here is None else None
        return True
    if here and (here.st_dev, here.st_ino) == (found.status.st_dev, found.status.st_ino):
        disk.remove(source)
        return True
    target = target if room else f"{place.work}/kept/{trees.turn}/{found.path}"
    disk.make_folder(target.rpartition("/")[0])
    disk.move(source, target)
    return room


def _has_room(place: Place, trees: Trees, path: str) -> bool:
    """Whether a foreign file may be put at this path of the published tree."""
    here = disk.status(f"{place.out}/{path}")
    above = [disk.status(f"{place.out}/{folder}") for folder in parents(path)]
    return (
        path not in trees.live.entries
        and not (here and stat.S_ISDIR(here.st_mode))
        and all(stat.S_ISDIR(status.st_mode) for status in above if status)
    )


def _load(path: str) -> Manifest:
    status = disk.status(path)
    if status is None:
        return EMPTY
    stamp = disk.stamp(status)
    if path not in _HELD or _HELD[path].stamp != stamp:
        _HELD[path] = _Held(stamp, from_json(disk.read(path)))
    return _HELD[path].manifest._replace(saved=stamp[3])


def forget() -> None:
    """Let go of the manifests that were read, which take much memory; they may be read again."""
    _HELD.clear()


def _marked(place: Place) -> str | None:
    """The tree whose exchange was finished."""
    path = f"{place.work}/published"
    name = disk.read(path).decode("utf-8", "replace").strip() if disk.status(path) else ""
    return name if name in OTHER else None


def _by_folder(place: Place, manifests: dict[str, Manifest]) -> str | None:
    """The tree whose manifest names the published folder's inode; the later if both do, for reused inodes."""
    out, standby = disk.status(place.out), disk.status(place.standby)
    names = [name for name in OTHER if out and manifests[name].folder == out.st_ino]
    if not names and standby:
        names = [OTHER[name] for name in OTHER if manifests[name].folder == standby.st_ino]
    return max(names, key=lambda name: manifests[name].turn, default=None)

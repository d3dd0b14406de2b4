"""Brings the standby tree up to date while readers have the published one, writing only files that differ."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, BinaryIO, NamedTuple

from dossier.base.errors import DossierError
from dossier.base.hands import Hands
from dossier.site import disk
from dossier.site.disk import Stamp
from dossier.site.manifest import UNKNOWN, Entry, Manifest
from dossier.site.page import Page, folders_of
from dossier.site.place import Place
from dossier.site.survey import Survey, digest, survey
from dossier.site.trees import Trees, save

MANY = 200
"""Pages in another process from which on it saves time that it writes them."""


class Ready(NamedTuple):
    """What decides where a page's bytes come from."""

    live: Survey
    """The published tree."""
    next: Survey
    """The standby tree, before it is changed."""
    keep: frozenset[str]
    """Pages whose bytes in the published tree are still right."""
    clean: bool


def bring(
    place: Place,
    trees: Trees,
    live: Survey,
    pages: Sequence[Page],
    keep: Sequence[str],
    clean: bool,
    known: Survey | None = None,
    hands: Hands | None = None,
) -> Trees:
    """Make the standby tree, which is surveyed unless it is `known`, hold these pages alone, of which `hands` write
    those that they hold; returns the trees with its new, unsaved manifest."""
    disk.make_folder(place.standby)
    standby = known or survey(place.standby, trees.standby, clean=clean)
    ready = Ready(live, standby, frozenset(keep), clean)
    paths = frozenset(page.path for page in pages)
    folders = folders_of(paths)
    _clear(place.standby, ready.next, paths, folders)
    announced = announce(trees.standby, paths, place.standby, trees.turn)
    if paths - trees.standby.entries.keys() or announced.folder != trees.standby.folder:
        trees = save(place, trees, standby=announced)
    made = set(folders & ready.next.folders)
    entries = _written(place, ready, pages, made, hands) if hands else _settled(place, ready, pages, made)
    return trees._replace(standby=announced._replace(entries=entries))


def _written(
    place: Place, ready: Ready, pages: Sequence[Page], made: set[str], hands: Hands
) -> dict[str, Entry]:
    """Bring all files up to date, those that other processes hold by these, at the same time."""
    lots = _lots(ready, pages)
    for hand, lot in lots.items():
        rows = [
            (page.path, page.held.start, page.held.size, _mtime(ready, page.path, page.digest))
            for page in lot
            if page.held
        ]
        hands.ask(hand, (place.standby, rows))
    theirs = {page.path for lot in lots.values() for page in lot}
    entries = _settled(place, ready, [page for page in pages if page.path not in theirs], made)
    for hand, lot in lots.items():
        stamps = hands.answer(hand, list[Stamp])
        entries |= _settled(place, ready, lot, made) if stamps is None else _handed(lot, stamps)
    return entries


def _clear(root: str, tree: Survey, paths: frozenset[str], folders: frozenset[str]) -> None:
    """Remove from the standby tree all that the new site does not have, or not so; all in it is ours."""
    foreign = {found.path for found in tree.foreign if not found.is_folder}
    for path in sorted((tree.good.keys() - paths) | tree.altered | foreign):
        disk.remove(f"{root}/{path}")
    for folder in sorted(tree.folders - folders, reverse=True):
        disk.remove_folder(f"{root}/{folder}")


def announce(manifest: Manifest, paths: frozenset[str], root: str, turn: int) -> Manifest:
    """The manifest with these paths in it: they are ours from now on, even if the build dies half-way."""
    status = disk.status(root)
    entries = {**dict.fromkeys(paths, UNKNOWN), **manifest.entries}
    return Manifest(entries, status.st_ino if status else 0, turn)


def _lots(ready: Ready, pages: Sequence[Page]) -> dict[int, list[Page]]:
    """Pages that are other than in the standby tree, by the process that holds them and is to write them, where these
    are many; what is more than its share of all of them is left to this process, which can read them."""
    found: dict[int, list[Page]] = {}
    for page in pages:
        have = ready.next.good.get(page.path)
        if page.held and page.path not in ready.keep and (have is None or have.digest != page.digest):
            found.setdefault(page.held.hand, []).append(page)
    share = 1 + len(pages) // (1 + len(found))
    return {hand: lot[:share] for hand, lot in found.items() if len(lot) >= MANY}


def write_held(spool: BinaryIO, parent: int, order: Any) -> list[Stamp]:
    """Write pages that lie in the file `spool`, as `bring` orders it, while the process `parent` lives; returns their
    stamps. OSError when that fails."""
    root, rows = order
    stamps, made = list[Stamp](), set[str]()
    for path, start, size, mtime in rows:
        if os.getppid() != parent:
            break
        _make_folders(root, path, made)
        stamps.append(disk.create(f"{root}/{path}", os.pread(spool.fileno(), size, start), mtime))
    return stamps


def _handed(lot: Sequence[Page], stamps: Sequence[Stamp]) -> dict[str, Entry]:
    """What the manifest says of pages that another process wrote."""
    return {
        page.path: Entry(page.key, page.parts, stamp[0], page.digest, stamp)
        for page, stamp in zip(lot, stamps, strict=True)
    }


def _settled(place: Place, ready: Ready, pages: Iterable[Page], made: set[str]) -> dict[str, Entry]:
    return {page.path: _settle(place, ready, page, made) for page in pages}


def _settle(place: Place, ready: Ready, page: Page, made: set[str]) -> Entry:
    """Bring one page's file up to date, with the time at which its published bytes last changed."""
    have = ready.next.good.get(page.path)
    data, wanted = _content(ready, page)
    target, mtime = f"{place.standby}/{page.path}", _mtime(ready, page.path, wanted)
    if have is None or have.digest != wanted:
        if data is None and page.path in ready.keep:
            data = _published_or_rendered(place, page, wanted)
            wanted = digest(data)
        elif data is None:
            data = rendered(page)
        _make_folders(place.standby, page.path, made)
        stamp = disk.create(target, data, mtime)
        return Entry(page.key, page.parts, len(data), wanted, stamp)
    stamp = have.stamp if have.stamp[3] == mtime else disk.touch(target, mtime)
    return Entry(page.key, page.parts, have.size, wanted, stamp)


def _mtime(ready: Ready, path: str, wanted: str) -> int:
    """The time of the published file, if its bytes stay; 0 for now."""
    was = ready.live.good.get(path)
    return was.stamp[3] if was and was.digest == wanted else 0


def _content(ready: Ready, page: Page) -> tuple[bytes | None, str]:
    """The digest that the page must have, and its bytes if they had to be rendered to know it."""
    have = ready.next.good.get(page.path)
    if page.path in ready.keep:
        return None, ready.live.good[page.path].digest
    if have and have.key == page.key and not ready.clean:
        return None, have.digest
    if page.digest:
        return None, page.digest
    data = rendered(page)
    return data, digest(data)


def _published_or_rendered(place: Place, page: Page, wanted: str) -> bytes:
    """The bytes as published; rendered after all if that file has just been changed by someone."""
    try:
        data = disk.read(f"{place.out}/{page.path}")
    except FileNotFoundError:
        data = b""
    return data if digest(data) == wanted else rendered(page)


def rendered(page: Page) -> bytes:
    """The page's bytes; a failure of the system while rendering is not one of writing, and says so."""
    try:
        return page.render()
    except OSError as error:
        raise DossierError(f"cannot make the page {page.path}: {error}") from error


def _make_folders(root: str, path: str, made: set[str]) -> None:
    """Make the folders above a path, asking the disk only for those not known to be there."""
    folder = path.rpartition("/")[0]
    if folder and folder not in made:
        disk.make_folder(f"{root}/{folder}")
        made.add(folder)


def carry(place: Place, live: Survey) -> None:
    """Give what is foreign in the published tree a second name in the standby: the exchange keeps it."""
    for found in live.foreign:
        source, target = f"{place.out}/{found.path}", f"{place.standby}/{found.path}"
        if found.is_folder:
            disk.make_folder(target, found.status.st_mode & 0o7777)
        elif disk.status(target) is None:
            disk.make_folder(target.rpartition("/")[0])
            with suppress(FileNotFoundError):  # someone has removed it since it was listed
                disk.link_or_copy(source, target)

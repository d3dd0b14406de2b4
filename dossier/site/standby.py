"""Brings the standby tree up to date while readers have the published one, writing only files that differ."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from dossier.base.errors import DossierError
from dossier.site import disk
from dossier.site.disk import Stamp
from dossier.site.manifest import UNKNOWN, Entry, Manifest
from dossier.site.page import Page, folders_of
from dossier.site.place import Place
from dossier.site.survey import Survey, digest, survey
from dossier.site.trees import Trees, save
from dossier.site.writers import Writers, make_folders


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
    writers: Writers | None = None,
) -> Trees:
    """Make the standby tree, which is surveyed unless it is `known`, hold these pages alone, of which `writers`
    write their share; returns the trees with its new, unsaved manifest."""
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
    here = partial(_settled, place, ready, made)
    entries = _shared(place, ready, pages, writers, here) if writers else here(pages)
    return trees._replace(standby=announced._replace(entries=entries))


def _shared(
    place: Place,
    ready: Ready,
    pages: Sequence[Page],
    writers: Writers,
    here: Callable[[Sequence[Page]], dict[str, Entry]],
) -> dict[str, Entry]:
    """Bring all files up to date, some of them by the writers while this process does the others."""
    lots = writers.shares([page for page in pages if _is_new(ready, page)])
    try:
        for number, lot in enumerate(lots):
            writers.ask(number, place, [(page, _mtime(ready, page.path, page.digest)) for page in lot])
        theirs = {page.path for lot in lots for page in lot}
        entries = here([page for page in pages if page.path not in theirs])
        for number, lot in enumerate(lots):
            stamps = writers.answer(number)
            entries |= here(lot) if stamps is None else _entries(lot, stamps)
    except BaseException:  # none may write when the lock is given back
        writers.stop()
        raise
    return entries


def _is_new(ready: Ready, page: Page) -> bool:
    """Whether this is a page that a writer has, and that is other than in the standby tree."""
    have = ready.next.good.get(page.path)
    return page.held is not None and page.path not in ready.keep and (not have or have.digest != page.digest)


def _entries(pages: Sequence[Page], stamps: Sequence[Stamp]) -> dict[str, Entry]:
    """What the manifest says of pages that a writer wrote."""
    return {
        page.path: Entry(page.key, page.parts, stamp[0], page.digest, stamp)
        for page, stamp in zip(pages, stamps, strict=True)
    }


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


def _settled(place: Place, ready: Ready, made: set[str], pages: Sequence[Page]) -> dict[str, Entry]:
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
        make_folders(place.standby, page.path, made)
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

"""Which pages must be made again, and why: a function of the manifest, the pages and the faults on disk."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from dossier.site.manifest import Entry, Manifest
from dossier.site.page import Page

CHANGED = {"view": "its view changed", "template": "its template changed", "renderer": "the program changed"}


class Todo(NamedTuple):
    """What a build has to do."""

    render: tuple[tuple[str, str], ...]
    """Path and reason, in the order of the pages."""
    keep: tuple[str, ...]
    remove: tuple[tuple[str, str], ...]
    """Path and reason, by path."""


def stale(
    manifest: Manifest,
    pages: Sequence[Page],
    *,
    missing: AbstractSet[str] = frozenset(),
    altered: AbstractSet[str] = frozenset(),
    clean: bool = False,
) -> Todo:
    """What to render, keep and remove, so that a tree with this manifest becomes these pages.

    `missing` and `altered` are files of the manifest that are not on disk as it says; `clean` keeps nothing.
    """
    reasons = {p.path: _reason(manifest, p, missing, altered, clean) for p in pages}
    return Todo(
        render=tuple((path, reason) for path, reason in reasons.items() if reason),
        keep=tuple(path for path, reason in reasons.items() if not reason),
        remove=tuple(
            (path, "no longer part of the site") for path in sorted(manifest.entries.keys() - reasons.keys())
        ),
    )


def _reason(
    manifest: Manifest, page: Page, missing: AbstractSet[str], altered: AbstractSet[str], clean: bool
) -> str:
    """Why the page has to be rendered, in words; empty if it need not be."""
    entry = manifest.entries.get(page.path)
    if entry is None:
        return "new page"
    if not entry.digest:
        return "what is on disk was left by another version of the program, or unfinished"
    if entry.key != page.key:
        return _change(entry, page)
    if page.path in missing:
        return "the file on disk is missing"
    if page.path in altered:
        return "the file on disk was altered"
    return "a clean build was asked for" if clean else ""


def _change(entry: Entry, page: Page) -> str:
    """Which parts of the key differ, in words."""
    before, now = dict(entry.parts), dict(page.parts)
    names = [name for name in {**now, **before} if before.get(name) != now.get(name)]
    return ", ".join(CHANGED.get(name, f"its {name} changed") for name in names) or "its key changed"

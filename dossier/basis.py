"""What of the last build still holds: after an edit to texts alone, only the parts that read one of them are made.

The basis of a site stands in the manifest of its files, so that one cannot be of another build than the other.
"""

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from dossier.base.digest import digest
from dossier.content.shelf import Shelf
from dossier.entries.reworded import reworded
from dossier.graph.dossier import Dossier
from dossier.outputs.plan import Part
from dossier.outputs.urls import Urls
from dossier.render.crew import Remake
from dossier.render.render import Press
from dossier.site import program
from dossier.site.manifest import Manifest
from dossier.site.page import Made, Page

MANY = 100
"""Edited texts from which on it is as well to make all pages."""


class Basis(NamedTuple):
    """What a site was made of."""

    others: str
    """The digest of all but the files of entries."""
    files: Mapping[str, str]
    """The digest of each entry's file, by path."""
    parts: Sequence[Sequence[tuple[str, str, bool, str]]] = ()
    """Of each part its pages, without what the manifest says of them: path, how, whether listed, day of change."""


def made_with(dossier: Dossier, urls: Urls, press: Press) -> tuple[object, ...]:
    """All that pages are made of but the entries: day, history, options, templates and the program."""
    day, history = dossier.as_of.isoformat(), repr(sorted(dossier.history.items()))
    settings = dossier.settings_record.digest
    theme = press.theme.digest, press.frame_digest, press.renderer, press.drawer
    return day, history, settings, urls.tail, theme, program.code()


def basis_of(dossier: Dossier, urls: Urls, press: Press) -> Basis:
    """What a site is made of, on this machine, before its pages are."""
    files = {record.path: record.digest for record in dossier.records.values()}
    others = (made_with(dossier, urls, press), dossier.settings.base_url, sys.version, program.libraries())
    return Basis(digest(others), files)


def untouched(
    last: Manifest, now: Basis, parts: Sequence[Part], dossier: Dossier, shelf: Shelf, remake: Remake
) -> Mapping[int, tuple[Made, ...]]:
    """The pages of those parts, by number, that are as in the last site: where all that changed since are texts that
    they do not read. None where anything else did, or may have.

    `shelf` tells what the last site's texts mentioned."""
    was = _basis(last.basis)
    if was is None or was.others != now.others or len(was.parts) != len(parts):
        return {}
    entries = {**dossier.entries, **dossier.unpublished, **dossier.withdrawn}
    edited = reworded(was.files, dossier.records, entries, shelf)
    if edited is None or len(edited) > MANY:
        return {}
    made = {
        number: _standing(last, number, was.parts[number], remake)
        for number, part in enumerate(parts)
        if part.texts.isdisjoint(edited)
    }
    return {number: pages for number, pages in made.items() if pages is not None}


def _standing(
    last: Manifest, number: int, rows: Sequence[tuple[str, str, bool, str]], remake: Remake
) -> tuple[Made, ...] | None:
    """The pages of a part as the last build made them; None where one is not known."""
    found = []
    for path, how, listed, changed in rows:
        entry = last.entries.get(path)
        if entry is None or not entry.digest:
            return None
        page = Page(path, entry.key, entry.parts, partial(remake, number, path))
        found.append(Made(path, how, listed, changed, page))
    return tuple(found)


def plain(basis: Basis, made: Sequence[Sequence[Made]]) -> list[Any]:
    """The basis as plain data, with the pages of each part."""
    parts = [[[page.path, page.how, page.listed, page.changed] for page in pages] for pages in made]
    return [basis.others, basis.files, parts]


def _basis(data: Any) -> Basis | None:
    """The basis of such data; None for anything else."""
    try:
        others, files, parts = data
        return Basis(
            str(others),
            {str(path): str(found) for path, found in files.items()},
            [[(str(a), str(b), bool(c), str(d)) for a, b, c, d in rows] for rows in parts],
        )
    except (TypeError, ValueError, AttributeError):
        return None

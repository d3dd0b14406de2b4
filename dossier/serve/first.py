"""The first look at an edit: a few files read again, where the site is surely the one that reading all would give."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dossier.base.diagnostic import has_errors
from dossier.base.digest import digest
from dossier.build import Layout, laid_out
from dossier.check import Options
from dossier.content.records import Record, record_from
from dossier.content.tree import Tree
from dossier.entries.read import entries_from
from dossier.graph.dossier import Dossier
from dossier.graph.patch import patched
from dossier.graph.survey import surveyed_again
from dossier.outputs.frame import frame_of
from dossier.outputs.urls import Urls

MANY = 20
"""Files of which so many changed at once that it is as well to read all."""
CHECKED = ("content", "snapshots")
"""Folders of the project that the checks read."""


class Reread(NamedTuple):
    """Files that were saved, read again."""

    records: tuple[Record, ...]
    """Those of entries."""
    is_theme: bool
    """Whether others are templates or assets."""


def name_in(project: Path, path: str) -> str:
    """The path as the content names it, below the project's folder; of a file elsewhere as it is."""
    return Path(path).relative_to(project).as_posix() if Path(path).is_relative_to(project) else path


def read_again(project: Path, tree: Tree, dossier: Dossier, paths: Sequence[str]) -> Reread | None:
    """These saved files of a project that has been read, `tree` and `dossier`; None where one is no entry's, is new or
    gone, or has errors."""
    names = [name_in(project, path) for path in paths]
    content = [name for name in names if name.partition("/")[0] in CHECKED]
    records = [_record(tree, dossier, name) for name in content[:MANY]]
    found = tuple(record for record in records if record)
    return Reread(found, len(content) < len(names)) if len(found) == len(content) else None


def _record(tree: Tree, dossier: Dossier, path: str) -> Record | None:
    known = dossier.records.get(PurePosixPath(path).stem)
    if known is None or known.path != path:
        return None
    record, complaints = record_from(tree, path)
    return None if has_errors(complaints) else record


def laid_out_again(project: Path, layout: Layout, found: Reread, options: Options) -> Layout | None:
    """The layout with these files read again, of one of content without errors; None where the whole has to be read
    to know it. DossierError for templates or assets that cannot be used."""
    dossier: Dossier | None = layout.survey.dossier
    for record in found.records:
        dossier = _with(dossier, record) if dossier else None
    if dossier is None:
        return None
    survey = surveyed_again(layout.survey, dossier)
    if found.is_theme:
        return laid_out(project, survey, options)
    urls = Urls(dossier.entries, layout.urls.tail)
    frame = frame_of(survey, urls, preview=options.preview)
    press = replace(layout.press, frame=frame, frame_digest=digest(frame))
    return layout._replace(survey=survey, urls=urls, press=press)


def _with(dossier: Dossier, record: Record) -> Dossier | None:
    """The dossier with another record of one of its entries; None where it has errors, or others depend on it."""
    if record == dossier.records[PurePosixPath(record.path).stem]:
        return dossier
    loaded, slips = entries_from((dossier.settings_record, record))
    return patched(dossier, loaded.entries[0], record) if loaded.entries and not has_errors(slips) else None

"""The first half of the pipeline: content → entries → graph → lint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dossier.base.diagnostic import Diagnostic, has_errors, in_order
from dossier.base.forks import processors
from dossier.content.history import NONE, History, history_of
from dossier.content.records import records_from
from dossier.content.shelf import Shelf
from dossier.content.snapshots import snapshot_tree, snapshots_from
from dossier.content.tree import DiskTree, Tree
from dossier.entries.memo import Memo
from dossier.entries.read import Loaded, entries_from
from dossier.graph.day import as_of_for
from dossier.graph.dossier import Dossier
from dossier.graph.resolve import resolve
from dossier.graph.survey import Survey, survey_of
from dossier.lint.case import Given
from dossier.lint.quotes import snapshot_paths
from dossier.lint.rules import RULES
from dossier.lint.run import NOTHING_KNOWN, lint
from dossier.reading import Reading, finished, reading_of
from dossier.recall import ground_of, recalled, write


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a command asks of the pipeline; nothing else comes from outside the content."""

    as_of: date | None = None
    """The day, instead of the settings' or the last commit's."""
    base_url: str | None = None
    """The public address, instead of the settings'."""
    preview: str = ""
    """A banner for a deploy preview, which search engines must not list."""
    offline: bool = False
    """Whether links name `index.html`, for a site read from a folder."""
    jobs: int = 0
    """Processes that work at once, 0 for one a processor; the site is the same."""

    @property
    def processes(self) -> int:
        """How many processes may work at once."""
        return self.jobs or processors()


LAST = ".dossier/check.json"
"""The check of the last build, in the project's folder."""


class Checked(NamedTuple):
    """A dossier read and checked."""

    survey: Survey | None
    """None when there are no settings to go by."""
    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]
    """Of all stages, by file and line."""
    notes: tuple[str, ...]
    """What the user should know that is no fault: how the day was found, that history is cut off."""
    shelf: Shelf | None = None
    """What was read, for the next time."""
    ground: str = ""
    """The digest of all that was gone by but the files of entries, for the next time."""


def check(
    project: Path,
    options: Options = Options(),
    memo: Memo | None = None,
    *,
    base: Dossier | None = None,
    reading: Reading | None = None,
) -> Checked:
    """Read and check a project folder; every problem of every file in one run. With a base, what changed since
    is checked too. Without a memo, what an earlier build kept is not read again, nor what others are `reading`."""
    if memo:
        tree, history, copies = DiskTree(project), history_of(project), snapshot_tree(project)
        return check_tree(tree, history, options, memo, base=base, copies=copies)
    reading = reading or reading_of(project, options.processes)
    history, copies = history_of(project), snapshot_tree(project)
    memo = finished(reading)
    last, processes = None if base else project / LAST, options.processes
    return check_tree(
        reading.tree,
        history,
        options,
        memo,
        base=base,
        copies=copies,
        shelf=reading.shelf,
        last=last,
        processes=processes,
    )


def check_tree(
    tree: Tree,
    history: History = NONE,
    options: Options = Options(),
    memo: Memo | None = None,
    *,
    base: Dossier | None = None,
    copies: Tree | None = None,
    shelf: Shelf | None = None,
    last: Path | None = None,
    processes: int = 1,
    between: Callable[[], object] = lambda: None,
) -> Checked:
    """The same for any tree: a git revision, or text in memory; `copies` holds text copies of sources, and the file
    `last` the check of the last build. `between` is called now and then, and may raise where nobody waits for the
    answer any more."""
    records, unreadable = records_from(tree, shelf)
    loaded, slips = entries_from(records, memo, shelf)
    as_of, notes = as_of_for(loaded, history, options.as_of)
    loaded = _at(loaded, options.base_url)
    between()
    ground = ground_of(loaded, as_of, history) if shelf else ""
    known = recalled(last, ground, loaded, shelf) if last and shelf else None
    dossier, gaps = resolve(loaded, as_of, history, known.referrers if known else None)
    complaints = (*unreadable, *slips, *gaps)
    survey = survey_of(dossier) if dossier else None
    snapshots = snapshots_from(copies, snapshot_paths(dossier)) if dossier and copies else None
    given = Given(whole=not has_errors(complaints), base=base, snapshots=snapshots)
    findings = (
        lint(survey, RULES, given, processes, between, known.findings if known else NOTHING_KNOWN)
        if survey
        else ()
    )
    return Checked(survey, loaded, in_order((*complaints, *findings)), notes, shelf, ground)


def remember(project: Path, checked: Checked) -> None:
    """Keep a check without errors for the next build of the project."""
    if checked.survey:
        write(project / LAST, checked.ground, checked.survey.dossier, checked.diagnostics)


def _at(loaded: Loaded, base_url: str | None) -> Loaded:
    if not base_url or not loaded.settings:
        return loaded
    return loaded._replace(settings=loaded.settings.model_copy(update={"base_url": base_url}))

"""The whole pipeline on one screen: content → entries → graph → lint → outputs → render → site."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.base.diagnostic import Diagnostic, has_errors, in_order
from dossier.base.digest import digest
from dossier.base.errors import DossierError
from dossier.base.forks import processors
from dossier.content.history import NONE, History, history_of
from dossier.content.records import records_from
from dossier.content.shelf import Shelf
from dossier.content.snapshots import snapshot_tree, snapshots_from
from dossier.content.tree import DiskTree, Tree
from dossier.entries import Entry
from dossier.entries.ahead import read_ahead, reader
from dossier.entries.memo import Memo
from dossier.entries.read import Loaded, entries_from
from dossier.graph.day import as_of_for
from dossier.graph.dossier import Dossier
from dossier.graph.resolve import resolve
from dossier.graph.survey import Survey, survey_of
from dossier.lint.case import Given
from dossier.lint.quotes import snapshot_paths
from dossier.lint.rules import RULES
from dossier.lint.run import lint
from dossier.site.keep import keep, kept
from dossier.site.manifest import EMPTY, Manifest
from dossier.site.page import Made, Page
from dossier.site.place import place_for
from dossier.site.publish import Published, publish, standing
from dossier.site.share import Share, joined, write_share
from dossier.site.trees import forget

if TYPE_CHECKING:  # what makes pages is loaded only where pages are made
    from dossier.basis import Basis
    from dossier.outputs.output import Output
    from dossier.outputs.plan import Part
    from dossier.outputs.urls import Urls
    from dossier.render.render import Press


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


KEPT = ".dossier/read.sqlite"
"""What was read from the content, in the project's folder."""


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


class Layout(NamedTuple):
    """What all pages of a site share."""

    survey: Survey
    urls: Urls
    press: Press
    assets: tuple[Page, ...]


class Built(NamedTuple):
    """A site on disk."""

    paths: tuple[str, ...]
    """Every file of it that is ours."""
    published: Published

    @property
    def pages(self) -> int:
        """How many of them are pages."""
        return sum(path.endswith(".html") for path in self.paths)


def check(
    project: Path, options: Options = Options(), memo: Memo | None = None, *, base: Dossier | None = None
) -> Checked:
    """Read and check a project folder; every problem of every file in one run. With a base, what changed since
    is checked too. Without a memo, what an earlier build kept is not read again."""
    tree, history, copies = DiskTree(project), history_of(project), snapshot_tree(project)
    if memo:
        return check_tree(tree, history, options, memo, base=base, copies=copies)
    shelf = Shelf(kept(project / KEPT, reader()))
    read_ahead(tree, shelf, options.processes)
    return check_tree(
        tree, history, options, base=base, copies=copies, shelf=shelf, processes=options.processes
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
    processes: int = 1,
    between: Callable[[], object] = lambda: None,
) -> Checked:
    """The same for any tree: a git revision, or text in memory; `copies` holds text copies of sources. `between` is
    called now and then, and may raise where nobody waits for the answer any more."""
    records, unreadable = records_from(tree, shelf)
    loaded, slips = entries_from(records, memo, shelf)
    as_of, notes = as_of_for(loaded, history, options.as_of)
    loaded = _at(loaded, options.base_url)
    between()
    dossier, gaps = resolve(loaded, as_of, history)
    complaints = (*unreadable, *slips, *gaps)
    survey = survey_of(dossier) if dossier else None
    snapshots = snapshots_from(copies, snapshot_paths(dossier)) if dossier and copies else None
    given = Given(whole=not has_errors(complaints), base=base, snapshots=snapshots)
    findings = lint(survey, RULES, given, processes, between) if survey else ()
    return Checked(survey, loaded, in_order((*complaints, *findings)), notes, shelf)


def build(
    project: Path, out: Path, checked: Checked, options: Options = Options(), *, clean: bool = False
) -> Built:
    """Publish a checked dossier without errors to `out`; raises DossierError when it cannot be written."""
    from dossier.basis import basis_of, plain
    from dossier.render.crew import FEW, crew_pages

    layout = layout_of(project, checked, options)
    parts, basis = _parts(layout), basis_of(layout.survey.dossier, layout.urls, layout.press)
    last = EMPTY if clean else standing(out, project / ".dossier")
    held = _held(project, layout, parts, basis, last, checked.shelf)
    left = [part for number, part in enumerate(parts) if number not in held]
    known = {path: entry.key for path, entry in last.entries.items()}
    if len(left) > FEW:  # then pages need the memory
        del last
        forget()
    new = iter(crew_pages(layout.press, left, known, options.processes))
    made = [held[number] if number in held else next(new) for number in range(len(parts))]
    pages = whole(layout, tuple(chain.from_iterable(made)))
    return _published(project, out, pages, clean=clean, basis=plain(basis, made))


def _held(
    project: Path, layout: Layout, parts: Sequence[Part], basis: Basis, last: Manifest, shelf: Shelf | None
) -> Mapping[int, Sequence[Made]]:
    """The pages of parts that are as in the last site. What was read is kept for the next build, and let go of."""
    from dossier.basis import untouched
    from dossier.render.crew import remaking

    if shelf is None:
        return {}
    remake = remaking(layout.press, parts)
    held = untouched(last, basis, parts, layout.survey.dossier, shelf, remake)
    keep(project / KEPT, reader(), shelf.before, shelf.used)
    shelf.forget()
    return held


def _published(
    project: Path, out: Path, pages: tuple[Page, ...], *, clean: bool = False, basis: Any = None
) -> Built:
    published = publish(out, project / ".dossier", pages, clean=clean, protect=_sources(project), basis=basis)
    return Built(tuple(page.path for page in pages), published)


def _sources(project: Path) -> tuple[Path, ...]:
    """Folders that no output may touch."""
    return project / "content", project / "templates"


def share(project: Path, out: Path, checked: Checked, share: Share, options: Options = Options()) -> int:
    """Write one share of the site's pages to the folder `out`, for `merge`; returns their number."""
    from dossier.render.crew import crew_pages

    layout = layout_of(project, checked, options)
    place_for(out, project / ".dossier", _sources(project))
    parts = _parts(layout)[share.number - 1 :: share.of]
    made = tuple(chain.from_iterable(crew_pages(layout.press, parts, {}, options.processes)))
    write_share(out, share, _origin(layout), made)
    return len(made)


def merge(
    project: Path, out: Path, checked: Checked, shares: Sequence[Path], options: Options = Options()
) -> Built:
    """Publish to `out` the site of which all shares are given, the same as `build` makes."""
    layout = layout_of(project, checked, options)
    return _published(project, out, whole(layout, joined(shares, _origin(layout))))


def _origin(layout: Layout) -> str:
    """The digest of all that pages are made of."""
    from dossier.basis import made_with

    dossier = layout.survey.dossier
    files = sorted((record.path, record.digest) for record in dossier.records.values())
    return digest((files, made_with(dossier, layout.urls, layout.press)))


def pages_of(project: Path, checked: Checked, options: Options = Options()) -> tuple[Page, ...]:
    """Every file of the site, not yet made; DossierError when the dossier has errors."""
    from dossier.render.crew import crew_pages

    layout = layout_of(project, checked, options)
    return whole(layout, tuple(chain.from_iterable(crew_pages(layout.press, _parts(layout), None, 1))))


def layout_of(project: Path, checked: Checked, options: Options = Options()) -> Layout:
    """What all pages share; DossierError when the dossier has errors."""
    if checked.survey is None or has_errors(checked.diagnostics):
        raise DossierError("the dossier has errors")
    return laid_out(project, checked.survey, options)


def laid_out(project: Path, survey: Survey, options: Options = Options()) -> Layout:
    """What all pages of a survey share; DossierError for templates or assets that cannot be used."""
    from dossier.outputs.frame import frame_of
    from dossier.outputs.urls import Urls
    from dossier.render.render import press_of
    from dossier.render.theme import folders, theme_of
    from dossier.site.assets import asset_pages

    urls = Urls(survey.dossier.entries, "index.html" if options.offline else "")
    found = folders(project)
    assets = asset_pages(*(folder / "assets" for folder in found))
    frame, theme = frame_of(survey, urls, preview=options.preview), theme_of(found, assets.names)
    return Layout(survey, urls, press_of(theme, frame), assets.pages)


def _parts(layout: Layout) -> tuple[Part, ...]:
    from dossier.outputs.plan import parts_of

    return parts_of(layout.survey, layout.urls, layout.press.theme.without)


def whole(layout: Layout, made: Sequence[Made]) -> tuple[Page, ...]:
    """All files of the site by path: these pages, what is made last, and the assets."""
    from dossier.outputs.plan import check_paths, closing
    from dossier.render.render import page_of

    has_hosting = "hosting" not in layout.press.theme.without
    last = closing(layout.survey, layout.urls, layout.press.frame, made) if has_hosting else ()
    check_paths((*made, *last))
    pages = (*(found.page for found in made), *(page_of(layout.press, output) for output in last))
    return tuple(sorted((*pages, *layout.assets), key=lambda page: page.path))


def output_at(layout: Layout, paths: Sequence[str]) -> Output | None:
    """The output of one of these paths; None where there is none, or it is one of those that know all others."""
    found = (output for part in _parts(layout) for output in part() if output.path in paths)
    return next(found, None)


def entry_page(layout: Layout, entry: Entry) -> Page:
    """The page of one entry, the same as in the whole site."""
    from dossier.outputs.plan import entry_output
    from dossier.render.render import page_of

    return page_of(layout.press, entry_output(layout.survey, layout.urls, entry))


def _at(loaded: Loaded, base_url: str | None) -> Loaded:
    if not base_url or not loaded.settings:
        return loaded
    return loaded._replace(settings=loaded.settings.model_copy(update={"base_url": base_url}))

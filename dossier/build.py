"""The whole pipeline on one screen: content → entries → graph → lint → outputs → render → site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from dossier.base.diagnostic import Diagnostic, has_errors, in_order
from dossier.base.errors import DossierError
from dossier.content.history import NONE, History, history_of
from dossier.content.records import records_from
from dossier.content.snapshots import snapshot_tree, snapshots_from
from dossier.content.tree import DiskTree, Tree
from dossier.entries import Entry
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
from dossier.site.page import Page
from dossier.site.publish import Published, publish, recorded, standing
from dossier.site.stale import stale

if TYPE_CHECKING:  # what makes pages is loaded only where pages are made
    from dossier.outputs.frame import Frame
    from dossier.outputs.urls import Urls
    from dossier.render.theme import Theme


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


class Checked(NamedTuple):
    """A dossier read and checked."""

    survey: Survey | None
    """None when there are no settings to go by."""
    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]
    """Of all stages, by file and line."""
    notes: tuple[str, ...]
    """What the user should know that is no fault: how the day was found, that history is cut off."""


class Layout(NamedTuple):
    """What all pages of a site share."""

    survey: Survey
    urls: Urls
    frame: Frame
    theme: Theme
    assets: tuple[Page, ...]


class Built(NamedTuple):
    """A site on disk."""

    pages: int
    files: int
    published: Published


def check(
    project: Path, options: Options = Options(), memo: Memo | None = None, *, base: Dossier | None = None
) -> Checked:
    """Read and check a project folder; every problem of every file in one run. With a base, what changed since
    is checked too."""
    copies = snapshot_tree(project)
    return check_tree(DiskTree(project), history_of(project), options, memo, base=base, copies=copies)


def check_tree(
    tree: Tree,
    history: History = NONE,
    options: Options = Options(),
    memo: Memo | None = None,
    *,
    base: Dossier | None = None,
    copies: Tree | None = None,
) -> Checked:
    """The same for any tree: a git revision, or text in memory; `copies` holds text copies of sources."""
    records, unreadable = records_from(tree)
    loaded, slips = entries_from(records, memo)
    as_of, notes = as_of_for(loaded, history, options.as_of)
    loaded = _at(loaded, options.base_url)
    dossier, gaps = resolve(loaded, as_of, history)
    complaints = (*unreadable, *slips, *gaps)
    survey = survey_of(dossier) if dossier else None
    snapshots = snapshots_from(copies, snapshot_paths(dossier)) if dossier and copies else None
    given = Given(whole=not has_errors(complaints), base=base, snapshots=snapshots)
    findings = lint(survey, RULES, given) if survey else ()
    return Checked(survey, loaded, in_order((*complaints, *findings)), notes)


def build(
    project: Path, out: Path, checked: Checked, options: Options = Options(), *, clean: bool = False
) -> Built:
    """Publish a checked dossier without errors to `out`; raises DossierError when it cannot be written."""
    from dossier.render.crew import processors

    layout = layout_of(project, checked, options)
    known = {} if clean else standing(out, project / ".dossier")
    pages = pages_in(layout, known, processors())
    protected = (project / "content", project / "templates")
    published = publish(out, project / ".dossier", pages, clean=clean, protect=protected)
    return Built(sum(page.path.endswith(".html") for page in pages), len(pages), published)


def pages_of(project: Path, checked: Checked, options: Options = Options()) -> tuple[Page, ...]:
    """Every file of the site, not yet made; DossierError when the dossier has errors."""
    return pages_in(layout_of(project, checked, options))


def layout_of(project: Path, checked: Checked, options: Options = Options()) -> Layout:
    """What all pages share; DossierError when the dossier has errors."""
    from dossier.outputs.frame import frame_of
    from dossier.outputs.urls import Urls
    from dossier.render.theme import folders, theme_of
    from dossier.site.assets import asset_pages

    survey = checked.survey
    if survey is None or has_errors(checked.diagnostics):
        raise DossierError("the dossier has errors")
    urls = Urls(survey.dossier.entries, "index.html" if options.offline else "")
    found = folders(project)
    assets = asset_pages(*(folder / "assets" for folder in found))
    frame = frame_of(survey, urls, preview=options.preview)
    return Layout(survey, urls, frame, theme_of(found, assets.names), assets.pages)


def pages_in(
    layout: Layout, known: Mapping[str, str] = MappingProxyType({}), processes: int = 1
) -> tuple[Page, ...]:
    """Every file of the site, not yet made; with several processes, those whose key is not `known` are made already."""
    from dossier.outputs.plan import check_paths, closing, parts_of
    from dossier.render.crew import crew_pages
    from dossier.render.render import page_of, press_of

    survey, urls, frame = layout.survey, layout.urls, layout.frame
    press = press_of(layout.theme, frame)
    made = crew_pages(press, parts_of(survey, urls), known, processes)
    last = closing(survey, urls, frame, made)
    check_paths((*made, *last))
    pages = (*(found.page for found in made), *(page_of(press, output) for output in last), *layout.assets)
    return tuple(sorted(pages, key=lambda page: page.path))


def entry_page(layout: Layout, entry: Entry) -> Page:
    """The page of one entry, the same as in the whole site."""
    from dossier.outputs.plan import entry_output
    from dossier.render.render import pages_from

    output = entry_output(layout.survey, layout.urls, entry)
    return next(iter(pages_from([output], layout.theme, layout.frame)))


def explain(project: Path, out: Path, checked: Checked, name: str) -> tuple[str, ...] | None:
    """What a page is made of and whether the next build makes it again, as lines; None when there is no such page."""
    from dossier.outputs.urls import folder_of

    survey = checked.survey
    entry = survey.dossier.entries.get(name) if survey else None
    folder = folder_of(entry) if entry else name.strip("/") + "/" if name.strip("/") else ""
    paths = (name, f"{folder}index.html")
    pages = pages_of(project, checked)
    page = next((page for page in pages if page.path in paths), None)
    if page is None:
        return None
    todo = stale(recorded(out, project / ".dossier"), pages)
    reason = dict(todo.render).get(page.path, "nothing it depends on has changed since it was published")
    parts = (f"  {part}: {key}" for part, key in page.parts)
    records = checked.loaded.records
    about = (f"  {key}: {records[key].path}" for key in page.about if key in records)
    return (page.path, f"next build: {reason}", "made of:", *parts, "draws on:", *about)


def _at(loaded: Loaded, base_url: str | None) -> Loaded:
    if not base_url or not loaded.settings:
        return loaded
    return loaded._replace(settings=loaded.settings.model_copy(update={"base_url": base_url}))

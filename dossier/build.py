"""The second half of the pipeline: what was checked → outputs → render → site."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.base.diagnostic import has_errors
from dossier.base.digest import digest
from dossier.base.errors import DossierError
from dossier.base.forks import Fork
from dossier.check import Checked, Options, remember
from dossier.content.shelf import Shelf
from dossier.entries import Entry
from dossier.graph.survey import Survey
from dossier.prose import body
from dossier.reading import KEPT, reader
from dossier.site.keep import keep
from dossier.site.manifest import EMPTY
from dossier.site.page import Made, Page
from dossier.site.place import place_for
from dossier.site.publish import Published, publish, standing
from dossier.site.share import Share, joined, write_share
from dossier.site.trees import forget
from dossier.site.writers import Writers

if TYPE_CHECKING:  # what makes pages is loaded only where pages are made
    from dossier.outputs.output import Output
    from dossier.outputs.plan import Part
    from dossier.outputs.urls import Urls
    from dossier.render.render import Press


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


def build(
    project: Path,
    out: Path,
    checked: Checked,
    options: Options = Options(),
    *,
    clean: bool = False,
    ahead: Fork | None = None,
    writers: Writers | None = None,
) -> Built:
    """Publish a checked dossier without errors to `out`, which a process may survey `ahead` and `writers` help to
    write; raises DossierError when it cannot be written."""
    from dossier.basis import basis_of, plain, untouched
    from dossier.render.crew import FEW, crew_pages, remaking

    layout = layout_of(project, checked, options)
    parts, basis = _parts(layout), basis_of(layout.survey.dossier, layout.urls, layout.press)
    last = EMPTY if clean else standing(out, project / ".dossier")
    shelf = checked.shelf or Shelf()
    held = untouched(last, basis, parts, layout.survey.dossier, shelf, remaking(layout.press, parts))
    left = [part for number, part in enumerate(parts) if number not in held]
    known = {path: entry.key for path, entry in last.entries.items()}
    if len(left) > FEW:  # then pages need the memory
        del last
        forget()
    spools, meanwhile = writers.spools if writers else (), partial(_keep, project, checked)
    new = iter(crew_pages(layout.press, left, known, options.processes, spools, meanwhile))
    made = [held[number] if number in held else next(new) for number in range(len(parts))]
    pages = whole(layout, tuple(chain.from_iterable(made)))
    return _published(project, out, pages, clean, plain(basis, made), ahead, writers)


def _keep(project: Path, checked: Checked) -> None:
    """Keep what was read and found for the next build, and let go of what was read."""
    if shelf := checked.shelf:
        keep(project / KEPT, reader(), shelf.before, shelf.rows(body.plain))
        remember(project, checked)
        shelf.forget()


def _published(
    project: Path,
    out: Path,
    pages: tuple[Page, ...],
    clean: bool = False,
    basis: Any = None,
    ahead: Fork | None = None,
    writers: Writers | None = None,
) -> Built:
    state, protect = project / ".dossier", _sources(project)
    published = publish(
        out, state, pages, clean=clean, protect=protect, basis=basis, ahead=ahead, writers=writers
    )
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

    return parts_of(layout.survey, layout.urls, layout.press.theme)


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

    return page_of(layout.press, entry_output(layout.survey, layout.urls, entry, layout.press.theme))

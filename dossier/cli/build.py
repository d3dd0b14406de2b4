"""`dossier build`: check the dossier and publish its site in one step."""

import sys
import time
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.base.diagnostic import has_errors
from dossier.base.forks import processors
from dossier.cli.options import as_of_option, existing, format_option, project_argument, report, site_options
from dossier.cli.unchanged import Told, last_time, remember, seal_ahead, seal_for, seal_from

if TYPE_CHECKING:
    from dossier.build import Built
    from dossier.check import Checked, Options
    from dossier.reading import Reading


def _shard(_context: click.Context, _option: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """2/4 as two numbers."""
    if value is None:
        return None
    number, _, of = value.partition("/")
    if number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of) <= 1000:
        return int(number), int(of)
    raise click.BadParameter(f"{value!r} is no share; write 2/4 for the second of four")


@click.command("build")
@project_argument
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="Where to publish; PROJECT/site when left out."
)
@as_of_option
@format_option
@site_options
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(0),
    default=0,
    help="Processes at once, each with its own memory; one a processor when left out, or 0.",
)
@click.option("--clean", is_flag=True, help="Make and compare every page anew.")
@click.option("--digest", is_flag=True, help="Say by which digest `dossier verify` knows the site.")
@click.option("--explain", is_flag=True, help="Say why each page was made again.")
@click.option(
    "--shard",
    metavar="K/N",
    callback=_shard,
    help="Write the K-th of N shares of the pages for `dossier merge`.",
)
def command(
    project: Path,
    out: Path | None,
    as_of: date | None,
    form: str,
    base_url: str | None,
    preview: str,
    offline: bool,
    jobs: int,
    clean: bool,
    digest: bool,
    explain: bool,
    shard: tuple[int, int] | None,
) -> None:
    """Check the dossier in PROJECT and publish its site; with errors the site stays as it was."""
    start = time.perf_counter()
    target = out or project / "site"
    made_of = existing(project), target, (as_of, base_url, preview, offline)
    is_sealed, processes = not (clean or digest or explain or shard), jobs or processors()
    sealing = seal_ahead(*made_of) if is_sealed and processes > 1 else None
    seal = seal_for(*made_of) if is_sealed and not sealing else None
    if seal and (last := last_time(seal)):
        report(last.diagnostics, form, last.entries, time.perf_counter() - start, last.notes, quiet=True)
        said(target, last.pages, last.entries, time.perf_counter() - start, kept=last.files)
        return
    from dossier.site.ahead import survey_ahead
    from dossier.site.writers import writers_for

    writers = None if shard else writers_for(processes)
    if writers:
        click.get_current_context().with_resource(writers)
    ahead = None if shard or jobs == 1 else survey_ahead(target, project / ".dossier", clean=clean)
    from dossier.reading import ended, kept_reading, reading_of, shelf_of

    shelf = shelf_of(project)
    if sealing:
        import_module("dossier.render.joining")  # with Jinja, 15 ms in which this process would wait
        seal = seal_from(sealing)
    reading = reading_of(project, processes) if shard else kept_reading(project, processes, shelf)
    from dossier.build import build  # which takes longer than to start these processes
    from dossier.check import Options

    options = Options(as_of=as_of, base_url=base_url, preview=preview, offline=offline, jobs=jobs)
    try:
        checked = sound(project, options, form, reading)
    finally:
        ended(reading)
    if shard:
        from dossier.build import share
        from dossier.site.share import Share

        folder = out or project / "shares" / f"{shard[0]}-of-{shard[1]}"
        pages = share(project, folder, checked, Share(*shard), options)
        click.echo(f"{pages} pages in {folder}; `dossier merge` joins the shares")
        return
    built = build(project, target, checked, options, clean=clean, ahead=ahead, writers=writers)
    if explain:
        for path, reason in built.published.reasons:
            click.echo(f"{path}: {reason}")
    entries = len(checked.loaded.records)
    told(built, target, entries, time.perf_counter() - start)
    if seal and not built.published.note:
        remember(
            seal,
            Told(checked.diagnostics, checked.notes, entries, built.pages, len(built.paths)),
            built.paths,
        )
    if digest:
        from dossier.site.publish import recorded
        from dossier.site.verify import site_digest

        files = recorded(target, project / ".dossier").entries
        click.echo(site_digest({path: file.digest for path, file in files.items()}))


def sound(project: Path, options: "Options", form: str, reading: "Reading | None" = None) -> "Checked":
    """The dossier, checked and its problems printed; ends the command when there are errors."""
    from dossier.check import check

    start = time.perf_counter()
    checked = check(project, options, reading=reading)
    seconds = time.perf_counter() - start
    report(checked.diagnostics, form, len(checked.loaded.records), seconds, checked.notes, quiet=True)
    if has_errors(checked.diagnostics):
        click.echo("the site stays as it was", err=True)
        sys.exit(1)
    return checked


def told(built: "Built", target: Path, entries: int, seconds: float) -> None:
    """Say what was published."""
    if built.published.note:
        click.echo(f"note: {built.published.note}", err=True)
    published = built.published
    written, removed = len(published.written), len(published.removed)
    said(target, built.pages, entries, seconds, written, published.kept, removed)


def said(
    target: Path, pages: int, entries: int, seconds: float, written: int = 0, kept: int = 0, removed: int = 0
) -> None:
    """The last lines of a build."""
    click.echo(
        f"{pages} pages from {entries} entries in {seconds:.1f} s"
        f" ({written} files written, {kept} kept, {removed} removed)"
    )
    click.echo(f"open {target / 'index.html'}")

"""`dossier build`: check the dossier and publish its site in one step."""

import sys
import time
from datetime import date
from pathlib import Path

import click

from dossier.base.diagnostic import has_errors
from dossier.cli.options import as_of_option, existing, format_option, project_argument, report


@click.command("build")
@project_argument
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="Where to publish; PROJECT/site when left out."
)
@as_of_option
@format_option
@click.option("--base-url", metavar="URL", help="The site's public address, instead of the dossier's own.")
@click.option(
    "--preview", metavar="TEXT", default="", help="A banner for a preview; search engines are kept out."
)
@click.option("--offline", is_flag=True, help="Make a site that opens from a folder or a USB stick.")
@click.option("--clean", is_flag=True, help="Make and compare every page anew.")
@click.option("--explain", is_flag=True, help="Say why each page was made again.")
def command(
    project: Path,
    out: Path | None,
    as_of: date | None,
    form: str,
    base_url: str | None,
    preview: str,
    offline: bool,
    clean: bool,
    explain: bool,
) -> None:
    """Check the dossier in PROJECT and publish its site; with errors the site stays as it was."""
    from dossier.build import Options, build, check

    start = time.perf_counter()
    options = Options(as_of=as_of, base_url=base_url, preview=preview, offline=offline)
    checked = check(existing(project), options)
    entries = len(checked.loaded.records)
    report(checked.diagnostics, form, entries, time.perf_counter() - start, checked.notes, quiet=True)
    if has_errors(checked.diagnostics):
        click.echo("the site stays as it was", err=True)
        sys.exit(1)
    target = out or project / "site"
    built = build(project, target, checked, options, clean=clean)
    if explain:
        for path, reason in built.published.reasons:
            click.echo(f"{path}: {reason}")
    if built.published.note:
        click.echo(f"note: {built.published.note}", err=True)
    written, removed = len(built.published.written), len(built.published.removed)
    seconds = time.perf_counter() - start
    click.echo(
        f"{built.pages} pages from {entries} entries in {seconds:.1f} s"
        f" ({written} files written, {built.published.kept} kept, {removed} removed)"
    )
    click.echo(f"open {target / 'index.html'}")

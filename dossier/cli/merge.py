"""`dossier merge`: join the shares that `dossier build --shard` made on several machines, and publish the site."""

import time
from datetime import date
from pathlib import Path

import click

from dossier.cli.build import sound, told
from dossier.cli.options import as_of_option, existing, format_option, site_options


@click.command("merge")
@click.argument("shares", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--project",
    default=".",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder that holds content/; here when left out.",
)
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="Where to publish; PROJECT/site when left out."
)
@as_of_option
@format_option
@site_options
def command(
    shares: tuple[Path, ...],
    project: Path,
    out: Path | None,
    as_of: date | None,
    form: str,
    base_url: str | None,
    preview: str,
    offline: bool,
) -> None:
    """Publish the site whose SHARES are given: the same files as one build, from the same content and options."""
    from dossier.build import merge
    from dossier.check import Options

    start = time.perf_counter()
    options = Options(as_of=as_of, base_url=base_url, preview=preview, offline=offline)
    checked = sound(existing(project), options, form)
    target = out or project / "site"
    built = merge(project, target, checked, shares, options)
    told(built, target, len(checked.loaded.records), time.perf_counter() - start)

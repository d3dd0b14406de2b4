"""`dossier explain`: why a page is as it is."""

import sys
from pathlib import Path

import click

from dossier.base.diagnostic import has_errors
from dossier.base.errors import DossierError
from dossier.cli.options import existing


@click.command("explain")
@click.argument("page")
@click.option(
    "-C", "--project", default=".", type=click.Path(file_okay=False, path_type=Path), help="The dossier."
)
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="The published folder; PROJECT/site when left out."
)
def command(page: str, project: Path, out: Path | None) -> None:
    """Say what PAGE is made of, and whether the next build would make it again and why.

    PAGE is a path in the site, such as people/umerov/ or feed.xml, or the id of an entry.
    """
    from dossier.build import check, explain

    checked = check(existing(project))
    if checked.survey is None or has_errors(checked.diagnostics):
        click.echo("the dossier has errors; run `dossier check`", err=True)
        sys.exit(1)
    told = explain(project, out or project / "site", checked, page)
    if told is None:
        raise DossierError(f'there is no page "{page}"')
    click.echo("\n".join(told))

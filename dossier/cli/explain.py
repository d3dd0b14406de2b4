"""`dossier explain`: why a page is as it is."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.base.diagnostic import has_errors
from dossier.base.errors import DossierError
from dossier.cli.options import existing

if TYPE_CHECKING:
    from dossier.check import Checked


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
    from dossier.check import check

    checked = check(existing(project))
    if checked.survey is None or has_errors(checked.diagnostics):
        click.echo("the dossier has errors; run `dossier check`", err=True)
        sys.exit(1)
    told = _lines(project, out or project / "site", checked, page)
    if told is None:
        raise DossierError(f'there is no page "{page}"')
    click.echo("\n".join(told))


def _lines(project: Path, out: Path, checked: "Checked", name: str) -> tuple[str, ...] | None:
    """What a page is made of and whether the next build makes it again; None when there is no such page."""
    from dossier.build import layout_of, output_at, pages_of
    from dossier.outputs.urls import folder_of
    from dossier.render.render import page_of
    from dossier.site.publish import recorded
    from dossier.site.stale import stale

    survey = checked.survey
    entry = survey.dossier.entries.get(name) if survey else None
    folder = folder_of(entry) if entry else name.strip("/") + "/" if name.strip("/") else ""
    paths = (name, f"{folder}index.html")
    layout = layout_of(project, checked)
    if output := output_at(layout, paths):
        page, ids = page_of(layout.press, output), output.about
    elif found := [page for page in pages_of(project, checked) if page.path in paths]:
        page, ids = found[0], ()
    else:
        return None
    todo = stale(recorded(out, project / ".dossier"), [page])
    reason = dict(todo.render).get(page.path, "nothing it depends on has changed since it was published")
    parts = (f"  {part}: {key}" for part, key in page.parts)
    records = checked.loaded.records
    about = (f"  {key}: {records[key].path}" for key in ids if key in records)
    return (page.path, f"next build: {reason}", "made of:", *parts, "draws on:", *about)

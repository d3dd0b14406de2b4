"""`dossier rename`: give an entry a new id, in its file's name and in every reference."""

from pathlib import Path

import click

from dossier.cli.edits import apply, readable
from dossier.cli.options import existing


@click.command("rename")
@click.argument("old")
@click.argument("new")
@click.option(
    "-C", "--project", default=".", type=click.Path(file_okay=False, path_type=Path), help="The dossier."
)
@click.option("--dry-run", is_flag=True, help="Show the changes and write nothing.")
def command(old: str, new: str, project: Path, dry_run: bool) -> None:
    """Give the entry OLD the id NEW.

    Changes the file's name and every reference in every file, nothing else; the old address leads to the new one.
    """
    from dossier.graph.renaming import renamed

    tree, loaded = readable(existing(project))
    apply(project, tree, renamed(tree, loaded, old, new), dry_run)

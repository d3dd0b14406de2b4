"""`dossier retire`: take an entry down; its address says so."""

import sys
from datetime import datetime
from pathlib import Path

import click

from dossier.cli.edits import apply, readable
from dossier.cli.options import existing

REASONS = ("error", "duplicate", "out_of_scope", "law", "safety")


@click.command("retire")
@click.argument("entry")
@click.option(
    "--reason", required=True, type=click.Choice(REASONS), help="For law and safety no name is left."
)
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), required=True, metavar="DAY", help="The day it is taken down."
)
@click.option("--instead", metavar="ID", help="The entry that references are to lead to.")
@click.option(
    "-C", "--project", default=".", type=click.Path(file_okay=False, path_type=Path), help="The dossier."
)
@click.option("--dry-run", is_flag=True, help="Show the changes and write nothing.")
def command(entry: str, reason: str, on: datetime, instead: str | None, project: Path, dry_run: bool) -> None:
    """Withdraw ENTRY: its page becomes a note that it was taken down, when and why.

    With --instead every reference leads to that entry; without it, references must be taken out by hand first.
    """
    from dossier.graph.renaming import retired

    tree, loaded = readable(existing(project))
    edits, staying = retired(tree, loaded, entry, on=on.date().isoformat(), reason=reason, instead=instead)
    if staying:
        for use in staying:
            click.echo(f"{use.mark()}: names {entry}", err=True)
        click.echo(f"take these references out, or say --instead ID ({len(staying)} in all)", err=True)
        sys.exit(1)
    apply(project, tree, edits, dry_run)

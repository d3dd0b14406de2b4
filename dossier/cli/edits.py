"""Write the changes of `rename` and `retire`, after a look at what the dossier would be with them."""

import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from dossier.base.diagnostic import Diagnostic, has_errors
from dossier.check import check_tree
from dossier.cli.options import coloured
from dossier.cli.writing import Change, write_all
from dossier.content.records import records_from
from dossier.content.tree import DictTree, DiskTree
from dossier.entries.read import Loaded, entries_from
from dossier.graph.renaming import Edited


def readable(project: Path) -> tuple[DiskTree, Loaded]:
    """The project as it is; exit 1 when it has errors, since a reference might then be missed."""
    tree = DiskTree(project)
    checked = check_tree(tree)
    if has_errors(checked.diagnostics):
        _tell(checked.diagnostics)
        click.echo("mend these errors first, so that no reference is missed", err=True)
        sys.exit(1)
    return tree, entries_from(records_from(tree)[0])[0]


def apply(project: Path, tree: DiskTree, edits: Sequence[Edited], dry_run: bool) -> None:
    """Show or write the edits; refused when the dossier would have errors with them."""
    files: dict[str, str | bytes] = {path: tree.read(path) for path in tree.paths()}
    for edit in edits:
        files.pop(edit.path)
    files |= {edit.moved_to: edit.after for edit in edits}
    after = check_tree(DictTree(files))
    if has_errors(after.diagnostics):
        _tell(after.diagnostics)
        click.echo("the dossier would have these errors; nothing was written", err=True)
        sys.exit(1)
    if dry_run:
        for edit in edits:
            click.echo("".join(_diff(edit)), nl=False)
    else:
        write_all([change for edit in edits for change in _changes(project, edit)])
        for edit in edits:
            click.echo(edit.path if edit.path == edit.moved_to else f"{edit.path} → {edit.moved_to}")
    click.echo(
        f"{len(edits)} file{'' if len(edits) == 1 else 's'}{' would change' if dry_run else ' changed'}"
    )


def _diff(edit: Edited) -> list[str]:
    before = edit.before.decode("utf-8").splitlines(keepends=True)
    after = edit.after.decode("utf-8").splitlines(keepends=True)
    return list(difflib.unified_diff(before, after, edit.path, edit.moved_to))


def _changes(project: Path, edit: Edited) -> tuple[Change, ...]:
    moved = edit.moved_to != edit.path
    written = Change(project / edit.moved_to, edit.after, is_new=moved)
    return (written, Change(project / edit.path, None)) if moved else (written,)


def _tell(diagnostics: Sequence[Diagnostic]) -> None:
    from dossier.base.report import as_text

    errors = [diagnostic for diagnostic in diagnostics if has_errors([diagnostic])]
    click.echo(as_text(errors, colour=coloured(sys.stderr), width=100), err=True)

"""`dossier check`: read, link and check; write nothing."""

import sys
import time
from datetime import date
from pathlib import Path

import click

from dossier.base.diagnostic import has_errors
from dossier.cli.options import as_of_option, existing, format_option, project_argument, report


@click.command("check")
@project_argument
@as_of_option
@format_option
def command(project: Path, as_of: date | None, form: str) -> None:
    """Read and check the dossier in PROJECT: every problem with its place and what to write instead."""
    from dossier.build import Options, check

    start = time.perf_counter()
    checked = check(existing(project), Options(as_of=as_of))
    report(checked.diagnostics, form, len(checked.loaded.records), time.perf_counter() - start, checked.notes)
    sys.exit(1 if has_errors(checked.diagnostics) else 0)

"""Arguments that several commands share."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from dossier.base.diagnostic import Diagnostic, Level
from dossier.base.errors import DossierError

F = TypeVar("F", bound=Callable[..., Any])


def project_argument(function: F) -> F:
    """`PROJECT`, the folder that holds `content/`; here when left out."""
    return click.argument("project", default=".", type=click.Path(file_okay=False, path_type=Path))(function)


def as_of_option(function: F) -> F:
    """`--as-of DAY`."""
    return click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=lambda _ctx, _param, value: value.date() if value else None,
        metavar="DAY",
        help="Speak of this day, such as 2026-02-18, instead of the dossier's own.",
    )(function)


def format_option(function: F) -> F:
    """`--format text|json|sarif|github`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "sarif", "github"]),
        default="text",
        help="How to print problems.",
    )(function)


def existing(project: Path) -> Path:
    """The project folder; DossierError with advice when there is no content in it."""
    if not project.is_dir():
        raise DossierError(f"there is no folder {project}")
    if not (project / "content").is_dir():
        raise DossierError(
            f"there is no content/ in {project.resolve()}; `dossier init NAME` starts a dossier"
        )
    return project


def report(
    diagnostics: tuple[Diagnostic, ...],
    form: str,
    entries: int,
    seconds: float,
    notes: tuple[str, ...] = (),
    *,
    quiet: bool = False,
) -> None:
    """Print problems in the form asked for; text goes to standard error, the machines' forms to standard output."""
    from dossier.base import report as forms

    if form != "text":
        encode = {"json": forms.as_json, "sarif": forms.as_sarif, "github": forms.as_github}[form]
        click.echo(encode(diagnostics))
        return
    shown = tuple(d for d in diagnostics if d.level is not Level.INFO) if quiet else diagnostics
    if shown:
        click.echo(forms.as_text(shown, colour=coloured(sys.stderr), width=100), err=True)
    for note in notes:
        click.echo(f"note: {note}", err=True)
    click.echo(forms.summary(diagnostics, entries, seconds), err=True)


def coloured(stream: Any) -> bool:
    """Whether to colour: a terminal, and nobody said NO_COLOR."""
    return bool(stream.isatty()) and "NO_COLOR" not in os.environ


def site_options(function: F) -> F:
    """`--base-url URL`, `--preview TEXT` and `--offline`: what the pages of a site have in common."""
    options = (
        click.option(
            "--base-url", metavar="URL", help="The site's public address, instead of the dossier's own."
        ),
        click.option(
            "--preview",
            metavar="TEXT",
            default="",
            help="A banner for a preview; search engines are kept out.",
        ),
        click.option("--offline", is_flag=True, help="Make a site that opens from a folder or a USB stick."),
    )
    for option in reversed(options):
        function = option(function)
    return function

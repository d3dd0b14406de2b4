"""Arguments, printing and exit codes; nothing else.

Exit codes: 0 good, 1 problems found, 2 wrong usage or own failure; stopped, a shell sees 130 or 143
(`base/stopping.py`).
"""

import errno
import gc
import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from dossier import __version__
from dossier.base.errors import DossierError

COMMANDS = {
    "init": "Start a dossier in a new folder.",
    "new": "Write a new entry to fill in.",
    "check": "Read and check a dossier; write nothing.",
    "rename": "Give an entry a new id, in every reference.",
    "retire": "Take an entry down; its address says so.",
    "build": "Check a dossier and publish its site.",
    "merge": "Join the shares of a site that several machines built.",
    "verify": "Say whether a published folder is what a commit makes.",
    "serve": "Show the site on this machine, built again at every save.",
    "diff": "Say what changed in facts, and on which pages.",
    "stale": "Say what to look at this week.",
    "links": "Ask whether the sources' addresses still lead somewhere.",
    "archive": "Note or make preserved copies of the sources.",
    "schema": "Print what a type of entry may hold, for editors that complete.",
    "explain": "Say why a page is as it is.",
}
"""Every command in the order of use; each lives in the module of its name, imported only when it runs."""


class Commands(click.Group):
    """The commands, loaded one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"dossier.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """From the table, so that `--help` imports no command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DossierError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(2)
        except OSError as error:
            if error.errno == errno.EPIPE:  # nobody reads what we print
                raise
            _fail(error)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dossier")
def main() -> None:
    """A static site generator for conflict dossiers."""
    gc.disable()  # a command ends before cycles matter: a quarter of a build's time


def run() -> None:
    """Run the command that the arguments name, and end the process at once when all it said is printed: to take ten
    thousand entries apart first would take it a tenth of a second longer."""
    try:
        _main()
    except SystemExit as end:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:  # nobody reads any more, of which the usual end has something to say
            raise end from None
        if end.code is None or isinstance(end.code, int):
            os._exit(end.code or 0)
        raise


def _main() -> None:
    try:
        main()
    except OSError as error:  # even the help may have nowhere to go
        _fail(error)


def _fail(error: OSError) -> NoReturn:
    click.echo(f"error: {error.filename or 'the system'}: {error.strerror or error}", err=True)
    sys.exit(2)

"""`dossier serve`: the site on this machine, built again at every save."""

import gc
import sys
import threading
import time
import webbrowser
from datetime import date
from pathlib import Path

import click

from dossier.cli.options import as_of_option, coloured, existing, project_argument
from dossier.serve.live import Live, State
from dossier.serve.server import Server

POLL = 0.06
"""Seconds between two looks at the files."""
QUIET = 15
"""Looks without a change before the pages that nobody asked for are laid out."""
SETTLE = 0.03
"""Seconds of quiet before a build, so that a save in several steps is one build."""


@click.command("serve")
@project_argument
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="The next free one is taken.")
@click.option(
    "--host", default="127.0.0.1", help="Where to listen; this machine alone unless you say otherwise."
)
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
@click.option("--follow", is_flag=True, help="Let the browser go to the page just edited.")
@click.option(
    "--admin",
    "package",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Also show the web editor at /admin/: the folder of the npm package @sveltia/cms.",
)
@as_of_option
def command(
    project: Path,
    port: int,
    host: str,
    open_browser: bool,
    follow: bool,
    package: Path | None,
    as_of: date | None,
) -> None:
    """Show the site of PROJECT at http://127.0.0.1:8000/ and build it again at every save.

    Errors are shown in the terminal and on the page; the last good site stays until they are mended.
    """
    from dossier.build import Options
    from dossier.render.theme import folders
    from dossier.serve.admin import admin_from
    from dossier.serve.server import listening
    from dossier.serve.watch import glance

    gc.enable()
    live = Live(existing(project), Options(as_of=as_of))
    watched = (project / "content", *folders(project))
    before = glance(watched)
    admin = admin_from(project, package) if package else None
    server = listening(host, port, live, follow=follow, admin=admin)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://{'localhost' if host in ('127.0.0.1', '::1') else host}:{server.server_port}/"
    if server.server_port != port:
        click.echo(f"port {port} is taken")
    click.echo(f"serving {address} (stop with Ctrl-C)")
    if admin:
        click.echo(f"editing at {address}admin/")
    start = time.perf_counter()
    _tell(live.rebuild(), time.perf_counter() - start)
    if open_browser:
        webbrowser.open(address)
    _watch(live, server, project, watched, before)


def _watch(
    live: Live,
    server: Server,
    project: Path,
    watched: tuple[Path, ...],
    before: dict[str, tuple[int, int, int]],
) -> None:
    from dossier.serve.watch import changed, glance

    quiet, settled_version = 0, live.settle().version
    while True:
        time.sleep(POLL)
        after = glance(watched)
        if after == before:
            quiet += 1
            if quiet > QUIET and live.state.version != settled_version:
                settled_version = _settled(live)
            continue
        quiet = 0
        while True:
            time.sleep(SETTLE)
            settled = glance(watched)
            if settled == after:
                break
            after = settled
        paths = changed(before, after)
        before = after
        server.edited = tuple(
            Path(path).relative_to(project).as_posix() for path in paths if Path(path).is_relative_to(project)
        )
        start = time.perf_counter()
        _tell(live.rebuild(), time.perf_counter() - start, paths)


def _settled(live: Live) -> int:
    """Lay out the rest of the site while nobody saves; a fault in it is told like any other."""
    version = live.state.version
    state = live.settle()
    if state.version != version:
        _tell(state, 0)
    return state.version


def _tell(state: State, seconds: float, paths: tuple[str, ...] = ()) -> None:
    from dossier.base import report

    if state.failure:
        click.echo(f"error: {state.failure}", err=True)
        return
    if not state.is_good:
        errors = [diagnostic for diagnostic in state.diagnostics if diagnostic.level == 0]
        click.echo(report.as_text(errors, colour=coloured(sys.stderr), width=100), err=True)
        click.echo("the last good site stays until this is mended", err=True)
        return
    what = (
        f"{Path(paths[0]).name}{f' and {len(paths) - 1} more' if len(paths) > 1 else ''}: " if paths else ""
    )
    click.echo(f"{what}{state.total} entries in {seconds:.2f} s")

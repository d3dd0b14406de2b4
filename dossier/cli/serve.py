"""`dossier serve`: the site on this machine, built again at every save."""

import gc
import sys
import threading
import time
import webbrowser
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path

import click

from dossier.cli.options import as_of_option, coloured, existing, project_argument
from dossier.serve.first import name_in
from dossier.serve.live import Live, State
from dossier.serve.server import Server
from dossier.serve.watch import Watch

SWITCH = 0.001
"""Seconds after which a thread that computes lets another go on: whoever waits for a page goes before the checks."""
LOOK = 0.05
"""Seconds for which a save is waited for at once."""
CALM = 0.25
"""Seconds without a save after which what was shown at a first look is checked."""


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
    from dossier.check import Options
    from dossier.render.theme import folders
    from dossier.serve.admin import admin_from
    from dossier.serve.server import listening

    gc.enable()
    sys.setswitchinterval(SWITCH)
    project = existing(project).absolute()
    live = Live(project, Options(as_of=as_of))
    own = (project / name for name in ("content", "snapshots", "templates"))
    watch = Watch(tuple(dict.fromkeys((*own, *folders(project)))))
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
    gc.freeze()  # what is here stays; to look through it for what does not would take half a second each time
    if open_browser:
        webbrowser.open(address)
    _watch(live, server, watch)


def _watch(live: Live, server: Server, watch: Watch) -> None:
    """Show each save at once where that is possible, and check all when it is calm, for as long as the program runs.

    While all is read because a save could not be shown otherwise, further ones wait."""
    checks = ThreadPoolExecutor(1)
    running: Future[None] = checks.submit(_settle, live)
    saved: tuple[str, ...] = ()
    is_shown, due = True, float("inf")
    while True:
        found = watch.wait(LOOK, is_busy=not running.done())
        saved = tuple(dict.fromkeys((*saved, *found)))
        if running.done():
            running.result()  # raises a fault of our own
        if saved and (is_shown or running.done()):
            start = time.perf_counter()
            server.edited = tuple(name_in(live.project, path) for path in saved)
            is_shown = live.first(saved) is not None
            if is_shown:
                click.echo(f"{_named(saved)}: shown in {time.perf_counter() - start:.2f} s")
            due = time.perf_counter() + (CALM if is_shown else 0)
            what, saved = saved, ()
        if time.perf_counter() >= due and running.done():
            due = float("inf")
            running = checks.submit(_check, live, what)


def _check(live: Live, paths: tuple[str, ...]) -> None:
    start = time.perf_counter()
    if state := live.check():
        _tell(state, time.perf_counter() - start, paths)
        _settle(live)


def _settle(live: Live) -> None:
    """Lay out the rest of the site while nobody saves; a fault in it is told like any other."""
    if live.state.is_good and (failed := live.settle()):
        _tell(failed, 0)
    gc.freeze()


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
    what = f"{_named(paths)}: " if paths else ""
    click.echo(f"{what}{state.total} entries checked in {seconds:.2f} s")


def _named(paths: tuple[str, ...]) -> str:
    return Path(paths[0]).name + (f" and {len(paths) - 1} more" if len(paths) > 1 else "")

"""`dossier archive`: note or make a preserved copy of a source's page. It asks the network, as no build does."""

import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import click

from dossier.base.errors import DossierError
from dossier.cli.links import agent
from dossier.cli.options import existing
from dossier.cli.writing import write
from dossier.content.added import with_item
from dossier.content.records import Record, records_from
from dossier.content.tree import DictTree, DiskTree
from dossier.entries import Source
from dossier.entries.read import Loaded, entries_from
from dossier.web.ask import Manner, Unanswered
from dossier.web.wayback import Archive, Copy, nearest, saved

AFTER = ("accessed", "published", "language", "publisher", "kind", "title")
"""Fields of a source below which `archives` may stand, the best first."""


@click.command("archive")
@click.argument("ids", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "-C", "--project", default=".", type=click.Path(file_okay=False, path_type=Path), help="The dossier."
)
@click.option("--limit", default=20, metavar="N", help="Sources in one run, when none is named [20].")
@click.option(
    "--within", default=30, metavar="DAYS", help="How far a copy that is there may be from your reading."
)
@click.option("--find-only", is_flag=True, help="Note copies that are there; ask for no new one.")
@click.option("--delay", default=25.0, metavar="S", help="Seconds between two new copies [25].")
@click.option("--allow-private", is_flag=True, help="Let the archive be a machine of the own network.")
@click.option("--service", metavar="URL", help="Another archive that answers like the Wayback Machine.")
@click.option("--dry-run", is_flag=True, help="Say which sources have no copy; ask nobody, write nothing.")
def command(
    ids: tuple[str, ...],
    project: Path,
    limit: int,
    within: int,
    find_only: bool,
    delay: float,
    allow_private: bool,
    service: str | None,
    dry_run: bool,
) -> None:
    """Write into each SOURCE where the Wayback Machine keeps a copy of its page; make a copy where there is none.

    Without SOURCE all that have no copy, the newest first. A copy that is there is taken when it is of about the day
    on which you read the page.
    """
    tree = DiskTree(existing(project))
    loaded = entries_from(records_from(tree)[0])[0]
    wanted = tuple(_wanted(loaded, ids))[: limit if not ids else None]
    if dry_run:
        for source in wanted:
            click.echo(f"{source.id}: no copy ({loaded.records[source.id].path})")
        return
    archive = Archive(service.rstrip("/"), service.rstrip("/")) if service else Archive()
    manner = Manner(agent=agent(loaded), timeout=120.0, allow_private=allow_private)
    pauses = _Pauses(delay)
    failed = [
        source.id
        for source in wanted
        if not _kept(project, tree, loaded, source, archive, manner, within, None if find_only else pauses)
    ]
    sys.exit(1 if failed else 0)


class _Pauses:
    """Waits before every new copy but the first."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.is_first = True

    def __call__(self) -> None:
        if not self.is_first:
            time.sleep(self.seconds)
        self.is_first = False


def _kept(
    project: Path,
    tree: DiskTree,
    loaded: Loaded,
    source: Source,
    archive: Archive,
    manner: Manner,
    within: int,
    pause: _Pauses | None,
) -> bool:
    """Note a copy of one source, a new one after a pause; whether the archive answered."""
    try:
        copy = _there(source, archive, manner, within)
        if copy is None and pause is not None:
            pause()
            copy = saved(source.url or "", archive, manner)
    except Unanswered as error:
        click.echo(f"{source.id}: {error}", err=True)
        return False
    if copy is None:
        click.echo(f"{source.id}: no copy of about that day")
        return True
    _note(project, tree, loaded.records[source.id], copy)
    click.echo(f"{source.id}: copy of {copy.date.isoformat()}, {copy.url}")
    return True


def _wanted(loaded: Loaded, ids: Sequence[str]) -> Iterator[Source]:
    sources = {entry.id: entry for entry in loaded.entries if isinstance(entry, Source)}
    for entry_id in ids:
        if entry_id not in sources:
            raise DossierError(f'there is no source "{entry_id}"')
        if not sources[entry_id].url:
            raise DossierError(f"{entry_id} has no address to keep a copy of")
        yield sources[entry_id]
    if not ids:
        without = (source for source in sources.values() if source.url and not source.archives)
        yield from sorted(without, key=lambda source: (_read(source) or date.min, source.id), reverse=True)


def _read(source: Source) -> date | None:
    """The day the page was read, or published."""
    known = source.accessed or source.published
    return known.latest if known else None


def _there(source: Source, archive: Archive, manner: Manner, within: int) -> Copy | None:
    """A copy of about the day of reading; of a dead page any, since there will be no other."""
    day = _read(source)
    copy = nearest(source.url or "", day, archive, manner)
    if copy and day and source.access != "dead" and abs(copy.date - day) > timedelta(within):
        return None
    return copy


def _note(project: Path, tree: DiskTree, record: Record, copy: Copy) -> None:
    """Write the copy into the source's file; nothing else in it changes, which is looked at before writing."""
    item = {"url": copy.url, "date": copy.date.isoformat(), "service": "wayback"}
    data = with_item(tree.read(record.path), record, "archives", item, AFTER)
    before = record.fields.get("archives") or []
    after, complaints = records_from(DictTree({record.path: data}))
    assert isinstance(before, list)
    wanted = {**record.fields, "archives": [*before, item]}
    if complaints or len(after) != 1 or after[0].fields != wanted or after[0].body != record.body:
        raise DossierError(f"{record.path}: write this copy in by hand: {copy.url}")
    write(project / record.path, data)

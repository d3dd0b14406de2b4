"""`dossier links`: whether the addresses of the sources still lead to a page. It asks the network, as no build does."""

import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from dossier import __version__
from dossier.base.excerpt import harmless
from dossier.base.stopping import held, raised
from dossier.cli.options import existing, project_argument
from dossier.cli.writing import write
from dossier.entries import Entry, Source
from dossier.entries.read import Loaded
from dossier.web.ask import Manner
from dossier.web.links import Answer, answers
from dossier.web.memory import Known, Memory, as_text, due, memory_from, updated

FILE = Path("content/.link-check.json")
"""What was found; a file whose name begins with a dot is no entry. It belongs into git, for the next editor."""
FIELDS = ("url", "website")
WORDS = {
    "gone": "gone: look for a copy (`dossier archive ID`), then say `access: dead`",
    "moved": "moved for good: write the new address",
    "failed": "not reached: look again another day",
    "refused": "closed to programs: open them by hand now and then",
}


class Place(NamedTuple):
    """An address in a file."""

    url: str
    entry: Entry
    mark: str


@click.command("links")
@project_argument
@click.option("--every", default=30, metavar="N", help="Ask again what was well N days ago [30].")
@click.option("--again", default=3, metavar="N", help="Ask again what was not well N days ago [3].")
@click.option("--all", "everything", is_flag=True, help="Ask every address now.")
@click.option("--limit", default=0, metavar="N", help="Ask N addresses at most; those longest unasked first.")
@click.option("--delay", default=2.0, metavar="S", help="Seconds between two questions to one host [2].")
@click.option("--timeout", default=20.0, metavar="S", help="Seconds to wait for an answer [20].")
@click.option("--allow-private", is_flag=True, help="Ask machines of the own network too.")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda _ctx, _param, value: value.date() if value else date.today(),
    metavar="DAY",
    help="The day to write down instead of today.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print what is wrong.",
)
def command(
    project: Path,
    every: int,
    again: int,
    everything: bool,
    limit: int,
    delay: float,
    timeout: float,
    allow_private: bool,
    day: date,
    form: str,
) -> None:
    """Ask the addresses in PROJECT whether they still lead to a page, and say which do not.

    Hosts are asked side by side, each with a pause between two questions. What was found is kept in
    content/.link-check.json. Exit code 1 when a page is gone of which there is no copy.
    """
    loaded = _loaded(existing(project))
    places = tuple(_places(loaded))
    memory = memory_of(project)
    urls = {place.url for place in places}
    wanted = tuple(sorted(urls)) if everything else due(urls, memory, day, every, again)
    asked = wanted[:limit] if limit else wanted
    manner = Manner(agent=agent(loaded), timeout=timeout, allow_private=allow_private)
    found: list[Answer] = []
    with raised():
        try:
            _ask(asked, manner, delay, found)
        finally:  # what was found counts, even when somebody stops us
            with held():
                memory = updated(memory, found, day, urls)
                if asked or (project / FILE).exists():
                    write(project / FILE, as_text(memory))
    click.echo((_json if form == "json" else _text)(places, memory, len(asked)))
    lost = [
        place for place in places if memory.get(place.url, _UNKNOWN).state == "gone" and not _copies(place)
    ]
    sys.exit(1 if lost else 0)


_UNKNOWN = Known(date.min, "ok", date.min)


def agent(loaded: Loaded) -> str:
    """Who asks, with the address that the dossier names for questions."""
    contact = loaded.settings.contact if loaded.settings else "no contact"
    return f"dossier/{__version__} ({contact.encode('ascii', 'replace').decode()})"


def _loaded(project: Path) -> Loaded:
    from dossier.content.records import records_from
    from dossier.content.tree import DiskTree
    from dossier.entries.read import entries_from

    return entries_from(records_from(DiskTree(project))[0])[0]


def _places(loaded: Loaded) -> Iterator[Place]:
    """The addresses of all entries but those of sources that are known to be dead."""
    from dossier.content.records import marks

    for entry in loaded.entries:
        for name in FIELDS:
            url = getattr(entry, name, None)
            if url and getattr(entry, "access", "") != "dead":
                yield Place(url, entry, str(marks(loaded.records[entry.id]).at((name,))))


def memory_of(project: Path) -> Memory:
    """What was found when the addresses of a project were last asked."""
    path = project / FILE
    return memory_from(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _ask(urls: Sequence[str], manner: Manner, delay: float, found: list[Answer]) -> None:
    """Gather the answers, telling in a terminal how far it is."""
    tells = sys.stderr.isatty()
    for answer in answers(urls, manner, lambda: time.sleep(delay)):
        found.append(answer)
        if tells:
            click.echo(f"\r{len(found)} of {len(urls)}", err=True, nl=len(found) == len(urls))


def _copies(place: Place) -> bool:
    return isinstance(place.entry, Source) and bool(place.entry.archives)


def _text(places: Sequence[Place], memory: Memory, asked: int) -> str:
    lines: list[str] = []
    for state, words in WORDS.items():
        found = [place for place in places if place.url in memory and memory[place.url].state == state]
        lines += [f"{words} ({len(found)})"] if found else []
        for place in sorted(found, key=lambda place: place.entry.id):
            known = memory[place.url]
            copy = "; there is a copy" if state == "gone" and _copies(place) else ""
            said = f"{known.detail}{copy}, first seen {known.since.isoformat()}"
            lines += [f"  {place.entry.id}: {harmless(said)}", f"      {harmless(place.mark)}"]
            lines += [f"      {harmless(known.moved_to)}"] if known.moved_to else []
    well = sum(memory[place.url].state == "ok" for place in places if place.url in memory)
    unasked = sum(place.url not in memory for place in places)
    tail = f", {unasked} never asked" if unasked else ""
    return "\n".join([*lines, f"{asked} asked now; of {len(places)} addresses {well} are well{tail}"])


def _json(places: Sequence[Place], memory: Memory, asked: int) -> str:
    listed = [
        {"id": place.entry.id, "place": place.mark, "url": place.url, **_plain(memory[place.url])}
        for place in sorted(places, key=lambda place: (place.entry.id, place.url))
        if place.url in memory
    ]
    return json.dumps({"asked": asked, "links": listed}, ensure_ascii=False, indent=1)


def _plain(known: Known) -> Mapping[str, str]:
    return {key: str(value) for key, value in known._asdict().items() if value}

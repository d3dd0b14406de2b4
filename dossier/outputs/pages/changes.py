"""What became of the site: corrections first, then what is new and what changed, day by day."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from dossier.base.edtf import parse
from dossier.base.plain import Plain
from dossier.entries import Entry, Page
from dossier.graph.survey import Survey
from dossier.outputs.changes import corrections_in, edits_of
from dossier.outputs.dates import when_
from dossier.outputs.desk import Desk
from dossier.outputs.kinds import kind_of, section_of
from dossier.outputs.output import Output
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta, When
from dossier.outputs.words import KIND, PLURAL

DAYS, NAMED, LISTED = 20, 12, 60
"""Days that are told, new entries of a day that are named, and changed entries of a day that are listed."""


class Corrected(Plain):
    """A correction and where it stands."""

    link: Link
    when: When
    was: str
    now: str
    kind: str
    reason: str


class Changed(Plain):
    """An entry and what became of it."""

    link: Link
    text: str


class Day(Plain):
    """What one day brought."""

    anchor: str
    when: When
    new: tuple[Link, ...]
    """The entries where they are few, else how many of each kind, with the way to where they are listed."""
    changed: tuple[Changed, ...]
    more: int
    """Changed entries that are not listed."""


class ChangesView(Plain):
    """All that the page shows."""

    meta: Meta
    corrections: tuple[Corrected, ...]
    days: tuple[Day, ...]
    """Newest first; none where git's history is not known."""
    feeds: tuple[Link, ...]
    policy: Link | None


def changes_page(survey: Survey, urls: Urls) -> Output:
    """The output of the list of changes and corrections."""
    desk = Desk(survey, urls)
    policy = next((page for page in survey.dossier.all(Page) if page.kind == "corrections"), None)
    view = ChangesView(
        meta=desk.page_meta(
            "changes/",
            "Changes and corrections",
            "What this site had wrong, what is new on it, and what changed since it was published.",
            "changes",
        ),
        corrections=tuple(_corrections(desk)),
        days=tuple(_days(desk)),
        feeds=(Link("feed.xml", "What is new"), Link("corrections.xml", "Corrections")),
        policy=desk.link(policy.id) if policy else None,
    )
    return Output("changes/index.html", "page:changes", view)


def _corrections(desk: Desk) -> Iterator[Corrected]:
    for entry, number, item in corrections_in(desk.survey):
        link = desk.link(entry.id, anchor=f"correction-{number}")
        yield Corrected(link, when_(item.date), item.was, item.now, item.kind, item.reason or "")


def _days(desk: Desk) -> Iterator[Day]:
    added: dict[str, list[Entry]] = defaultdict(list)
    edited: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry in desk.dossier.entries.values():
        if dates := desk.dossier.history.get(entry.id):
            added[dates.first.isoformat()].append(entry)
        for day, text in edits_of(desk.dossier, entry):
            edited[day].append((entry, text))
    for day in sorted(added.keys() | edited.keys(), reverse=True)[:DAYS]:
        changed = sorted(edited[day], key=lambda pair: pair[0].label)
        yield Day(
            anchor=f"day-{day}",
            when=when_(parse(day)),
            new=tuple(_new(desk, added[day])),
            changed=tuple(Changed(desk.link(entry.id), text) for entry, text in changed[:LISTED]),
            more=max(len(changed) - LISTED, 0),
        )


def _new(desk: Desk, entries: list[Entry]) -> Iterator[Link]:
    if len(entries) <= NAMED:
        yield from desk.links(entry.id for entry in sorted(entries, key=lambda entry: entry.label))
        return
    for kind, number in sorted(Counter(map(kind_of, entries)).items()):
        section = section_of(kind)
        text = f"{number} {(KIND if number == 1 else PLURAL)[kind].lower()}"
        yield Link(desk.urls.to(f"{section}/" if section else ""), text)

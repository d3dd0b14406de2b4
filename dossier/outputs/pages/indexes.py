"""The index of each type: every entry with what a reader looks for in a list."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dossier.base.edtf import Edtf, sort_key
from dossier.base.ids import slug
from dossier.entries import (
    Claim,
    Document,
    Entry,
    Event,
    Issue,
    Meeting,
    Organisation,
    Person,
    Place,
    Source,
    Track,
    Watch,
)
from dossier.graph.offices import as_edtf, offices_on
from dossier.graph.sides import party_of
from dossier.graph.survey import Survey
from dossier.outputs.dates import when
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.pages.watch import state_of
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta, Side, When
from dossier.outputs.words import PLURAL, word


class Item(NamedTuple):
    """One entry in an index."""

    link: Link
    native: tuple[tuple[str, str], ...]
    when: When | None
    status: str
    """A word for the state: held, refuted, overdue, low ..."""
    what: str
    """What it is in a word or two: office, kind, publisher."""
    party: Link | None
    side: Side | None
    number: int
    """Meetings attended, positions stated, times cited: what `counted` says."""
    summary: str
    group: str
    """Heading it stands under: a letter, a year, a state."""


class IndexView(NamedTuple):
    """All that an index shows."""

    meta: Meta
    kind: str
    intro: str
    counted: str
    """What the counts count; empty when there are none."""
    groups: tuple[tuple[str, tuple[Item, ...]], ...]
    total: int


class Shape(NamedTuple):
    """How the entries of a class are listed."""

    cls: type[Entry]
    section: str
    intro: str
    counted: str
    item: Callable[[Desk, Entry], Item]
    newest_first: bool


def index_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    """The output of each index; positions have the matrix instead."""
    for shape in SHAPES:
        desk = Desk(survey, urls)
        items = [shape.item(desk, entry) for entry in _ordered(survey, shape)]
        groups: dict[str, list[Item]] = {}
        for item in items:
            groups.setdefault(item.group, []).append(item)
        kind = {Person: "person", Organisation: "organisation"}.get(shape.cls, shape.cls.type)
        view = IndexView(
            meta=desk.page_meta(f"{shape.section}/", PLURAL[kind], shape.intro, "index", shape.section),
            kind=kind,
            intro=shape.intro,
            counted=shape.counted,
            groups=tuple((name, tuple(found)) for name, found in groups.items()),
            total=len(items),
        )
        yield Output(f"{shape.section}/index.html", "page:index", view, tuple(desk.about))


def _ordered(survey: Survey, shape: Shape) -> list[Entry]:
    entries = list(survey.dossier.all(shape.cls))
    if shape.newest_first:
        return sorted(entries, key=lambda e: (sort_key(_date(e)), e.id), reverse=True)
    if shape.cls is Watch:
        order = ("overdue", "open", "resolved", "void")
        return sorted(entries, key=lambda e: (order.index(state_of(survey, e)), sort_key(_date(e)), e.id))  # type: ignore[arg-type]
    return sorted(entries, key=lambda e: (_letter(e), _sorting(e), e.id))


def _date(entry: Entry) -> Edtf | None:
    found: Edtf | None = (
        getattr(entry, "date", None) or getattr(entry, "published", None) or getattr(entry, "due", None)
    )
    return found


def _sorting(entry: Entry) -> str:
    """People by their last name, the others by their label."""
    return slug(entry.label.split()[-1] if isinstance(entry, Person) else entry.label)


def _letter(entry: Entry) -> str:
    return _sorting(entry)[:1].upper()


def _base(desk: Desk, entry: Entry) -> Item:
    return Item(
        link=desk.link(entry.id),
        native=tuple(getattr(entry, "native_name", {}).items()),
        when=when(_date(entry)),
        status="",
        what="",
        party=None,
        side=None,
        number=0,
        summary=entry.summary or "",
        group=_letter(entry),
    )


def _person(desk: Desk, entry: Entry) -> Item:
    held = offices_on(desk.dossier, entry.id, as_edtf(desk.dossier))
    party = party_of(desk.dossier, entry.id)
    return _base(desk, entry)._replace(
        what=held[0].office.title if held else "",
        party=desk.link(party, desk.short(party)) if party else None,
        side=desk.side(entry.id),
        number=sum(a.is_there for a in desk.survey.attendances.by_person.get(entry.id, ())),
    )


def _organisation(desk: Desk, entry: Entry) -> Item:
    assert isinstance(entry, Organisation)
    return _base(desk, entry)._replace(
        what=word(entry.kind),
        side=desk.side(entry.id),
        number=len(desk.survey.attendances.by_party.get(entry.id, ())),
    )


def _meeting(desk: Desk, entry: Entry) -> Item:
    assert isinstance(entry, Meeting)
    place = [desk.short(entry.place)] if entry.place else []
    return _base(desk, entry)._replace(
        status=entry.status,
        what=", ".join([word(entry.kind), *place]),
        party=desk.link(entry.track, desk.short(entry.track)) if entry.track else None,
        group=_year(entry.date),
    )


def _event(desk: Desk, entry: Entry) -> Item:
    assert isinstance(entry, Event)
    return _base(desk, entry)._replace(what=word(entry.kind), group=_year(entry.date))


def _document(desk: Desk, entry: Entry) -> Item:
    assert isinstance(entry, Document)
    return _base(desk, entry)._replace(what=word(entry.kind), status=entry.status, group=_year(entry.date))


def _issue(desk: Desk, entry: Entry) -> Item:
    assert isinstance(entry, Issue)
    stated = sum(
        len(s.positions) for (_, issue), s in desk.survey.stances.series.items() if issue == entry.id
    )
    return _base(desk, entry)._replace(what=entry.question, number=stated, group="")


def _claim(desk: Desk, entry: Entry) -> Item:
    assert isinstance(entry, Claim)
    return _base(desk, entry)._replace(status=entry.status, summary=entry.status_reason or "", group="")


def _source(desk: Desk, entry: Entry) -> Item:
    assert isinstance(entry, Source)
    cited = {r.id for r in desk.dossier.referrers.get(entry.id, ())}
    return _base(desk, entry)._replace(
        status=entry.reliability, what=entry.publisher, number=len(cited), group=_year(entry.published)
    )


def _track(desk: Desk, entry: Entry) -> Item:
    assert isinstance(entry, Track)
    return _base(desk, entry)._replace(
        what=word(entry.format),
        status=entry.status,
        when=when(entry.started),
        number=len(desk.survey.tracks.meetings[entry.id]),
        group="",
    )


def _place(desk: Desk, entry: Entry) -> Item:
    assert isinstance(entry, Place)
    used = {r.id for r in desk.dossier.referrers.get(entry.id, ()) if r.role == "place"}
    return _base(desk, entry)._replace(what=word(entry.kind), number=len(used))


def _watch(desk: Desk, entry: Entry) -> Item:
    assert isinstance(entry, Watch)
    state = state_of(desk.survey, entry)
    return _base(desk, entry)._replace(
        status=state,
        what=entry.outcome or "",
        summary=entry.outcome_text or entry.criteria,
        group=state.capitalize(),
    )


def _year(date: object) -> str:
    first = getattr(date, "earliest", None)
    return str(first.year) if first else "Not dated"


SHAPES = (
    Shape(Claim, "claims", "Checkable sentences, who made them, and what became of them.", "", _claim, False),
    Shape(Document, "documents", "Plans, drafts, declarations and agreements.", "", _document, True),
    Shape(Event, "events", "What happened between the meetings and explains them.", "", _event, True),
    Shape(Issue, "issues", "What is negotiated, each as a neutral question.", "positions", _issue, False),
    Shape(Meeting, "meetings", "Meetings and calls, held and planned.", "", _meeting, True),
    Shape(
        Organisation,
        "organisations",
        "States and bodies that act, speak, host or publish.",
        "delegations",
        _organisation,
        False,
    ),
    Shape(
        Person,
        "people",
        "Everybody named, with the office of the day the site speaks of.",
        "meetings",
        _person,
        False,
    ),
    Shape(Place, "places", "Where it happened.", "meetings and events", _place, False),
    Shape(
        Source,
        "sources",
        "Everything cited, with publisher, date and how far to rely on it.",
        "entries that cite it",
        _source,
        True,
    ),
    Shape(Track, "tracks", "Channels of talks and their rounds.", "meetings", _track, False),
    Shape(Watch, "watch", "What to watch, by when, and how it turned out.", "", _watch, False),
)
"""Every index, in the order of its class."""

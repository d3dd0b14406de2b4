"""What a list says of an entry of each class, and the number that goes with it."""

from dossier.base.edtf import Edtf
from dossier.base.ids import slug
from dossier.base.plain import Plain
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
from dossier.outputs.dates import when
from dossier.outputs.desk import Desk
from dossier.outputs.pages.watch import answer_of, state_of
from dossier.outputs.sentences import sentence
from dossier.outputs.views import Link, Side, When
from dossier.outputs.words import word


class Item(Plain):
    """One entry in an index."""

    anchor: str
    link: Link
    native: tuple[tuple[str, str], ...]
    when: When | None
    status: str
    """The state, where it does not go without saying: postponed, refuted, overdue ..."""
    what: str
    """What it is in a few words: office, kind, publisher."""
    party: Link | None
    side: Side | None
    counted: str
    """Meetings attended, positions stated, entries that cite it."""
    summary: str
    accounts: Link | None = None
    """Of a meeting of which several sides gave accounts: where these stand side by side."""
    tags: str = ""
    """What it can be chosen by, for the script that narrows the list."""


class Listed(Plain):
    """An entry as an index takes it."""

    item: Item
    number: int
    """Meetings attended, positions stated, entries that cite it."""
    group: str
    """Heading it stands under: a letter, a year, a state."""


def date_of(entry: Entry) -> Edtf | None:
    """The date an entry is listed under."""
    fields = vars(entry)  # to ask a model for what it does not have takes long
    found: Edtf | None = fields.get("date") or fields.get("published") or fields.get("due")
    return found


def sorting_of(entry: Entry) -> str:
    """People by their last name, the others by their label."""
    return slug(entry.label.split()[-1] if isinstance(entry, Person) else entry.label)


def letter_of(entry: Entry) -> str:
    """The letter an entry is listed under."""
    return sorting_of(entry)[:1].upper()


def _base(desk: Desk, entry: Entry) -> Item:
    return Item(
        anchor=entry.id,
        link=desk.link(entry.id),
        native=tuple(vars(entry).get("native_name", {}).items()),
        when=when(date_of(entry)),
        status="",
        what="",
        party=None,
        side=None,
        counted="",
        summary=entry.summary or "",
    )


def person_item(desk: Desk, entry: Entry) -> Listed:
    """A person: the office of the day the site speaks of, the party, meetings attended."""
    held = offices_on(desk.dossier, entry.id, as_edtf(desk.dossier))
    party = party_of(desk.dossier, entry.id)
    item = _base(desk, entry)._replace(
        what=held[0].office.title if held else "",
        party=desk.short_link(party) if party else None,
        side=desk.side(entry.id),
    )
    attended = sum(a.is_there for a in desk.survey.attendances.by_person.get(entry.id, ()))
    return Listed(item, attended, letter_of(entry))


def organisation_item(desk: Desk, entry: Entry) -> Listed:
    """An organisation: kind and delegations."""
    assert isinstance(entry, Organisation)
    item = _base(desk, entry)._replace(what=word(entry.kind), side=desk.side(entry.id))
    return Listed(item, len(desk.survey.attendances.by_party.get(entry.id, ())), letter_of(entry))


def meeting_item(desk: Desk, entry: Entry) -> Listed:
    """A meeting: how, where, in which track."""
    assert isinstance(entry, Meeting)
    place = [desk.short(entry.place)] if entry.place else []
    item = _base(desk, entry)._replace(
        status="" if entry.status == "held" else entry.status,
        what=", ".join([word(entry.kind), *place]),
        party=desk.short_link(entry.track) if entry.track else None,
        accounts=_accounts(desk, entry),
    )
    return Listed(item, 0, _year(entry.date))


def _accounts(desk: Desk, meeting: Meeting) -> Link | None:
    sides = len({account.by for account in meeting.accounts})
    if sides < 2:
        return None
    return Link(desk.urls.of(meeting.id, "accounts"), f"{sides} sides’ accounts")


def event_item(desk: Desk, entry: Entry) -> Listed:
    """An event: its kind, where that says something."""
    assert isinstance(entry, Event)
    what = "" if entry.kind == "other" else word(entry.kind)
    return Listed(_base(desk, entry)._replace(what=what), 0, _year(entry.date))


def document_item(desk: Desk, entry: Entry) -> Listed:
    """A document: its kind and where it stands."""
    assert isinstance(entry, Document)
    item = _base(desk, entry)._replace(what=word(entry.kind), status=entry.status)
    return Listed(item, 0, _year(entry.date))


def issue_item(desk: Desk, entry: Entry) -> Listed:
    """An issue: the question and how many positions there are."""
    assert isinstance(entry, Issue)
    series = desk.survey.stances.series.items()
    stated = sum(len(found.positions) for (_, issue), found in series if issue == entry.id)
    return Listed(_base(desk, entry)._replace(what=entry.question), stated, "")


def claim_item(desk: Desk, entry: Entry) -> Listed:
    """A claim: its verdict and why."""
    assert isinstance(entry, Claim)
    item = _base(desk, entry)._replace(status=entry.status, summary=entry.status_reason or "")
    return Listed(item, 0, sentence(word(entry.status)))


def source_item(desk: Desk, entry: Entry) -> Listed:
    """A source: publisher, reliability, how often cited."""
    assert isinstance(entry, Source)
    item = _base(desk, entry)._replace(what=f"{entry.publisher} · reliability: {entry.reliability}")
    citing = {referrer.id for referrer in desk.dossier.referrers.get(entry.id, ())}
    return Listed(item, len(citing), _year(entry.published))


def track_item(desk: Desk, entry: Entry) -> Listed:
    """A track: format, state, meetings."""
    assert isinstance(entry, Track)
    item = _base(desk, entry)._replace(
        what=word(entry.format), status=entry.status, when=_said("since", when(entry.started))
    )
    return Listed(item, len(desk.survey.tracks.meetings[entry.id]), "")


def place_item(desk: Desk, entry: Entry) -> Listed:
    """A place: its kind, and how much happened there."""
    assert isinstance(entry, Place)
    used = {referrer.id for referrer in desk.dossier.referrers.get(entry.id, ()) if referrer.role == "place"}
    return Listed(_base(desk, entry)._replace(what=word(entry.kind)), len(used), letter_of(entry))


def watch_item(desk: Desk, entry: Entry) -> Listed:
    """An open question: its answer, or how it is decided."""
    assert isinstance(entry, Watch)
    item = _base(desk, entry)._replace(
        status=answer_of(desk.survey, entry),
        summary=entry.outcome_text or entry.criteria,
        when=_said("due", when(entry.due)),
    )
    return Listed(item, 0, sentence(state_of(desk.survey, entry)))


def _said(word_before: str, date: When | None) -> When | None:
    """A date that is no day of the entry itself, with the word that says so."""
    return date._replace(short=f"{word_before} {date.short}") if date else None


def _year(date: object) -> str:
    first = getattr(date, "earliest", None)
    return str(first.year) if first else "Not dated"

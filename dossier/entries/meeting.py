"""Meetings and calls: who met whom, for whom, as what; what each side said of it; what came out."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from dossier.entries.common import Cites, Entry, Fields
from dossier.entries.fields import (
    ActorRef,
    Date,
    DocumentRef,
    IssueRef,
    Line,
    MeetingRef,
    OfficeRef,
    Paragraph,
    PlaceRef,
    SourceRef,
    Time,
    Timezone,
    TrackRef,
    WatchRef,
    refuse,
)
from dossier.entries.track import Level

Status = Literal["rumoured", "proposed", "scheduled", "postponed", "cancelled", "ongoing", "held", "unclear"]

PEOPLE = 100
"""People in the delegations of one meeting: each has met every other, so that pages grow by the square."""


class StatusChange(Fields):
    """One step in a meeting's history: announced, moved, called off, held."""

    status: Status
    """The status it got."""
    on: Date
    """When that became known."""
    date_was: Date | None = None
    """The date planned before."""
    reason: Paragraph | None = None
    """Why it changed."""
    by: ActorRef | None = None
    """Who said so."""
    cites: Cites = ()
    """The sources."""


class Member(Fields):
    """One person in a delegation, on that day (Popolo: on_behalf_of)."""

    person: ActorRef
    """The person."""
    attendance: Literal["present", "remote", "partial", "announced", "absent", "unconfirmed"]
    """Whether they were there; announced is not present."""
    function: Literal["head", "member", "adviser", "expert", "interpreter", "spokesperson"] = "member"
    """Their part in the delegation."""
    capacity: OfficeRef | None = None
    """The office in which they came; the office of that day when left out."""
    capacity_text: Line | None = None
    """The capacity in words, where no office fits."""
    on_behalf_of: ActorRef | None = None
    """For whom they spoke, if not for the delegation's party."""
    note: Paragraph | None = None
    """A remark for the reader."""
    cites: Cites = ()
    """The sources."""


class Delegation(Fields):
    """Those who came for one party."""

    party: ActorRef
    """The state or organisation."""
    role: Literal["party", "mediator", "facilitator", "host", "guarantor", "observer"]
    """Its role in this meeting."""
    head: ActorRef | None = None
    """Who led it."""
    members: tuple[Member, ...] = ()
    """Who belonged to it, by rank."""
    size: Annotated[int, Field(ge=1)] | None = None
    """How many people, as stated."""
    note: Paragraph | None = None
    """A remark for the reader."""
    cites: Cites = ()
    """The sources."""


def _not_too_many(delegations: tuple[Delegation, ...]) -> tuple[Delegation, ...]:
    people = sum(len(delegation.members) for delegation in delegations)
    if people > PEOPLE:
        hint = "name those who matter, and give the number of the others as size"
        refuse("too-many", f"{people} people in the delegations, {PEOPLE} at most", hint)
    return delegations


class Absence(Fields):
    """Somebody who was expected and did not come."""

    person: ActorRef
    """The person."""
    expected_because: Paragraph
    """Why they were expected."""
    cites: Cites = ()
    """The sources."""


class Point(Fields):
    """What an account says on one issue, or leaves out."""

    issue: IssueRef
    """The issue."""
    text: Paragraph
    """What it says, in our words."""


class Account(Fields):
    """What one party's readout says of the meeting."""

    by: ActorRef
    """Whose account it is."""
    source: SourceRef
    """The source that gives it."""
    published: Date | None = None
    """When it was published."""
    summary: Paragraph | None = None
    """The account in a sentence or two."""
    says: tuple[Point, ...] = ()
    """What it says, by issue."""
    omits: tuple[Point, ...] = ()
    """What it leaves out that another account has."""
    denies: tuple[Point, ...] = ()
    """What it contradicts."""
    tone: Line | None = None
    """Its tone in a word or two: businesslike."""


class Outcome(Fields):
    """What came out of the meeting."""

    text: Paragraph
    """What was agreed, promised, stated, or that nothing was announced."""
    kind: Literal[
        "agreement", "commitment", "exchange", "statement", "next_meeting", "none_announced", "failure"
    ]
    """What sort of outcome."""
    by: tuple[ActorRef, ...] = ()
    """Who says so or commits to it."""
    document: DocumentRef | None = None
    """The document, where there is one."""
    deadline: Date | None = None
    """By when."""
    watch: WatchRef | None = None
    """The open question that follows it up."""
    cites: Cites = ()
    """The sources."""


class Plover(Fields):
    """The PLOVER code, where the derived one does not fit."""

    event: Line
    """Event, such as CONSULT."""
    mode: Line | None = None
    """Mode, such as third-party."""


class Meeting(Entry):
    """A meeting, call or exchange between actors (Open Civic Data: event)."""

    type: ClassVar[str] = "meeting"
    folder: ClassVar[str] = "meetings"

    title: Line
    """Its title."""
    short_title: Line | None = None
    """A title for tables: Geneva, Feb 2026."""
    date: Date
    """The day or days."""
    time: Time | None = None
    """Start, local time."""
    end_time: Time | None = None
    """End, local time."""
    timezone: Timezone | None = None
    """The zone of the times; needed with a time."""
    place: PlaceRef | None = None
    """Where."""
    venue: Line | None = None
    """The building."""
    status: Status
    """Whether it took place."""
    status_log: tuple[StatusChange, ...] = ()
    """How its status changed."""
    kind: Literal["in_person", "call", "video", "written", "proximity", "shuttle", "side_meeting"]
    """How they met."""
    level: Level | None = None
    """At which level."""
    secrecy: Literal["public", "announced_after", "leaked"] | None = None
    """How it became known."""
    track: TrackRef | None = None
    """The series it belongs to."""
    round: Line | None = None
    """Its number or name in the series."""
    part_of: MeetingRef | None = None
    """The larger meeting it was held within."""
    follows: MeetingRef | None = None
    """The meeting it continues."""
    host: ActorRef | None = None
    """Who hosted."""
    organizers: tuple[ActorRef, ...] = ()
    """Who organised it."""
    delegations: Annotated[tuple[Delegation, ...], AfterValidator(_not_too_many)]
    """Who came, by party."""
    absent: tuple[Absence, ...] = ()
    """Who was expected and did not come."""
    agenda: tuple[IssueRef, ...] = ()
    """Issues announced beforehand."""
    issues: tuple[IssueRef, ...] = ()
    """Issues spoken about."""
    accounts: tuple[Account, ...] = ()
    """What each party's readout says."""
    outcomes: tuple[Outcome, ...] = ()
    """What came out."""
    plover: Plover | None = None
    """PLOVER code, where the derived one does not fit."""

    @property
    def label(self) -> str:
        return self.title

"""Events that are not meetings but explain them: plans published, truces, exchanges, appointments."""

from typing import ClassVar, Literal

from dossier.entries.common import Entry, Fields
from dossier.entries.fields import ActorRef, AnyRef, Date, DocumentRef, IssueRef, Line, PlaceRef


class Participant(Fields):
    """An actor and its part in the event."""

    actor: ActorRef
    """The actor."""
    role: Line | None = None
    """Its part."""


class Event(Entry):
    """Something dated that happened or is due."""

    type: ClassVar[str] = "event"
    folder: ClassVar[str] = "events"

    title: Line
    """Its title."""
    date: Date
    """The day or days."""
    kind: Literal[
        "proposal_published",
        "decree",
        "appointment",
        "resignation",
        "sanction",
        "exchange",
        "ceasefire_start",
        "ceasefire_end",
        "ceasefire_breach",
        "deadline",
        "strike",
        "vote",
        "ruling",
        "statement",
        "visit",
        "other",
    ]
    """What sort of event."""
    place: PlaceRef | None = None
    """Where."""
    actors: tuple[Participant, ...] = ()
    """Who had a part in it."""
    issues: tuple[IssueRef, ...] = ()
    """The issues it touches."""
    documents: tuple[DocumentRef, ...] = ()
    """Documents it brought."""
    relates_to: tuple[AnyRef, ...] = ()
    """Entries it explains."""

    @property
    def label(self) -> str:
        return self.title

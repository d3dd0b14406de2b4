"""Claims: checkable sentences that somebody made, and what became of them."""

from typing import ClassVar, Literal

from dossier.entries.common import Cites, Entry, Fields
from dossier.entries.fields import ActorRef, AnyRef, ClaimRef, Date, Line, Paragraph, SourceRef


class Claimant(Fields):
    """Who made the claim, where and when: an actor, a source, or both."""

    actor: ActorRef | None = None
    """Who."""
    source: SourceRef | None = None
    """Where it appears."""
    date: Date | None = None
    """When."""
    cites: Cites = ()
    """The sources."""


class Response(Fields):
    """The reply of somebody the claim concerns."""

    by: ActorRef
    """Who replies."""
    text: Paragraph
    """What they say."""
    date: Date | None = None
    """When."""
    cites: Cites = ()
    """The sources."""


class Claim(Entry):
    """One sentence that is true or false (schema.org: Claim)."""

    type: ClassVar[str] = "claim"
    folder: ClassVar[str] = "claims"

    text: Paragraph
    """The claim as one checkable sentence."""
    number: Line | None = None
    """Its number in the text it comes from."""
    claimed_by: tuple[Claimant, ...]
    """Who made it."""
    about: tuple[AnyRef, ...] = ()
    """The entries it concerns."""
    status: Literal[
        "unverified", "corroborated", "confirmed", "partly_confirmed", "disputed", "refuted", "withdrawn"
    ]
    """What became of it."""
    status_reason: Paragraph | None = None
    """Why."""
    corrected: Paragraph | None = None
    """What is right instead, where it is wrong or half right."""
    likelihood: Line | None = None
    """ICD 203 word, for an estimate."""
    confidence: Literal["low", "moderate", "high"] | None = None
    """ICD 203 confidence."""
    contradicts: tuple[ClaimRef, ...] = ()
    """Claims that cannot be true together with this one."""
    response: tuple[Response, ...] = ()
    """Replies."""
    allegation: bool = False
    """Whether it alleges wrongdoing by a living person."""
    casualty: bool = False
    """Whether it is about casualties."""

    @property
    def label(self) -> str:
        return self.text

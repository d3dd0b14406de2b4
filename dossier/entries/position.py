"""Positions: what a holder wants on an issue, as stated on a day."""

from typing import ClassVar, Literal

from dossier.entries.common import Entry, Fields
from dossier.entries.fields import (
    ActorRef,
    Date,
    DocumentRef,
    IssueRef,
    Language,
    Line,
    OccasionRef,
    OfficeRef,
    Paragraph,
    PositionRef,
)


class Quote(Fields):
    """Words as spoken or written (schema.org: Quotation)."""

    text: Paragraph
    """Verbatim."""
    lang: Language
    """The language of the text."""
    speaker: ActorRef | None = None
    """Who said it, if not the one who stated the position."""
    translation: Paragraph | None = None
    """Our translation."""


class Position(Entry):
    """A dated stance; a later one may supersede it."""

    type: ClassVar[str] = "position"
    folder: ClassVar[str] = "positions"

    holder: ActorRef
    """Whose position it is: the party, or a person who speaks for nobody else."""
    issue: IssueRef
    """On what."""
    date: Date
    """When it was stated."""
    summary: Paragraph
    """Our neutral paraphrase."""
    stance: str
    """One word for it: demands, supports, accepts, conditional, open, ambiguous, opposes, rejects,
    declines_to_state, or a key of the issue's own scale."""
    condition: Paragraph | None = None
    """The condition, with `stance: conditional`."""
    basis: Literal[
        "official_document",
        "on_record",
        "readout_own",
        "readout_other",
        "reported",
        "leaked",
        "action",
        "inferred",
    ]
    """How we know: words and deeds apart."""
    attribution: Literal["named", "unnamed"] | None = None
    """For a reported position: whether the source names who says so."""
    stated_by: ActorRef | None = None
    """Who said it."""
    capacity: OfficeRef | None = None
    """In which office; the office of that day when left out."""
    at: OccasionRef | None = None
    """The meeting or event where it was said."""
    document: DocumentRef | None = None
    """The document that holds it."""
    provision: Line | None = None
    """Its number in the document."""
    quote: Quote | None = None
    """The words."""
    supersedes: tuple[PositionRef, ...] = ()
    """Earlier positions of the same holder on the same issue."""
    supersedes_kind: Literal["replaces", "refines", "repeats", "withdraws"] | None = None
    """How it relates to them."""
    movement: Literal["hardened", "softened", "turned", "unchanged"] | None = None
    """Our reading of the move against what it supersedes."""
    likelihood: (
        Literal[
            "almost_no_chance",
            "very_unlikely",
            "unlikely",
            "roughly_even_chance",
            "likely",
            "very_likely",
            "almost_certain",
        ]
        | None
    ) = None
    """For an inferred position (ICD 203)."""
    confidence: Literal["low", "moderate", "high"] | None = None
    """For an inferred position (ICD 203)."""
    note: Paragraph | None = None
    """A remark for the reader."""

    @property
    def label(self) -> str:
        return self.summary


STANCES = (
    "demands",
    "supports",
    "accepts",
    "conditional",
    "open",
    "ambiguous",
    "opposes",
    "rejects",
    "declines_to_state",
)
"""The stances every issue knows."""

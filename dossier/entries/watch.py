"""Open questions: what to watch, by when it is due, and how it turned out."""

from typing import ClassVar, Literal

from dossier.entries.common import Entry, Fields
from dossier.entries.fields import ActorRef, AnyRef, Date, IssueRef, Line, Paragraph


class DueChange(Fields):
    """A due date that was moved."""

    was: Date
    """The date before."""
    on: Date
    """When it was moved."""
    why: Paragraph
    """Why."""


class LikelihoodChange(Fields):
    """An estimate on a day (ICD 203 words)."""

    on: Date
    """The day."""
    term: Line
    """The word."""
    by: Line
    """Whose estimate."""


class Watch(Entry):
    """A question with a due date and a test."""

    type: ClassVar[str] = "watch"
    folder: ClassVar[str] = "watch"

    question: Line
    """The question."""
    opened: Date
    """When it was asked."""
    due: Date
    """When it should be settled."""
    criteria: Paragraph
    """How it will be decided."""
    resolver: Line | None = None
    """Who decides."""
    status: Literal["open", "resolved", "void"]
    """Whether it is settled."""
    outcome: Literal["yes", "no", "partial", "ambiguous"] | None = None
    """The answer."""
    resolved_on: Date | None = None
    """When it was settled."""
    outcome_text: Paragraph | None = None
    """What happened."""
    due_log: tuple[DueChange, ...] = ()
    """How the due date moved."""
    likelihood_log: tuple[LikelihoodChange, ...] = ()
    """Estimates over time."""
    issues: tuple[IssueRef, ...] = ()
    """The issues it is about."""
    actors: tuple[ActorRef, ...] = ()
    """Whom it concerns."""
    relates_to: tuple[AnyRef, ...] = ()
    """The entries it follows up."""

    @property
    def label(self) -> str:
        return self.question

"""Issues: what is negotiated, as a neutral question."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from dossier.entries.common import Entry, Fields
from dossier.entries.fields import ActorRef, Date, IssueRef, Key, Line, Paragraph


class Searched(Fields):
    """A record that somebody looked for a position: an empty cell that is not a blank."""

    holder: ActorRef
    """Whose position was looked for."""
    on: Date
    """When."""
    result: Literal["none_found", "not_applicable"]
    """What came of it."""
    note: Paragraph | None = None
    """Where was looked."""


class Issue(Entry):
    """A matter in dispute."""

    type: ClassVar[str] = "issue"
    folder: ClassVar[str] = "issues"

    title: Line
    """Its title."""
    short_title: Line | None = None
    """A title for the matrix."""
    question: Paragraph
    """The matter as a neutral question."""
    parent: IssueRef | None = None
    """The larger issue."""
    stances: Annotated[dict[Key, Line], Field(default_factory=dict)]
    """The issue's own scale of stances, if it has one: {freeze: stop on the current line}."""
    synonyms: tuple[Line, ...] = ()
    """Other words for it."""
    glossary: Paragraph | None = None
    """Terms a reader needs."""
    searched: tuple[Searched, ...] = ()
    """Positions looked for and not found."""

    @property
    def label(self) -> str:
        return self.title

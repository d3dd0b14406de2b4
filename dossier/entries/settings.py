"""The dossier's own file, content/dossier.yaml: what it covers, who answers for it, and the site's configuration."""

from typing import Annotated, Literal

from pydantic import Field

from dossier.entries.common import Fields
from dossier.entries.fields import ActorRef, Contact, Date, IssueRef, Key, Language, Line, Paragraph, Url

LONGEST = 100
"""Rows or columns of the positions matrix; it has a cell for each of both."""


class Licence(Fields):
    """Under what terms readers may use text and data."""

    text: Line
    """Licence of the text, such as CC BY 4.0."""
    data: Line
    """Licence of the data."""
    url: Url | None = None
    """Where the licence can be read."""


class Side(Fields):
    """A side of the conflict or the talks; the same code, shape and colour on every view."""

    id: Key
    """A short id."""
    name: Line
    """Its name."""
    code: Annotated[str, Field(pattern="^[A-Z]{2,4}$")]
    """A code of two to four letters."""
    shape: Literal["circle", "square", "triangle", "diamond", "hexagon", "cross"]
    """Its mark in figures, readable without colour."""
    colour: Literal["blue", "orange", "green", "purple", "brown", "grey", "teal", "red"] = "grey"
    """Its colour, from a set that colour-blind readers can tell apart."""
    parties: tuple[ActorRef, ...]
    """The actors that belong to it; their members and offices follow them."""


class Style(Fields):
    """House rules for words."""

    avoid: Annotated[dict[str, Line], Field(default_factory=dict)]
    """Loaded words outside quotations, each with what to write instead."""
    spellings: Annotated[dict[str, Line], Field(default_factory=dict)]
    """Spellings to replace: {Kiev: Kyiv}."""


class Matrix(Fields):
    """Which rows and columns the positions matrix shows, in order; all when left out."""

    holders: Annotated[tuple[ActorRef, ...], Field(max_length=LONGEST)] = ()
    """Columns."""
    issues: Annotated[tuple[IssueRef, ...], Field(max_length=LONGEST)] = ()
    """Rows."""


class Settings(Fields):
    """What `content/dossier.yaml` holds."""

    title: Line
    """The dossier's title."""
    short_title: Line | None = None
    """A title for the site's header."""
    description: Paragraph | None = None
    """One or two sentences for search results."""
    scope: Paragraph
    """What is in and what is out."""
    language: Language = "en"
    """The language of the text."""
    started: Date
    """Since when the dossier covers events."""
    ended: Date | None = None
    """Until when."""
    licence: Licence
    """Terms of use."""
    editors: tuple[Line, ...] = ()
    """Who answers for it."""
    contact: Contact
    """An address for errors and questions: e-mail or web address."""
    correction_policy: Key | None = None
    """The page with the corrections policy."""
    sides: tuple[Side, ...] = ()
    """The sides."""
    naming_policy: Key | None = None
    """The page with the naming policy."""
    transliteration: Annotated[dict[Language, Line], Field(default_factory=dict)]
    """The scheme for each language: {uk: kmu-2010}."""
    style: Style = Style(avoid={}, spellings={})
    """House rules for words."""
    as_of: Date | None = None
    """The day the site speaks of, where it is not the day of the last commit."""
    evidence_window: Paragraph | None = None
    """Which time the sources cover."""
    required_pages: tuple[Key, ...] = ()
    """Pages that must exist."""
    base_url: Url | None = None
    """The site's public address."""
    repository: Url | None = None
    """Where the content is kept, for edit and report links."""
    repository_branch: Line = "main"
    """The branch that is published."""
    cards: Literal["none", "site", "entries"] = "none"
    """Which pages have a picture of their own where their address is shared: none, one for the site, or one for each
    meeting, person, organisation, issue, track and document too; drawn by the extra `images`."""
    matrix: Matrix = Matrix()
    """What the positions matrix shows."""
    tags: Annotated[dict[Key, Line], Field(default_factory=dict)]
    """The tags entries may carry, with their meaning."""
    lint: Annotated[dict[str, Literal["error", "warning", "info", "off"]], Field(default_factory=dict)]
    """Levels of checks, where they differ from the default."""

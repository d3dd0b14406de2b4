"""Sources: what was published, by whom, when, and how far to rely on it (CSL-JSON names where they fit)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from dossier.entries.actor import Reliability
from dossier.entries.common import Entry, Fields
from dossier.entries.fields import ActorRef, Date, Language, Line, Paragraph, SourceRef, Url


class Archive(Fields):
    """A preserved copy."""

    url: Url
    """Its address."""
    date: Date
    """When it was taken."""
    service: Literal["wayback", "archive_today", "perma", "local"]
    """By whom."""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None
    """Digest of a local copy."""


class Source(Entry):
    """One publication."""

    type: ClassVar[str] = "source"
    folder: ClassVar[str] = "sources"

    title: Line
    """Its title; in [brackets] when the title is ours."""
    kind: Literal[
        "official_document",
        "readout",
        "transcript",
        "press_conference",
        "interview",
        "wire",
        "news",
        "analysis",
        "reference",
        "social_post",
        "dataset",
        "video",
        "leak",
        "court",
        "archive",
    ]
    """What sort of publication."""
    publisher: Line
    """Who published it."""
    publisher_actor: ActorRef | None = None
    """The publisher, where it is an actor of this dossier."""
    author: tuple[Line, ...] = ()
    """Who wrote it."""
    agency: Line | None = None
    """The news agency whose report it carries."""
    published: Date | None = None
    """When it was published; left out when not known."""
    url: Url | None = None
    """Its address."""
    reference: Line | None = None
    """Where to find it, if not on the web."""
    accessed: Date | None = None
    """When it was read."""
    language: Language
    """Its language."""
    reliability: Reliability
    """primary, solid, usable or low, as the method page explains."""
    reliability_basis: Paragraph | None = None
    """On what that grade rests."""
    archives: tuple[Archive, ...] = ()
    """Preserved copies."""
    derives_from: tuple[SourceRef, ...] = ()
    """Sources it repeats; two that repeat one are not independent."""
    csl_type: Line | None = None
    """CSL type, where the derived one does not fit."""
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    """DOI."""
    access: Literal["open", "paywall", "dead"] = "open"
    """Whether it can be read."""
    attribution: Literal["named", "anonymous", "mixed"] | None = None
    """Whether its own sources are named."""
    snapshot: Line | None = None
    """Path of a text copy for checking quotes: snapshots/gazette.txt; not published."""
    note: Paragraph | None = None
    """A remark for the reader."""

    @property
    def label(self) -> str:
        return self.title

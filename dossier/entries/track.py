"""Tracks: series of meetings that continue one another."""

from typing import ClassVar, Literal

from dossier.entries.common import Entry
from dossier.entries.fields import ActorRef, Date, Line, TrackRef

Level = Literal["head_of_state", "minister", "envoy", "official", "technical", "military"]


class Track(Entry):
    """A channel of talks with its rounds (schema.org: EventSeries)."""

    type: ClassVar[str] = "track"
    folder: ClassVar[str] = "tracks"

    name: Line
    """Its name."""
    short_name: Line | None = None
    """A name for lists and filters."""
    format: Literal["bilateral", "trilateral", "multilateral", "proximity", "shuttle", "back_channel"]
    """How the parties meet."""
    parties: tuple[ActorRef, ...]
    """Who takes part."""
    mediators: tuple[ActorRef, ...] = ()
    """Who mediates."""
    level: Level | None = None
    """At which level."""
    started: Date | None = None
    """When it began."""
    ended: Date | None = None
    """When it ended."""
    status: Literal["active", "suspended", "ended", "unclear"]
    """Where it stands."""
    numbering: Literal["continuous", "by_city", "none"] = "none"
    """How rounds are numbered."""
    predecessor: TrackRef | None = None
    """The track it continues."""

    @property
    def label(self) -> str:
        return self.name

"""Meetings in order: within their track, and all dated things on one line."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from dossier.base.edtf import sort_key
from dossier.entries import Document, Event, Meeting, Position, Track
from dossier.graph.dossier import Dossier, derived

Dated = Meeting | Event | Document | Position


class Neighbours(NamedTuple):
    """The meetings before and after one in its track."""

    before: str | None
    after: str | None


class Tracks(NamedTuple):
    """Meetings of each track in order of date, and each meeting's neighbours."""

    meetings: Mapping[str, tuple[Meeting, ...]]
    neighbours: Mapping[str, Neighbours]


@derived
def tracks_of(dossier: Dossier) -> Tracks:
    """The meetings of every track, earliest first."""
    found: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in dossier.all(Meeting):
        if meeting.track:
            found[meeting.track].append(meeting)
    ordered = {key: tuple(sorted(meetings, key=_order)) for key, meetings in found.items()}
    neighbours = {
        meeting.id: Neighbours(
            meetings[index - 1].id if index else None,
            meetings[index + 1].id if index + 1 < len(meetings) else None,
        )
        for meetings in ordered.values()
        for index, meeting in enumerate(meetings)
    }
    return Tracks({track.id: ordered.get(track.id, ()) for track in dossier.all(Track)}, neighbours)


def _order(meeting: Meeting) -> tuple[object, ...]:
    return (sort_key(meeting.date), meeting.time or "", meeting.id)


def in_order(dossier: Dossier) -> tuple[Dated, ...]:
    """Meetings and events, and documents that no event publishes, earliest first."""
    shown = {document for event in dossier.all(Event) for document in event.documents}
    documents = tuple(document for document in dossier.all(Document) if document.id not in shown)
    dated: tuple[Dated, ...] = (*dossier.all(Meeting), *dossier.all(Event), *documents)
    return tuple(sorted(dated, key=lambda item: (sort_key(item.date), item.id)))

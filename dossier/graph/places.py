"""Where meetings were: each at the nearest place up that has coordinates."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from dossier.entries import Meeting, Place
from dossier.graph.dossier import Dossier, derived

PLANNED = ("rumoured", "proposed", "scheduled", "postponed")


class Venue(NamedTuple):
    """A place with coordinates, and the meetings there."""

    place: Place
    held: int
    planned: int


class Venues(NamedTuple):
    """Places with coordinates and meetings, and how many meetings have none."""

    venues: tuple[Venue, ...]
    """By id."""
    nowhere: int
    """Meetings held at no place that is on a map: calls, and places without coordinates."""


def on_map(dossier: Dossier, place_id: str | None) -> Place | None:
    """The place, or the nearest that it lies in, that has coordinates; None where there is none."""
    seen: set[str] = set()
    while place_id and place_id not in seen:
        seen.add(place_id)
        place = dossier.get(place_id, Place)
        if place.lat is not None and place.lon is not None:
            return place
        place_id = place.within
    return None


@derived
def venues(dossier: Dossier) -> Venues:
    """All places of meetings that can be drawn."""
    held, planned = _counts(dossier)
    found = sorted(held.keys() | planned.keys())
    return Venues(
        tuple(Venue(dossier.get(key, Place), held[key], planned[key]) for key in found if key), held[""]
    )


def _counts(dossier: Dossier) -> tuple[Mapping[str, int], Mapping[str, int]]:
    held: Counter[str] = Counter()
    planned: Counter[str] = Counter()
    for meeting in dossier.all(Meeting):
        place = on_map(dossier, meeting.place)
        if meeting.status in ("held", "ongoing"):
            held[place.id if place else ""] += 1
        elif meeting.status in PLANNED and place:
            planned[place.id] += 1
    return held, planned

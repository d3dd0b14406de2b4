"""Nobody sits in two cities at once. Where two meetings of one day both list a person as present, in places far
apart, one of the lists or dates is wrong, or the person took part from afar. Meetings with times are compared
by the hour, others only when the places lie more than 3,000 kilometres apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from math import acos, cos, radians, sin
from typing import NamedTuple

from dossier.entries import Meeting, Place
from dossier.lint.rule import Case, Finding, Level, Path, Rule

GOOD = """\
=== content/places/far-isle.yaml
name: Far Isle
lat: -40.0
lon: 170.0
=== content/places/lighthouse-bay.yaml
name: Lighthouse Bay
lat: 46.2
lon: 6.1
=== content/meetings/second-round.yaml
date: 2025-06-20
=== content/meetings/third-round.yaml
date: 2025-06-22
place: far-isle
"""
BAD = """\
=== content/places/far-isle.yaml
name: Far Isle
lat: -40.0
lon: 170.0
=== content/places/lighthouse-bay.yaml
name: Lighthouse Bay
lat: 46.2
lon: 6.1
=== content/meetings/second-round.yaml
date: 2025-06-20
=== content/meetings/third-round.yaml
date: 2025-06-20
place: far-isle
delegations:
  - {party: northport, role: party, members: [{person: ana-petrovic, attendance: present}]} # <- here
  - {party: southport, role: party}
"""


FAR = 3_000
"""Kilometres that nobody travels between two meetings of one day."""


class _Seat(NamedTuple):
    meeting: Meeting
    path: Path


def check(case: Case) -> Iterator[Finding]:
    for (person, _), seats in _by_day(case).items():
        for one, other in combinations(seats[:20], 2):
            if _apart(case, one.meeting, other.meeting):
                yield Finding(
                    other.meeting.id,
                    other.path,
                    f"{case.label(person)} was at {case.label(one.meeting.id)} on that day, far away",
                    "correct the date, the place or the attendance of one of them",
                    (("the other meeting", one.meeting.id, one.path),),
                )


def _by_day(case: Case) -> Mapping[tuple[str, str], list[_Seat]]:
    found: dict[tuple[str, str], list[_Seat]] = defaultdict(list)
    for meeting in case.dossier.all(Meeting):
        if (
            meeting.place
            and meeting.status in ("held", "ongoing")
            and meeting.date.earliest == meeting.date.latest
        ):
            for d, delegation in enumerate(meeting.delegations):
                for m, member in enumerate(delegation.members):
                    if member.attendance == "present":
                        path = ("delegations", d, "members", m, "person")
                        found[member.person, meeting.date.text].append(_Seat(meeting, path))
    return found


def _apart(case: Case, one: Meeting, other: Meeting) -> bool:
    """Whether nobody can have been at both."""
    if one.place == other.place or other.part_of == one.id or one.part_of == other.id:
        return False
    if one.time and other.time and one.end_time and other.end_time and one.timezone == other.timezone:
        return one.time < other.end_time and other.time < one.end_time
    return (_distance(case, one, other) or 0) > FAR


def _distance(case: Case, one: Meeting, other: Meeting) -> float | None:
    """Kilometres between the places, along a great circle."""
    ends = [case.dossier.get(meeting.place, Place) for meeting in (one, other) if meeting.place]
    points = [
        (radians(place.lat), radians(place.lon))
        for place in ends
        if place.lat is not None and place.lon is not None
    ]
    if len(points) < 2:
        return None
    (lat, lon), (lat2, lon2) = points
    cosine = sin(lat) * sin(lat2) + cos(lat) * cos(lat2) * cos(lon - lon2)
    return 6371 * acos(max(-1.0, min(1.0, cosine)))


RULE = Rule(
    name="two-places-at-once",
    level=Level.WARNING,
    summary="a person took part in two meetings in different places at the same time",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

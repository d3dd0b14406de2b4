"""A call at half past one in the night in one capital is the evening before in the other, and each side's readout
gives its own day. The dossier keeps one; a note with the delegation of the other side tells the reader why its
sources give another."""

from collections.abc import Iterator
from datetime import date, datetime, time

from dossier.base.edtf import parse, say
from dossier.entries import Meeting, Organisation, Place
from dossier.lint.rule import Case, Finding, Level, Rule

_WORLD = """\
=== content/places/lighthouse-bay.yaml
name: Lighthouse Bay
timezone: Europe/Zurich
=== content/places/far-harbour.yaml
name: Far Harbour
country: US
timezone: America/New_York
=== content/actors/southport.yaml
kind: state
name: Southport
seat: far-harbour
offices:
  envoy: {name: Special Envoy, rank: envoy}
=== content/meetings/second-round.yaml
kind: call
date: 2025-06-20
timezone: Europe/Zurich
delegations: [{party: northport, role: party}, {party: southport, role: party}]
"""
GOOD = f"""\
{_WORLD}time: "15:30"
"""
BAD = f"""\
{_WORLD}time: "01:30" # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        day = meeting.date.earliest
        if meeting.kind not in ("call", "video") or not meeting.time or not meeting.timezone:
            continue
        if day is None or meeting.date.precision != "day" or meeting.date.latest != day:
            continue
        for delegation in meeting.delegations:
            zone = None if delegation.note else _zone(case, delegation.party)
            there = _day(day, meeting.time, meeting.timezone, zone) if zone else day
            if there != day:
                message = (
                    f"for {case.label(delegation.party)} ({zone}) it was {say(parse(there.isoformat()))}"
                )
                hint = "say so in the note of that delegation, since its sources will give that day"
                yield Finding(meeting.id, ("time",), message, hint)


def _zone(case: Case, party: str) -> str | None:
    """The zone of a party's seat, else of the seats of its bodies where these are all in one."""
    own = case.dossier.get(party, Organisation).seat if _is_body(case, party) else None
    bodies = (org.seat for org in case.dossier.all(Organisation) if org.parent == party)
    seats = (own,) if own else tuple(seat for seat in bodies if seat)
    zones = {case.dossier.get(seat, Place).timezone for seat in seats}
    return zones.pop() if len(zones) == 1 else None


def _is_body(case: Case, party: str) -> bool:
    return isinstance(case.dossier.entries[party], Organisation)


def _day(day: date, clock: str, zone: str, other: str) -> date:
    """The day elsewhere at a local time."""
    from zoneinfo import ZoneInfo  # reads the zone's file: only for calls with a time

    local = datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone))
    return local.astimezone(ZoneInfo(other)).date()


RULE = Rule(
    name="call-across-midnight",
    level=Level.WARNING,
    summary="a call fell on another day for one of its parties, and no note says so",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

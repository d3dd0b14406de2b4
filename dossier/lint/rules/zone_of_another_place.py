"""Times are given as clocks show them where people met. Another zone usually comes from the newspaper that
reported the time, and moves the meeting by hours."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from dossier.entries import Meeting, Place
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
time: "13:00"
timezone: Europe/Berlin
"""
BAD = """\
=== content/meetings/second-round.yaml
time: "13:00"
timezone: Europe/Kyiv # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        place = case.dossier.get(meeting.place, Place) if meeting.place and meeting.timezone else None
        day = meeting.date.earliest
        if (
            not place
            or not place.timezone
            or not meeting.timezone
            or not day
            or meeting.kind in ("call", "video")
        ):
            continue
        if _offset(day, meeting.timezone) != _offset(day, place.timezone):
            message = f"{meeting.timezone} is not the time of {place.name} ({place.timezone})"
            yield Finding(meeting.id, ("timezone",), message, "give the time as clocks showed it there")


def _offset(day: date, zone: str) -> timedelta | None:
    """How far clocks are from UTC at noon of a day."""
    from zoneinfo import ZoneInfo  # reads the zone's file: only for meetings with a zone

    return datetime.combine(day, time(12), ZoneInfo(zone)).utcoffset()


RULE = Rule(
    name="zone-of-another-place",
    level=Level.WARNING,
    summary="the time zone of a meeting is not that of its place",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

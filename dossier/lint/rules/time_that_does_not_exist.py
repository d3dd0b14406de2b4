"""On one night in spring clocks jump from two to three, so that half past two does not exist there. A meeting at
that hour was given in another zone, or on another day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from dossier.entries import Meeting
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
date: 2025-03-29
time: "02:30"
timezone: Europe/Zurich
"""
BAD = """\
=== content/meetings/second-round.yaml
date: 2025-03-30
time: "02:30" # <- here
timezone: Europe/Zurich
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        for field in ("time", "end_time") if meeting.timezone else ():
            clock = getattr(meeting, field)
            day = meeting.date.earliest if field == "time" else meeting.date.latest
            if (
                clock
                and day
                and meeting.date.precision == "day"
                and not _exists(day, clock, meeting.timezone or "")
            ):
                message = (
                    f"there was no {clock} on {day.isoformat()} in {meeting.timezone}: clocks went forward"
                )
                yield Finding(meeting.id, (field,), message, "correct the time, the zone or the day")


def _exists(day: date, clock: str, zone: str) -> bool:
    """Whether a local time survives the way to UTC and back."""
    from zoneinfo import ZoneInfo  # reads the zone's file: only for meetings with a time

    local = datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone))
    return local.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local.replace(tzinfo=None)


RULE = Rule(
    name="time-that-does-not-exist",
    level=Level.ERROR,
    summary="clocks skipped that time on that day",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

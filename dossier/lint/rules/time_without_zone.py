"""Half past one at night in Kyiv is the day before in Washington. A time without its zone cannot be compared, and
readers abroad take it for theirs."""

from collections.abc import Iterator

from dossier.entries import Meeting, Place
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
time: "13:00"
timezone: Europe/Zurich
"""
BAD = """\
=== content/meetings/second-round.yaml
time: "13:00" # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        field = "time" if meeting.time else "end_time" if meeting.end_time else ""
        if field and not meeting.timezone:
            place = case.dossier.get(meeting.place, Place) if meeting.place else None
            zone = place.timezone if place and place.timezone else "Europe/Istanbul"
            yield Finding(meeting.id, (field,), "a time without its zone", f"add timezone, such as {zone}")


RULE = Rule(
    name="time-without-zone",
    level=Level.ERROR,
    summary="a time of day has no time zone",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

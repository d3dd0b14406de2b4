"""A series of talks of which nothing was heard for a month may have ended in silence. Look whether there is news;
if there is none, the page may say so, or the status be suspended or unclear."""

from collections.abc import Iterator

from dossier.base.edtf import Edtf, say
from dossier.entries import Track
from dossier.lint.dates import earlier, of_day
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/tracks/harbour-track.yaml
status: active
=== content/events/toll-raised.yaml
date: 2026-02-20
relates_to: [harbour-track]
"""
BAD = """\
=== content/tracks/harbour-track.yaml
status: active # <- here
=== content/events/toll-raised.yaml
date: 2025-05-20
relates_to: [harbour-track]
"""

DAYS = 30


def check(case: Case) -> Iterator[Finding]:
    today = of_day(case.dossier.as_of)
    for track in case.dossier.all(Track):
        dates = _dates(case, track)
        if track.status == "active" and dates and all(earlier(day, today, DAYS) for day in dates):
            last = max(dates, key=lambda day: day.latest or case.dossier.as_of)
            message = f"active, and nothing after {say(last)}"
            yield Finding(track.id, ("status",), message, "look for news, or write suspended or unclear")


def _dates(case: Case, track: Track) -> list[Edtf]:
    """The day it began, and of every dated entry that names it."""
    found = [track.started] if track.started else []
    for referrer in case.dossier.referrers.get(track.id, ()):
        date = vars(case.dossier.entries[referrer.id]).get("date")
        if isinstance(date, Edtf):
            found.append(date)
    return found


RULE = Rule(
    name="track-without-news",
    level=Level.INFO,
    summary=f"a track is active and has had no entry for {DAYS} days",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="day",
)

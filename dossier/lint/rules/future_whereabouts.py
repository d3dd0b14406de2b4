"""To the hour and the building, a plan that was not announced is a target. Until a party has made it public, the
day is enough."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Meeting
from dossier.lint.dates import earlier, of_day
from dossier.lint.evidence import sources
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
status: scheduled
secrecy: public
date: 2026-04-20
time: "13:00"
timezone: Europe/Zurich
delegations: [{party: northport, role: party}, {party: southport, role: party}]
"""
BAD = """\
=== content/meetings/second-round.yaml
status: scheduled
date: 2026-04-20
time: "13:00" # <- here
timezone: Europe/Zurich
delegations: [{party: northport, role: party}, {party: southport, role: party}]
cites: [gazette, courier]
"""


def check(case: Case) -> Iterator[Finding]:
    today = of_day(case.dossier.as_of)
    for meeting in case.dossier.all(Meeting):
        planned = meeting.status in ("scheduled", "proposed", "rumoured") and meeting.time
        if not planned or meeting.secrecy == "public" or not earlier(today, meeting.date):
            continue
        if not any(source.publisher_actor for source in sources(case.dossier, case.witnesses(meeting.id))):
            message = f"the hour of a meeting to come on {say(meeting.date)}, which no party has announced"
            yield Finding(meeting.id, ("time",), message, "leave the time out, or cite the announcement")


RULE = Rule(
    name="future-whereabouts",
    level=Level.WARNING,
    summary="the hour at which somebody will be somewhere, before the parties have announced it",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="day",
)

"""After a month a meeting that was put off has a new date, was called off, or nobody knows. The status should say
which, for readers take postponed for still to come."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Meeting
from dossier.lint.dates import earlier, of_day
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
status: postponed
date: 2026-02-20
delegations: [{party: northport, role: party}, {party: southport, role: party}]
status_log: [{status: postponed, on: 2026-02-18, reason: Storm., cites: [gazette]}]
"""
BAD = """\
=== content/meetings/second-round.yaml
status: postponed # <- here
date: 2025-06-20
delegations: [{party: northport, role: party}, {party: southport, role: party}]
status_log: [{status: postponed, on: 2025-06-18, reason: Storm., cites: [gazette]}]
"""


DAYS = 30


def check(case: Case) -> Iterator[Finding]:
    today = of_day(case.dossier.as_of)
    for meeting in case.dossier.all(Meeting):
        since = [step.on for step in meeting.status_log if step.status == "postponed"][-1:]
        waiting = meeting.status == "postponed" and all(
            earlier(day, today, DAYS) for day in (meeting.date, *since)
        )
        if waiting:
            message = f"put off since {say(since[0] if since else meeting.date)} without a new date"
            yield Finding(
                meeting.id, ("status",), message, "give the new date, or write cancelled or unclear"
            )


RULE = Rule(
    name="postponed-without-new-date",
    level=Level.WARNING,
    summary="a meeting has been postponed for more than a month without a new date",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="day",
)

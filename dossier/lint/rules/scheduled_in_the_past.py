"""A reader who finds a meeting scheduled for last month cannot tell whether it took place. Once the day has passed
the status must say what happened: held, postponed, cancelled, or unclear if no source tells."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Meeting
from dossier.lint.dates import earlier, of_day
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
date: 2026-04-20
status: scheduled
delegations: [{party: northport, role: party}, {party: southport, role: party}]
"""
BAD = """\
=== content/meetings/second-round.yaml
date: 2025-04-20
status: scheduled # <- here
delegations: [{party: northport, role: party}, {party: southport, role: party}]
"""


def check(case: Case) -> Iterator[Finding]:
    today = of_day(case.dossier.as_of)
    for meeting in case.dossier.all(Meeting):
        if meeting.status in ("scheduled", "proposed", "rumoured") and earlier(meeting.date, today):
            yield Finding(
                meeting.id,
                ("status",),
                f"{meeting.status} for {say(meeting.date)}, and it is {say(today)}",
                "write held, postponed or cancelled, or unclear if no source tells, with a line in status_log",
            )


RULE = Rule(
    name="scheduled-in-the-past",
    level=Level.WARNING,
    summary="a meeting is still planned though its day has passed",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="day",
)

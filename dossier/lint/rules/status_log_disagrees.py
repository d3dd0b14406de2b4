"""The history leads to the present. If its last line says scheduled and the meeting is held, a step is missing,
and readers see two answers on one page."""

from collections.abc import Iterator
from itertools import pairwise

from dossier.base.edtf import Truth, before, say
from dossier.entries import Meeting
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
status: held
status_log:
  - {status: scheduled, on: 2025-06-01, cites: [gazette]}
  - {status: held, on: 2025-06-20, cites: [gazette]}
"""
BAD = """\
=== content/meetings/second-round.yaml
status: held
status_log:
  - status: scheduled # <- here
    on: 2025-06-01
    cites: [gazette]
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        log = meeting.status_log
        for index, (one, other) in enumerate(pairwise(log), 1):
            if before(other.on, one.on) is Truth.YES:
                message = f"{say(other.on)} comes after {say(one.on)}"
                yield Finding(meeting.id, ("status_log", index, "on"), message, "put the lines in order")
        if log and log[-1].status != meeting.status:
            message = f"the last step is {log[-1].status}, the meeting {meeting.status}"
            yield Finding(meeting.id, ("status_log", len(log) - 1, "status"), message, "add the last step")


RULE = Rule(
    name="status-log-disagrees",
    level=Level.WARNING,
    summary="the last line of a meeting's history says another status, or its lines are out of order",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

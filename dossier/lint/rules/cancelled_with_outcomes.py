"""What was not held brought nothing, and nobody was there. The status is wrong, or the people were only announced,
or the words were said on another occasion."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.graph.attendance import THERE
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
status: scheduled
date: 2026-04-20
delegations:
  - {party: northport, role: party, members: [{person: ana-petrovic, attendance: announced}]}
  - {party: southport, role: party}
"""
BAD = """\
=== content/meetings/second-round.yaml
status: scheduled
date: 2026-04-20
delegations:
  - party: northport
    role: party
    members:
      - person: ana-petrovic
        attendance: present # <- here
  - {party: southport, role: party}
"""


NOT_HELD = ("cancelled", "postponed", "scheduled", "proposed", "rumoured")
EMPTY = ("none_announced", "failure")
"""Outcomes that a meeting may have by not taking place."""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        if meeting.status not in NOT_HELD:
            continue
        for d, delegation in enumerate(meeting.delegations):
            for m, member in enumerate(delegation.members):
                if member.attendance in THERE:
                    path = ("delegations", d, "members", m, "attendance")
                    who = case.label(member.person)
                    message = f"{who} is {member.attendance} at a meeting that is {meeting.status}"
                    yield Finding(meeting.id, path, message, "write announced, or correct the status")
        for index, outcome in enumerate(meeting.outcomes):
            if outcome.kind not in EMPTY:
                message = f"an outcome of a meeting that is {meeting.status}"
                yield Finding(
                    meeting.id, ("outcomes", index), message, "correct the status, or move it elsewhere"
                )


RULE = Rule(
    name="cancelled-with-outcomes",
    level=Level.ERROR,
    summary="a meeting that did not take place has outcomes, or people who were present",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

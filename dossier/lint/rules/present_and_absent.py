"""Whether somebody came is often the news. One meeting cannot say both that a person took part and that they
were expected and did not come; if reports disagree, that is a dispute with its sources."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.graph.attendance import THERE
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
delegations:
  - {party: northport, role: party, members: [{person: ana-petrovic, attendance: present}]}
  - {party: southport, role: party}
absent:
  - {person: tomas-lind, expected_because: Southport had announced him.}
"""
BAD = """\
=== content/meetings/second-round.yaml
delegations:
  - {party: northport, role: party, members: [{person: ana-petrovic, attendance: present}]}
  - {party: southport, role: party}
absent:
  - person: ana-petrovic # <- here
    expected_because: Northport had announced her.
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        there = {
            member.person: (d, m)
            for d, delegation in enumerate(meeting.delegations if meeting.absent else ())
            for m, member in enumerate(delegation.members)
            if member.attendance in THERE
        }
        for index, absence in enumerate(meeting.absent):
            if absence.person in there:
                d, m = there[absence.person]
                yield Finding(
                    meeting.id,
                    ("absent", index, "person"),
                    f"{case.label(absence.person)} is listed as taking part and as absent",
                    "keep one; where reports disagree, record it under disputes",
                    (("taking part", meeting.id, ("delegations", d, "members", m)),),
                )


RULE = Rule(
    name="present-and-absent",
    level=Level.ERROR,
    summary="a person both took part in a meeting and is listed as absent",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

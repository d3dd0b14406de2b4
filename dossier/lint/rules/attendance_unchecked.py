"""Before a meeting a list of names is an announcement; afterwards a reader takes it for who came. Two weeks after
the meeting it should be known, or be said in a note, who of the announced was there."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Meeting
from dossier.entries.meeting import Member
from dossier.lint.dates import earlier, of_day
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/gazette.yaml
published: 2026-02-21
=== content/meetings/second-round.yaml
cites: [gazette, courier]
date: 2026-02-20
delegations:
  - {party: northport, role: party, members: [{person: ana-petrovic, attendance: announced}]}
  - {party: southport, role: party}
"""
BAD = """\
=== content/meetings/second-round.yaml
date: 2025-06-20
delegations:
  - party: northport
    role: party
    members:
      - person: ana-petrovic
        attendance: announced # <- here
  - {party: southport, role: party}
"""


DAYS = 14
"""Days after which it should be known who came."""


def check(case: Case) -> Iterator[Finding]:
    today = of_day(case.dossier.as_of)
    for part in case.of(Member):
        member = part.value
        if member.attendance == "announced" and not member.note:
            meeting = case.dossier.get(part.id, Meeting)
            if meeting.status == "held" and earlier(meeting.date, today, DAYS):
                yield Finding(
                    meeting.id,
                    (*part.path, "attendance"),
                    f"{case.label(member.person)} is still only announced for {say(meeting.date)}",
                    "write present or absent; if no source tells, unconfirmed, or say in a note what is known",
                )


RULE = Rule(
    name="attendance-unchecked",
    level=Level.WARNING,
    summary="weeks after a meeting somebody is still only announced",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="day",
)

"""The stated size comes from a report, the list from several. If more people are listed than came, somebody on the
list was announced and did not travel, or belongs to another delegation."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.graph.attendance import THERE
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
delegations:
  - {party: northport, role: party, size: 4, members: [{person: ana-petrovic, attendance: present}]}
  - {party: southport, role: party}
"""
BAD = """\
=== content/meetings/second-round.yaml
delegations:
  - party: northport
    role: party
    size: 1 # <- here
    members:
      - {person: ana-petrovic, attendance: present}
      - {person: ben-okafor, attendance: present}
  - {party: southport, role: party}
=== content/actors/ben-okafor.yaml
kind: person
name: Ben Okafor
affiliations: [{org: northport, role: adviser}]
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        for index, delegation in enumerate(meeting.delegations):
            there = sum(member.attendance in THERE for member in delegation.members)
            if delegation.size is not None and delegation.size < there:
                message = f"a delegation of {delegation.size} with {there} members who took part"
                hint = (
                    "correct the size or the attendance, or record the reports that disagree under disputes"
                )
                yield Finding(meeting.id, ("delegations", index, "size"), message, hint)


RULE = Rule(
    name="size-smaller-than-members",
    level=Level.WARNING,
    summary="a delegation is said to be smaller than the list of those who came",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

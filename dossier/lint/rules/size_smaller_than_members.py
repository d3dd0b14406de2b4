"""The stated size comes from a report, the list from several. If more people are listed than came, somebody on the
list was announced and did not travel, or belongs to another delegation."""

from collections.abc import Iterator

from dossier.entries.meeting import Delegation
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
    for part in case.of(Delegation):
        size = part.value.size
        there = 0 if size is None else sum(member.attendance in THERE for member in part.value.members)
        if size is not None and size < there:
            message = f"a delegation of {size} with {there} members who took part"
            hint = "correct the size or the attendance, or record the reports that disagree under disputes"
            yield Finding(part.id, (*part.path, "size"), message, hint)


RULE = Rule(
    name="size-smaller-than-members",
    level=Level.WARNING,
    summary="a delegation is said to be smaller than the list of those who came",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

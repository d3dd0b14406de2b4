"""Who led a delegation is what most readers look for. If the head is not among the members, the page cannot say
whether they came; and two heads leave open which of them spoke."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.entries.meeting import Delegation
from dossier.lint.rule import Case, Finding, Level, Path, Rule

GOOD = """\
=== content/meetings/second-round.yaml
delegations:
  - party: northport
    role: party
    head: ana-petrovic
    members:
      - {person: ana-petrovic, function: head, attendance: present}
  - {party: southport, role: party}
"""
BAD = """\
=== content/meetings/second-round.yaml
delegations:
  - party: northport
    role: party
    head: ana-petrovic # <- here
    members: []
  - {party: southport, role: party}
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        for index, delegation in enumerate(meeting.delegations):
            yield from _of(case, meeting, ("delegations", index), delegation)


def _of(case: Case, meeting: Meeting, path: Path, delegation: Delegation) -> Iterator[Finding]:
    head = delegation.head
    if head and all(member.person != head for member in delegation.members):
        message = f"{case.label(head)} heads the delegation and is not among its members"
        yield Finding(meeting.id, (*path, "head"), message, "add them to members, with their attendance")
    heads = [
        (index, member.person)
        for index, member in enumerate(delegation.members)
        if member.function == "head" and member.person != head
    ]
    for index, person in heads if head else heads[1:]:
        first = head or heads[0][1]
        message = f"{case.label(person)} and {case.label(first)} both head the delegation"
        hint = "keep one head; the other is a member"
        yield Finding(meeting.id, (*path, "members", index, "function"), message, hint)


RULE = Rule(
    name="head-not-member",
    level=Level.WARNING,
    summary="the head of a delegation is not among its members, or there are two heads",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

"""A person comes to a meeting for one party. A name in two delegations, or twice in one, is nearly always a slip
in copying, and it doubles the person in every list of who met whom. Somebody who speaks for another than the
party of the delegation has `on_behalf_of`."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.lint.rule import Case, Finding, Level, Path, Rule

GOOD = """\
=== content/meetings/second-round.yaml
delegations:
  - {party: northport, role: party, members: [{person: ana-petrovic, attendance: present}]}
  - {party: southport, role: party, members: [{person: tomas-lind, attendance: present}]}
"""
BAD = """\
=== content/meetings/second-round.yaml
delegations:
  - {party: northport, role: party, members: [{person: ana-petrovic, attendance: present}]}
  - party: southport
    role: party
    members:
      - {person: tomas-lind, attendance: present}
      - {person: tomas-lind, attendance: present} # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        seen: dict[str, Path] = {}
        for d, delegation in enumerate(meeting.delegations):
            for m, member in enumerate(delegation.members):
                path = ("delegations", d, "members", m, "person")
                if member.person in seen:
                    yield Finding(
                        meeting.id,
                        path,
                        f"{case.label(member.person)} is in this meeting twice",
                        "a person comes for one party, once",
                        (("here too", meeting.id, seen[member.person]),),
                    )
                seen.setdefault(member.person, path)


RULE = Rule(
    name="in-two-delegations",
    level=Level.ERROR,
    summary="a person stands twice in the delegations of one meeting",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

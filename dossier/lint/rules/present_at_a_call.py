"""Present means in the room. People on the telephone or on a screen are `remote`, and a reader who counts who met
whom in person must be able to rely on it."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/call.yaml
kind: call
delegations:
  - {party: northport, role: party, members: [{person: ana-petrovic, attendance: remote}]}
  - {party: southport, role: party, members: [{person: tomas-lind, attendance: remote}]}
"""
BAD = """\
=== content/meetings/call.yaml
kind: call
delegations:
  - {party: northport, role: party, members: [{person: ana-petrovic, attendance: remote}]}
  - party: southport
    role: party
    members:
      - person: tomas-lind
        attendance: present # <- here
"""


KINDS = {"call": "a call", "video": "a video conference", "written": "an exchange of letters"}


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        for d, delegation in enumerate(meeting.delegations if meeting.kind in KINDS else ()):
            for m, member in enumerate(delegation.members):
                if member.attendance == "present":
                    yield Finding(
                        meeting.id,
                        ("delegations", d, "members", m, "attendance"),
                        f"{case.label(member.person)} cannot be present at {KINDS[meeting.kind]}",
                        "write remote",
                    )


RULE = Rule(
    name="present-at-a-call",
    level=Level.ERROR,
    summary="somebody was present at a call, a video conference or an exchange of letters",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

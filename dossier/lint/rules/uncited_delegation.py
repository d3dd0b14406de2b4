"""Who was in the room is a fact about living people, and it needs a witness like any other. A delegation may have
its own sources, each member may, or those of the meeting serve; sources of the meeting that are limited to
other fields do not."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
delegations:
  - party: northport
    role: party
    members: [{person: ana-petrovic, attendance: present}]
    cites: [gazette]
  - {party: southport, role: party}
"""
BAD = """\
=== content/meetings/second-round.yaml
delegations:
  - party: northport # <- here
    role: party
    members: [{person: ana-petrovic, attendance: present}]
  - {party: southport, role: party}
cites:
  - {source: gazette, fields: [date]}
  - {source: north-readout, fields: [date]}
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        if any(not cite.fields or "delegations" in cite.fields for cite in meeting.cites):
            continue
        for index, delegation in enumerate(meeting.delegations):
            bare = [member for member in delegation.members if not member.cites]
            if bare and not delegation.cites:
                message = f"no source says who came for {case.label(delegation.party)}"
                hint = "add cites to the delegation, to its members, or to the meeting"
                yield Finding(meeting.id, ("delegations", index, "party"), message, hint)


RULE = Rule(
    name="uncited-delegation",
    level=Level.ERROR,
    summary="no source says who belonged to a delegation",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

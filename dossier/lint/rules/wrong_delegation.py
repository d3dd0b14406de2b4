"""A person comes for somebody. If nothing in their file ties a member to the party on that day, the name is in the
wrong delegation, the tie is missing from the file, or they spoke for another, which `on_behalf_of` says."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Entry, Meeting, Organisation, Person
from dossier.entries.meeting import Delegation
from dossier.lint.rule import Case, Finding, Level, Path, Rule
from dossier.lint.ties import belongs

GOOD = """\
=== content/meetings/second-round.yaml
delegations:
  - {party: northport, role: party, members: [{person: ana-petrovic, attendance: present}]}
  - {party: southport, role: party}
"""
BAD = """\
=== content/meetings/second-round.yaml
delegations:
  - party: northport
    role: party
    members:
      - {person: ana-petrovic, attendance: present}
      - {person: tomas-lind, attendance: present} # <- here
  - {party: southport, role: party}
"""


def check(case: Case) -> Iterator[Finding]:
    entries = case.dossier.entries
    for meeting in case.dossier.all(Meeting):
        for index, delegation in enumerate(meeting.delegations):
            if not _is_open(entries[delegation.party]):
                yield from _strangers(case, meeting, ("delegations", index, "members"), delegation)


def _strangers(case: Case, meeting: Meeting, path: Path, delegation: Delegation) -> Iterator[Finding]:
    for index, member in enumerate(delegation.members):
        person = case.dossier.entries[member.person]
        if not isinstance(person, Person) or not (person.tenures or person.affiliations or person.side):
            continue  # another check asks for a role
        if not member.on_behalf_of and not belongs(case.dossier, person.id, delegation.party, meeting.date):
            yield Finding(
                meeting.id,
                (*path, index, "person"),
                f"nothing ties {person.name} to {case.label(delegation.party)} on {say(meeting.date)}",
                "correct the delegation, add on_behalf_of, or the office or affiliation to the person's file",
            )


def _is_open(party: Entry) -> bool:
    """A coalition whose members are not listed may bring anybody."""
    return isinstance(party, Organisation) and party.kind in ("coalition", "igo") and not party.members


RULE = Rule(
    name="wrong-delegation",
    level=Level.WARNING,
    summary="a member of a delegation has no tie to its party on that day",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    is_dear=True,
)

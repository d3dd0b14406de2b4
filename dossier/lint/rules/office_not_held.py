"""A title is the first thing a reader takes from a page, and newspapers often give the one that somebody held
last year or was to hold next month. Where an entry names the office in which a person came, spoke or signed, that
office must be theirs on that day. Usually it is best left out: the office of the day is then worked out from the
dates in the person's file."""

from collections.abc import Iterator
from typing import NamedTuple

from dossier.base.edtf import Edtf, Truth, say
from dossier.entries import Document, Meeting, Person, Position
from dossier.entries.meeting import Member
from dossier.graph.offices import in_force
from dossier.lint.rule import Case, Finding, Level, Path, Rule

GOOD = """\
=== content/meetings/second-round.yaml
date: 2025-07-20
delegations:
  - party: northport
    role: party
    members:
      - {person: ana-petrovic, attendance: present, capacity: northport/secretary}
  - {party: southport, role: party}
"""
BAD = """\
=== content/meetings/second-round.yaml
date: 2025-07-20
delegations:
  - party: northport
    role: party
    members:
      - person: ana-petrovic
        attendance: present
        capacity: northport/minister # <- here
  - {party: southport, role: party}
"""


class _Use(NamedTuple):
    id: str
    path: Path
    person: str
    office: str
    day: Edtf


def check(case: Case) -> Iterator[Finding]:
    for use in _uses(case):
        person = case.dossier.entries[use.person]
        tenures = person.tenures if isinstance(person, Person) else ()
        held = [in_force(tenure, use.day) for tenure in tenures if tenure.office == use.office]
        if Truth.YES in held:
            continue
        perhaps = Truth.MAYBE in held
        title = case.dossier.offices[use.office].title
        yield Finding(
            use.id,
            use.path,
            f"{case.label(use.person)} was {'perhaps ' if perhaps else ''}not {title} on {say(use.day)}",
            "leave the capacity out to show the office of that day, or correct the dates of the tenure",
            tuple(
                ("the tenure", use.person, ("tenures", index))
                for index, tenure in enumerate(tenures)
                if tenure.office == use.office
            ),
            Level.WARNING if perhaps else None,
        )


def _uses(case: Case) -> Iterator[_Use]:
    for part in case.of(Member):
        member = part.value
        if member.capacity:
            day = case.dossier.get(part.id, Meeting).date
            yield _Use(part.id, (*part.path, "capacity"), member.person, member.capacity, day)
    for position in case.dossier.all(Position):
        if position.capacity and position.stated_by:
            yield _Use(position.id, ("capacity",), position.stated_by, position.capacity, position.date)
    for document in case.dossier.all(Document):
        for s, signatory in enumerate(document.signatories):
            if signatory.capacity:
                path: Path = ("signatories", s, "capacity")
                yield _Use(document.id, path, signatory.person, signatory.capacity, document.date)


RULE = Rule(
    name="office-not-held",
    level=Level.ERROR,
    summary="a person is given an office that they did not hold on that day",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

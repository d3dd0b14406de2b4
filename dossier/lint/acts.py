"""What actors do on a day, as far as entries say: come, speak, hold a position, sign."""

from collections.abc import Iterator
from typing import NamedTuple

from dossier.base.edtf import Edtf
from dossier.entries import Document, Meeting, Organisation, Person, Position
from dossier.graph.attendance import THERE
from dossier.lint.case import Case
from dossier.lint.finding import Path


class Act(NamedTuple):
    """One thing an actor does."""

    actor: str
    day: Edtf
    id: str
    """The entry that says so."""
    path: Path


def actors(case: Case) -> Iterator[Person | Organisation]:
    """People and organisations."""
    yield from case.dossier.all(Person)
    yield from case.dossier.all(Organisation)


def acts(case: Case) -> Iterator[Act]:
    """Everything that somebody living, or something existing, must have done."""
    for meeting in case.dossier.all(Meeting):
        yield from _at(meeting)
    for position in case.dossier.all(Position):
        for field, actor in (("holder", position.holder), ("stated_by", position.stated_by)):
            if actor:
                yield Act(actor, position.date, position.id, (field,))
    for document in case.dossier.all(Document):
        for index, signatory in enumerate(document.signatories):
            yield Act(signatory.person, document.date, document.id, ("signatories", index, "person"))


def _at(meeting: Meeting) -> Iterator[Act]:
    for d, delegation in enumerate(meeting.delegations):
        yield Act(delegation.party, meeting.date, meeting.id, ("delegations", d, "party"))
        for m, member in enumerate(delegation.members):
            if member.attendance in THERE:
                path = ("delegations", d, "members", m, "person")
                yield Act(member.person, meeting.date, meeting.id, path)

"""Who was at which meeting, as what and for whom, and who met whom how often."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dossier.base.edtf import sort_key
from dossier.base.plain import Plain
from dossier.entries import Meeting
from dossier.entries.meeting import Delegation, Member
from dossier.graph.dossier import Dossier, derived

THERE = ("present", "remote", "partial")
"""Kinds of attendance that count as having met."""


class Attendance(Plain):
    """One person at one meeting."""

    meeting: Meeting
    delegation: Delegation
    member: Member
    is_there: bool
    """Whether they took part in a meeting that took place."""

    @property
    def is_head(self) -> bool:
        """Whether they led their delegation."""
        return self.member.function == "head" or self.delegation.head == self.member.person


class Encounter(Plain):
    """Another person met, with the meetings, newest first."""

    person: str
    meetings: tuple[str, ...]


class Attendances(NamedTuple):
    """Look-ups in both directions."""

    by_person: Mapping[str, tuple[Attendance, ...]]
    """Newest meeting first."""
    by_party: Mapping[str, tuple[tuple[Meeting, Delegation], ...]]
    """Delegations of a party, newest first."""


@derived
def attendances_of(dossier: Dossier) -> Attendances:
    """Every person's and every party's meetings, newest first."""
    people: dict[str, list[Attendance]] = defaultdict(list)
    parties: dict[str, list[tuple[Meeting, Delegation]]] = defaultdict(list)
    for meeting in newest_first(dossier.all(Meeting)):
        for delegation in meeting.delegations:
            parties[delegation.party].append((meeting, delegation))
            for member in members_of(delegation):
                people[member.person].append(attendance_of(meeting, delegation, member))
    return Attendances(
        {key: tuple(found) for key, found in people.items()},
        {key: tuple(found) for key, found in parties.items()},
    )


def attendance_of(meeting: Meeting, delegation: Delegation, member: Member) -> Attendance:
    """One person at one meeting, in a delegation of it."""
    is_there = member.attendance in THERE and meeting.status in ("held", "ongoing")
    return Attendance(meeting, delegation, member, is_there)


def with_meetings(known: Attendances, pairs: Iterable[tuple[Meeting, Meeting]]) -> Attendances | None:
    """The look-ups with meetings in the place of others of the same id; None where they are at another time, or
    others were there."""
    by_person, by_party = dict(known.by_person), dict(known.by_party)
    for old, new in pairs:
        if (old.date, old.time, old.delegations) != (new.date, new.time, new.delegations):
            return None
        for party in {delegation.party for delegation in old.delegations}:
            held = by_party[party]
            by_party[party] = tuple((new, of) if meeting is old else (meeting, of) for meeting, of in held)
        for person in {member.person for of in old.delegations for member in members_of(of)}:
            there = by_person[person]
            by_person[person] = tuple(
                attendance_of(new, a.delegation, a.member) if a.meeting is old else a for a in there
            )
    return Attendances(by_person, by_party)


def members_of(delegation: Delegation) -> tuple[Member, ...]:
    """The members, head first; a head who is not listed is a member whose attendance is unconfirmed."""
    head, rest = delegation.head, delegation.members
    if head is None:
        return rest
    listed = tuple(member for member in rest if member.person == head)
    first = listed or (Member(person=head, attendance="unconfirmed", function="head"),)
    return first + tuple(member for member in rest if member.person != head)


def newest_first(meetings: tuple[Meeting, ...]) -> list[Meeting]:
    """Meetings by date and time, newest first; the id decides between equals."""
    return sorted(meetings, key=lambda m: (sort_key(m.date), m.time or "", m.id), reverse=True)


def people_at(meeting: Meeting) -> tuple[str, ...]:
    """Who took part, each once."""
    return tuple(
        dict.fromkeys(
            member.person
            for delegation in meeting.delegations
            for member in members_of(delegation)
            if member.attendance in THERE
        )
    )


@derived
def met_by(dossier: Dossier, person_id: str) -> tuple[Encounter, ...]:
    """Everybody the person sat with, most often first."""
    where: dict[str, list[str]] = defaultdict(list)
    for attendance in attendances_of(dossier).by_person.get(person_id, ()):
        if attendance.is_there:
            for other in _people_at(dossier, attendance.meeting.id):
                where[other].append(attendance.meeting.id)
    where.pop(person_id, None)
    ordered = sorted(sorted(where), key=lambda other: len(where[other]), reverse=True)
    return tuple([Encounter(other, tuple(where[other])) for other in ordered])


@derived
def _people_at(dossier: Dossier, meeting_id: str) -> tuple[str, ...]:
    return people_at(dossier.get(meeting_id, Meeting))

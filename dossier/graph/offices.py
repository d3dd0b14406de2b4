"""Who held which office on a day: always computed from tenures, never written."""

from collections import defaultdict
from typing import NamedTuple

from dossier.base.edtf import Edtf, Truth, covers, parse, sort_key
from dossier.entries import Person
from dossier.entries.actor import Tenure
from dossier.graph.dossier import Dossier, OfficeOf, derived


class Holding(NamedTuple):
    """An office a person held, or may have held, on a day."""

    office: OfficeOf
    tenure: Tenure
    certainty: Truth
    """YES or MAYBE."""


class Holder(NamedTuple):
    """A person in an office for a time."""

    person: str
    tenure: Tenure


@derived
def as_edtf(dossier: Dossier) -> Edtf:
    """The day the dossier speaks of, as a date."""
    return parse(dossier.as_of.isoformat())


def in_force(tenure: Tenure, day: Edtf) -> Truth:
    """Whether a tenure covered a day; a day on which a source names the holder is certain, and so is what lies
    between two such days. Without a start it is only possible before the first of them."""
    known = _attested(tenure) if tenure.attested else []  # most name no such day
    if known and _between(known, day):
        return Truth.YES
    answer = covers(tenure.start, tenure.end, day)
    if answer is Truth.YES and tenure.start is None:
        return Truth.YES if known and sort_key(known[0]) <= sort_key(day) else Truth.MAYBE
    return answer


def _attested(tenure: Tenure) -> list[Edtf]:
    return sorted((day for day in tenure.attested if day.earliest and day.latest), key=sort_key)


def _between(known: list[Edtf], day: Edtf) -> bool:
    first, last = known[0].earliest, known[-1].latest
    return bool(
        first and last and day.earliest and day.latest and first <= day.earliest and day.latest <= last
    )


@derived
def offices_on(dossier: Dossier, person_id: str, day: Edtf) -> tuple[Holding, ...]:
    """The offices a person certainly or possibly held on a day: certain ones first, then as the file lists them."""
    person = dossier.entries.get(person_id)
    if not isinstance(person, Person):
        return ()
    found = [
        Holding(dossier.offices[tenure.office], tenure, certainty)
        for tenure in person.tenures
        if (certainty := in_force(tenure, day)) is not Truth.NO
    ]
    return tuple(sorted(found, key=lambda holding: holding.certainty is not Truth.YES))


def office_on(dossier: Dossier, person_id: str, day: Edtf, capacity: str | None = None) -> Holding | None:
    """The office in which a person acted on a day: the named capacity, else the first of those held."""
    held = offices_on(dossier, person_id, day)
    if capacity:
        return next((holding for holding in held if holding.office.ref == capacity), None)
    return held[0] if held else None


def holders(dossier: Dossier, office_ref: str) -> tuple[Holder, ...]:
    """Everybody who held an office, earliest first; unknown starts last."""
    return _holders(dossier).get(office_ref, ())


@derived
def _holders(dossier: Dossier) -> dict[str, tuple[Holder, ...]]:
    found: dict[str, list[Holder]] = defaultdict(list)
    for person in dossier.all(Person):
        for tenure in person.tenures:
            found[tenure.office].append(Holder(person.id, tenure))
    return {office: tuple(sorted(held, key=_by_time)) for office, held in found.items()}


def _by_time(holder: Holder) -> tuple[object, ...]:
    return (sort_key(holder.tenure.start), sort_key(holder.tenure.end))

"""Which party and side an actor belongs to: as its file says, else by its offices and parents."""

from collections import defaultdict

from dossier.entries import Organisation, Person
from dossier.entries.settings import Side
from dossier.graph.dossier import Dossier, derived
from dossier.graph.offices import as_edtf, offices_on


@derived
def party_of(dossier: Dossier, actor_id: str) -> str | None:
    """The organisation at the top of an actor's parents (its state); for a person that of the first office, of the
    first affiliation, or the `side` written in the file. None when nothing says."""
    actor = dossier.entries[actor_id]
    if isinstance(actor, Person):
        org = actor.side or _organisation_of(dossier, actor)
        return party_of(dossier, org) if org else None
    seen: set[str] = set()
    while isinstance(actor, Organisation) and actor.id not in seen:
        seen.add(actor.id)
        above = actor.side or actor.parent
        if not above or above == actor.id:
            break
        actor = dossier.entries[above]
    return actor.id


def _organisation_of(dossier: Dossier, person: Person) -> str | None:
    held = offices_on(dossier, person.id, as_edtf(dossier))
    if held:
        return held[0].office.org
    if person.tenures:
        return str(person.tenures[-1].office).split("/")[0]
    return str(person.affiliations[0].org) if person.affiliations else None


@derived
def side_of(dossier: Dossier, actor_id: str) -> Side | None:
    """The side that counts the actor or its party among its parties."""
    party = party_of(dossier, actor_id)
    for side in dossier.settings.sides:
        if actor_id in side.parties or (party and party in side.parties):
            return side
    return None


def people_of(dossier: Dossier, party: str) -> tuple[str, ...]:
    """Everybody whose party it is, by id."""
    return _people(dossier).get(party, ())


@derived
def _people(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for person in dossier.all(Person):
        if party := party_of(dossier, person.id):
            found[party].append(person.id)
    return {party: tuple(people) for party, people in found.items()}

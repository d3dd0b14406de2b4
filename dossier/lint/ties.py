"""Who belongs to whom on a day: by office, affiliation, side, parent and membership."""

from dossier.base.edtf import Edtf, Truth, covers
from dossier.entries import Organisation, Person
from dossier.graph.dossier import Dossier, derived
from dossier.graph.offices import in_force


@derived
def above(dossier: Dossier, actor_id: str) -> frozenset[str]:
    """An organisation and all that it is part of: its parents, and the sides it is counted to."""
    todo, seen = [actor_id], {actor_id}
    while todo:
        actor = dossier.entries[todo.pop()]
        if isinstance(actor, Organisation):
            upper = [org for org in (actor.parent, actor.side) if org and org not in seen]
            seen.update(upper)
            todo += upper
    return frozenset(seen)


def belongs(dossier: Dossier, actor_id: str, org_id: str, day: Edtf) -> bool:
    """Whether an actor is, or on that day may have been, part of an organisation or of a member of it."""
    actor, org = dossier.entries[actor_id], dossier.entries[org_id]
    wanted = {org_id, *(member.actor for member in (org.members if isinstance(org, Organisation) else ()))}
    if not isinstance(actor, Person):
        return not wanted.isdisjoint(above(dossier, actor_id))
    return actor_id in wanted or _belongs(dossier, actor, wanted, day)


def _belongs(dossier: Dossier, person: Person, wanted: set[str], day: Edtf) -> bool:
    """Whether a person's offices or affiliations of that day, or their side, lead to one of those actors."""

    def leads(org: str) -> bool:
        return not wanted.isdisjoint(above(dossier, org))

    return (
        any(leads(_org(tenure.office)) and in_force(tenure, day) is not Truth.NO for tenure in person.tenures)
        or any(
            leads(tie.org) and covers(tie.start, tie.end, day) is not Truth.NO for tie in person.affiliations
        )
        or bool(person.side and leads(person.side))
    )


def _org(office: str) -> str:
    return office.split("/")[0]

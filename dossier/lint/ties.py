"""Who belongs to whom on a day: by office, affiliation, side, parent and membership."""

from collections.abc import Iterator

from dossier.base.edtf import Edtf, Truth, covers
from dossier.entries import Organisation, Person
from dossier.graph.dossier import Dossier
from dossier.graph.offices import in_force


def organisations(person: Person, day: Edtf) -> Iterator[str]:
    """The organisations a person certainly or possibly belonged to on a day."""
    for tenure in person.tenures:
        if in_force(tenure, day) is not Truth.NO:
            yield tenure.office.split("/")[0]
    for tie in person.affiliations:
        if covers(tie.start, tie.end, day) is not Truth.NO:
            yield tie.org
    if person.side:
        yield person.side


def above(dossier: Dossier, actor_id: str) -> Iterator[str]:
    """An organisation and all that it is part of: its parents, and the sides it is counted to."""
    todo, seen = [actor_id], {actor_id}
    while todo:
        actor = dossier.entries[todo.pop()]
        yield actor.id
        if isinstance(actor, Organisation):
            upper = [org for org in (actor.parent, actor.side) if org and org not in seen]
            seen.update(upper)
            todo += upper


def belongs(dossier: Dossier, actor_id: str, org_id: str, day: Edtf) -> bool:
    """Whether an actor is, or on that day may have been, part of an organisation or of a member of it."""
    actor = dossier.entries[actor_id]
    start = organisations(actor, day) if isinstance(actor, Person) else iter((actor_id,))
    found = {upper for org in start for upper in above(dossier, org)} | {actor_id}
    org = dossier.entries[org_id]
    members = {member.actor for member in org.members} if isinstance(org, Organisation) else set()
    return org_id in found or bool(found & members)

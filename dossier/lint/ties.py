"""Who belongs to whom on a day: by office, affiliation, side, parent and membership."""

from typing import NamedTuple

from dossier.base.edtf import Edtf, Truth, covers
from dossier.entries import Organisation, Person
from dossier.entries.actor import Affiliation, Tenure
from dossier.graph.dossier import Dossier, derived
from dossier.graph.offices import in_force


class _Ties(NamedTuple):
    always: bool
    """On any day."""
    tenures: tuple[Tenure, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()


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
    ties = _ties(dossier, actor_id, org_id)
    return (
        ties.always
        or any(in_force(tenure, day) is not Truth.NO for tenure in ties.tenures)
        or any(covers(tie.start, tie.end, day) is not Truth.NO for tie in ties.affiliations)
    )


@derived
def _ties(dossier: Dossier, actor_id: str, org_id: str) -> _Ties:
    """What leads from an actor to an organisation or a member of it; the same people come to many meetings."""
    actor, org = dossier.entries[actor_id], dossier.entries[org_id]
    wanted = {org_id, *(member.actor for member in (org.members if isinstance(org, Organisation) else ()))}

    def leads(upper: str) -> bool:
        return not wanted.isdisjoint(above(dossier, upper))

    if not isinstance(actor, Person):
        return _Ties(leads(actor_id))
    return _Ties(
        actor_id in wanted or bool(actor.side and leads(actor.side)),
        tuple(tenure for tenure in actor.tenures if leads(_org(tenure.office))),
        tuple(tie for tie in actor.affiliations if leads(tie.org)),
    )


def _org(office: str) -> str:
    return office.split("/")[0]

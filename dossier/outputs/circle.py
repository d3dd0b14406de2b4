"""Those a person met most often, drawn around them."""

from dossier.graph.attendance import met_by
from dossier.graph.sides import party_of
from dossier.outputs.desk import Desk
from dossier.outputs.figures.ego import MOST
from dossier.outputs.figures.network import Group, Meet, Who

FEWEST = 3
"""People met that are worth a drawing."""


def circle_of(desk: Desk, person_id: str) -> Group | None:
    """The person and those met most often, those of the person's own party last."""
    own = party_of(desk.dossier, person_id)
    encounters = met_by(desk.dossier, person_id)[:MOST]
    if len(encounters) < FEWEST:
        return None
    across = {e.person: party_of(desk.dossier, e.person) != own for e in encounters}
    ordered = sorted(encounters, key=lambda e: not across[e.person])
    people = [_who(desk, encounter.person, len(encounter.meetings)) for encounter in ordered]
    meets = [
        Meet(0, place, len(encounter.meetings), across[encounter.person], "")
        for place, encounter in enumerate(ordered, 1)
    ]
    at = sum(a.is_there for a in desk.survey.attendances.by_person[person_id])
    return Group((_who(desk, person_id, at), *people), tuple(meets))


def _who(desk: Desk, person_id: str, number: int) -> Who:
    return Who(desk.link(person_id), desk.short(person_id), desk.side(person_id), number)

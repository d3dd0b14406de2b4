"""As what somebody acted on a day, in words."""

from dossier.base.edtf import Edtf, Truth
from dossier.graph.dossier import Dossier
from dossier.graph.offices import office_on


def title_on(dossier: Dossier, person_id: str, day: Edtf, capacity: str | None) -> str:
    """The title of the office in which a person acted: the named capacity, else the first held; empty if not known."""
    holding = office_on(dossier, person_id, day, capacity)
    return holding.office.title if holding else ""


def is_unsure_on(dossier: Dossier, person_id: str, day: Edtf, capacity: str | None) -> bool:
    """Whether that office is only possibly the one of the day."""
    holding = office_on(dossier, person_id, day, capacity)
    return bool(holding and holding.certainty is Truth.MAYBE)

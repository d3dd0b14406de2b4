"""The dossier with everything derived from it that several pages need."""

from dataclasses import dataclass

from dossier.graph.attendance import Attendances, attendances_of
from dossier.graph.dossier import Dossier
from dossier.graph.stances import Stances, stances_of
from dossier.graph.tracks import Tracks, tracks_of


@dataclass(frozen=True, slots=True)
class Survey:
    """One dossier as of one day, surveyed once."""

    dossier: Dossier
    stances: Stances
    attendances: Attendances
    tracks: Tracks


def survey_of(dossier: Dossier) -> Survey:
    """Compute what pages share."""
    return Survey(dossier, stances_of(dossier), attendances_of(dossier), tracks_of(dossier))

"""The dossier with everything derived from it that several pages need."""

from dataclasses import dataclass

from dossier.entries import Meeting, Position, Track
from dossier.graph.attendance import Attendances, attendances_of, with_meetings
from dossier.graph.dossier import Dossier, note
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


def surveyed_again(survey: Survey, dossier: Dossier) -> Survey:
    """The survey of a patched dossier. What is made of the entries of some classes, the day and nothing else is as it
    was where these are."""
    was = survey.dossier
    if was.as_of == dossier.as_of:
        same = {cls for cls, entries in dossier.by_class.items() if entries is was.by_class[cls]}
        if Position in same:
            note(dossier, stances_of, survey.stances)
        if attendances := _attendances(survey, dossier):
            note(dossier, attendances_of, attendances)
        if Meeting in same and Track in same:
            note(dossier, tracks_of, survey.tracks)
    return survey_of(dossier)


def _attendances(survey: Survey, dossier: Dossier) -> Attendances | None:
    pairs = zip(survey.dossier.all(Meeting), dossier.all(Meeting), strict=True)
    return with_meetings(survey.attendances, ((old, new) for old, new in pairs if old is not new))

"""A track's page: its rounds in order, who led each side, what each produced, what is next."""

from typing import Any

from dossier.base.plain import Plain
from dossier.entries import Meeting, Track
from dossier.graph.survey import Survey
from dossier.outputs.dates import when, when_
from dossier.outputs.desk import Desk
from dossier.outputs.figures.lines import Holder, Lines, Said, lines
from dossier.outputs.output import Output
from dossier.outputs.rolls import Roll, more, told
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.uses import ALL, Uses
from dossier.outputs.views import Common, Link, Meta, More, Side, When
from dossier.outputs.words import word

HOW = "page:track"
SHOWN = ("track", "predecessor")


class Lead(Plain):
    """Who led a party's delegation."""

    party: Link
    side: Side | None
    role: str
    """mediator, host ...; empty for a party, which goes without saying."""
    head: Link | None
    others: int


class RoundView(Plain):
    """One meeting of the track."""

    anchor: str
    meeting: Link
    round: str
    when: When
    status: str
    place: Link | None
    leads: tuple[Lead, ...]
    outcomes: tuple[tuple[str, str], ...]
    """(kind, text) of each."""


FEWEST = 3
"""Meetings that are worth a drawing."""


class TrackView(Plain):
    """All that the page of a track shows."""

    meta: Meta
    common: Common
    format: str
    level: str
    status: str
    started: When | None
    ended: When | None
    parties: tuple[Link, ...]
    mediators: tuple[Link, ...]
    numbering: str
    predecessor: Link | None
    successors: tuple[Link, ...]
    rounds: tuple[RoundView, ...]
    more_rounds: More | None
    held: int
    strip: Lines | None
    """The rounds on an axis of time."""
    calendar: Link


def _strip(desk: Desk, meetings: tuple[Meeting, ...]) -> Lines | None:
    """Each meeting a dot with its place, full where it was held; nothing for one or two."""
    if len(meetings) < FEWEST:
        return None
    said = tuple(
        (
            meeting.date,
            Said(
                path=desk.urls.of(meeting.id),
                stance=desk.short(meeting.place) if meeting.place else word(meeting.kind),
                text=when_(meeting.date).text,
                movement="",
                is_current=meeting.status in ("held", "ongoing"),
            ),
        )
        for meeting in meetings
    )
    return lines([Holder("", None, said)], desk.dossier.as_of)


def track_page(survey: Survey, urls: Urls, track: Track, theme: Uses = ALL) -> Output:
    """The output of one track's page."""
    desk = Desk(survey, urls, track, theme.reads(HOW))
    meetings = survey.tracks.meetings[track.id]
    successors = sorted(r.id for r in survey.dossier.referrers.get(track.id, ()) if r.role == "predecessor")
    view = TrackView(
        format=word(track.format),
        level=word(track.level),
        status=track.status,
        started=when(track.started),
        ended=when(track.ended),
        parties=desk.links(track.parties),
        mediators=desk.links(track.mediators),
        numbering=word(track.numbering),
        predecessor=desk.link(track.predecessor) if track.predecessor else None,
        successors=desk.links(successors),
        rounds=told(desk, _rounds(survey, track)),
        more_rounds=more(urls, track, _rounds(survey, track)),
        held=sum(meeting.status == "held" for meeting in meetings),
        strip=_strip(desk, meetings),
        calendar=Link(f"{folder_of(track)}calendar.ics", ""),
        meta=desk.meta(track),
        common=desk.common(track, kicker=(Link("", "Track"), Link("", word(track.format))), shown=SHOWN),
    )
    return Output(f"{folder_of(track)}index.html", HOW, view)


def track_rolls(survey: Survey, track: Track) -> tuple[Roll[Any], ...]:
    """The lists of a track that may be long."""
    return (_rounds(survey, track),)


def _rounds(survey: Survey, track: Track) -> Roll[Meeting]:
    meetings = survey.tracks.meetings[track.id]
    return Roll("rounds", "Rounds", "rounds", meetings, _round, lambda item: item.date, newest_last=True)


def _round(desk: Desk, meeting: Meeting) -> RoundView:
    return RoundView(
        anchor=meeting.id,
        meeting=desk.link(meeting.id),
        round=meeting.round or "",
        when=when_(meeting.date),
        status=meeting.status,
        place=desk.link(meeting.place) if meeting.place else None,
        leads=tuple(
            Lead(
                desk.short_link(delegation.party),
                desk.side(delegation.party),
                "" if delegation.role == "party" else word(delegation.role),
                desk.link(delegation.head) if delegation.head else None,
                sum(member.person != delegation.head for member in delegation.members),
            )
            for delegation in meeting.delegations
        ),
        outcomes=tuple((word(outcome.kind), outcome.text) for outcome in meeting.outcomes),
    )

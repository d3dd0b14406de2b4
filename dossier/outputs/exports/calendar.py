"""Meetings as a calendar: what a reader subscribes to (RFC 5545, written by `render/calendar.py`)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dossier.base.edtf import day_precise
from dossier.entries import Meeting
from dossier.graph.survey import Survey
from dossier.outputs.dates import when_
from dossier.outputs.urls import folder_of
from dossier.outputs.words import word

LONGEST = timedelta(days=31)
"""What may be any day of a longer time is no date for a calendar."""
STATUS = {"cancelled": "CANCELLED", "scheduled": "CONFIRMED", "ongoing": "CONFIRMED", "held": "CONFIRMED"}
"""All others are TENTATIVE."""
NOWHERE = "dossier.invalid"


class Appointment(NamedTuple):
    """One meeting in a calendar."""

    uid: str
    stamp: str
    """When it was last changed, in UTC: 20260217T000000Z."""
    start: str
    """20260217 for a whole day, 20260217T093000Z for a time."""
    end: str
    """Of whole days the day after the last; empty when not known."""
    sequence: int
    status: str
    summary: str
    description: str
    location: str
    url: str
    category: str


class Calendar(NamedTuple):
    """A calendar of meetings."""

    name: str
    appointments: tuple[Appointment, ...]


def calendar(survey: Survey, name: str, meetings: Iterable[Meeting]) -> Calendar:
    """The meetings that have a day, in the order given; an uncertain date is said in the description."""
    return Calendar(name, tuple(found for meeting in meetings if (found := _appointment(survey, meeting))))


def _appointment(survey: Survey, meeting: Meeting) -> Appointment | None:
    span = _span(meeting)
    if span is None:
        return None
    base = (survey.dossier.settings.base_url or "").rstrip("/")
    place = survey.dossier.label(meeting.place) if meeting.place else ""
    return Appointment(
        uid=f"{meeting.id}@{urlsplit(base).hostname or NOWHERE}",
        stamp=f"{_changed(survey, meeting):%Y%m%d}T000000Z",
        start=span[0],
        end=span[1],
        sequence=len(meeting.status_log),
        status=STATUS.get(meeting.status, "TENTATIVE"),
        summary=meeting.title,
        description=_description(meeting),
        location=", ".join(filter(None, (meeting.venue, place))),
        url=f"{base}/{folder_of(meeting)}" if base else "",
        category=survey.dossier.label(meeting.track) if meeting.track else "",
    )


def _span(meeting: Meeting) -> tuple[str, str] | None:
    """Start and end as the calendar has them; None for a date that is no day."""
    first, last = meeting.date.earliest, meeting.date.latest
    if first is None or last is None or meeting.date.precision != "day" or last - first > LONGEST:
        return None
    if meeting.time and meeting.timezone and first == last and day_precise(meeting.date):
        start = _utc(first, meeting.time, meeting.timezone)
        end = _utc(first, meeting.end_time, meeting.timezone) if meeting.end_time else None
        if end and end < start:
            end += timedelta(days=1)
        return _written(start), _written(end) if end else ""
    return f"{first:%Y%m%d}", f"{last + timedelta(days=1):%Y%m%d}"


def _utc(day: date, time: str, zone: str) -> datetime:
    local = datetime.fromisoformat(f"{day.isoformat()}T{time}").replace(tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC)


def _written(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _changed(survey: Survey, meeting: Meeting) -> date:
    """The day of the last commit; without git that of the meeting, which no clock can move."""
    dates = survey.dossier.history.get(meeting.id)
    first = meeting.date.earliest
    assert first
    return dates.last if dates else min(first, survey.dossier.as_of)


def _description(meeting: Meeting) -> str:
    said = when_(meeting.date)
    doubt = f"{said.text} ({said.certainty})." if said.certainty else ""
    return " ".join(filter(None, (f"{word(meeting.status).capitalize()}.", doubt, meeting.summary)))

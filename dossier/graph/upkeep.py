"""What an editor should look at as of a day: questions that fell due, checks that are old, tenures and positions
that nobody confirmed lately, tracks that fell silent, and exceptions that ran out. A function of the survey alone."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dossier.base.edtf import Edtf
from dossier.base.mark import Mark
from dossier.content.records import marks
from dossier.entries import Entry, Meeting, Person, Source, Track, Watch
from dossier.graph.dossier import Dossier
from dossier.graph.survey import Survey

Path = tuple[str | int, ...]


class Spans(NamedTuple):
    """After how many days a thing is worth a look."""

    days: int = 90
    """Since a check, a confirmation of a tenure, the statement of a position."""
    silence: int = 30
    """Since the last meeting of an active track."""
    ahead: int = 14
    """Before a question falls due."""


USUAL = Spans()


class Task(NamedTuple):
    """One thing to look at."""

    since: date
    """The day that makes it one: the oldest come first."""
    id: str
    label: str
    message: str
    mark: Mark


class Group(NamedTuple):
    """Tasks of one sort, oldest first."""

    key: str
    """A word name, such as `overdue`."""
    title: str
    """What they have in common."""
    tasks: tuple[Task, ...]


Found = tuple[date, Entry, Path, str]


def upkeep(survey: Survey, spans: Spans = USUAL) -> tuple[Group, ...]:
    """The tasks of every sort, in a fixed order of sorts; a sort without tasks is left out."""
    groups = (
        Group(key, title, tuple(sorted(_task(survey.dossier, found) for found in finder(survey, spans))))
        for key, title, finder in _SORTS
    )
    return tuple(group for group in groups if group.tasks)


def _task(dossier: Dossier, found: Found) -> Task:
    since, entry, path, message = found
    return Task(since, entry.id, entry.label, message, marks(dossier.records[entry.id]).at(path))


def _overdue(survey: Survey, spans: Spans) -> Iterator[Found]:
    for watch, due in _open_questions(survey.dossier):
        if due < survey.dossier.as_of:
            yield due, watch, ("due",), f"was due {watch.due}"


def _due(survey: Survey, spans: Spans) -> Iterator[Found]:
    day = survey.dossier.as_of
    for watch, due in _open_questions(survey.dossier):
        if day <= due <= day + timedelta(spans.ahead):
            yield due, watch, ("due",), f"is due {watch.due}"


def _open_questions(dossier: Dossier) -> Iterator[tuple[Watch, date]]:
    for watch in dossier.all(Watch):
        if watch.status == "open" and watch.due.latest:
            yield watch, watch.due.latest


def _unreported(survey: Survey, spans: Spans) -> Iterator[Found]:
    for meeting in survey.dossier.all(Meeting):
        last = meeting.date.latest
        if meeting.status in ("scheduled", "ongoing") and last and last < survey.dossier.as_of:
            yield last, meeting, ("status",), f"is still {meeting.status} after {meeting.date}"


def _check_by(survey: Survey, spans: Spans) -> Iterator[Found]:
    for entry in survey.dossier.entries.values():
        if entry.check_by and (last := entry.check_by.latest) and last < survey.dossier.as_of:
            yield last, entry, ("check_by",), f"was to be checked by {entry.check_by}"


def _unchecked(survey: Survey, spans: Spans) -> Iterator[Found]:
    """Sources are left out: whether a page still stands is asked by `dossier links`."""
    for entry in survey.dossier.entries.values():
        if isinstance(entry, Source):
            continue
        if entry.checked is None:
            yield date.min, entry, (), "was never checked"
        elif (last := entry.checked.latest) and _is_old(survey, last, spans.days):
            yield last, entry, ("checked",), f"was last checked {entry.checked}"


def _tenures(survey: Survey, spans: Spans) -> Iterator[Found]:
    for person in survey.dossier.all(Person):
        for index, tenure in enumerate(person.tenures):
            office = survey.dossier.offices[tenure.office]
            if tenure.end or person.died or office.office.end:
                continue
            known = _newest((tenure.start, *tenure.attested))
            if known is None:
                yield date.min, person, ("tenures", index), f"{office.title}: no day is attested"
            elif _is_old(survey, known, spans.days):
                yield known, person, ("tenures", index), f"{office.title}: last attested {known.isoformat()}"


def _positions(survey: Survey, spans: Spans) -> Iterator[Found]:
    """The newest position of each holder on each issue."""
    dossier = survey.dossier
    for series in survey.stances.series.values():
        newest = series.positions[0]
        last = newest.date.latest
        if last and _is_old(survey, last, spans.days):
            about = f"{dossier.label(series.holder)} on {dossier.label(series.issue)}"
            yield last, newest, ("date",), f"{about}: nothing after {newest.date}"


def _tracks(survey: Survey, spans: Spans) -> Iterator[Found]:
    for track in survey.dossier.all(Track):
        if track.status != "active":
            continue
        last = _newest((track.started, *(meeting.date for meeting in survey.tracks.meetings[track.id])))
        if last is None:
            yield date.min, track, ("status",), "is active and has no meeting"
        elif _is_old(survey, last, spans.silence):
            yield last, track, ("status",), f"is active and has no meeting after {last.isoformat()}"


def _ignores(survey: Survey, spans: Spans) -> Iterator[Found]:
    for entry in survey.dossier.entries.values():
        for index, ignore in enumerate(entry.lint_ignore):
            last = ignore.until.latest
            if last and last < survey.dossier.as_of:
                message = f"{ignore.rule} was ignored until {ignore.until}: {ignore.reason}"
                yield last, entry, ("lint_ignore", index), message


_SORTS: tuple[tuple[str, str, Callable[[Survey, Spans], Iterator[Found]]], ...] = (
    ("overdue", "open questions past their day", _overdue),
    ("due", "open questions that fall due soon", _due),
    ("unreported", "meetings whose day has passed", _unreported),
    ("check-by", "entries whose day for a check has passed", _check_by),
    ("exceptions", "exceptions from a check that ran out", _ignores),
    ("tracks", "active tracks that fell silent", _tracks),
    ("tenures", "offices whose holder is not confirmed", _tenures),
    ("positions", "positions that nothing newer confirms", _positions),
    ("unchecked", "entries not checked for long", _unchecked),
)


def _newest(dates: tuple[Edtf | None, ...]) -> date | None:
    return max((found.latest for found in dates if found and found.latest), default=None)


def _is_old(survey: Survey, last: date, days: int) -> bool:
    return last + timedelta(days) < survey.dossier.as_of

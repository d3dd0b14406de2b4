"""Tables of tracks, meetings, who came for whom, what each side said of it, and what came out; and of events."""

from collections.abc import Iterator

from dossier.base.edtf import Truth
from dossier.entries import Event, Meeting, Place, Track
from dossier.entries.event import Participant
from dossier.entries.meeting import Absence, Account, Delegation, Member, Outcome, Point, StatusChange
from dossier.graph.attendance import Attendance, attendance_of, members_of
from dossier.graph.encounters import all_ties
from dossier.graph.offices import Holding, office_on
from dossier.graph.survey import Survey
from dossier.outputs.exports.rows import each, parts
from dossier.outputs.exports.sheet import Cell, Row, Spec, day, entry_id, given, number, of


def _participations(survey: Survey) -> Iterator[Row]:
    for meeting in survey.dossier.all(Meeting):
        for place, delegation in enumerate(meeting.delegations, 1):
            for member in members_of(delegation):
                yield (meeting, place, delegation, member)


def _holding(survey: Survey, row: Row) -> Holding | None:
    meeting, _, _, member = row
    return office_on(survey.dossier, member.person, meeting.date, member.capacity)


def _office(survey: Survey, row: Row) -> Cell:
    holding = _holding(survey, row)
    return holding.office.ref if holding else None


def _sureness(survey: Survey, row: Row) -> Cell:
    holding = _holding(survey, row)
    return ("certain" if holding.certainty is Truth.YES else "possible") if holding else None


def _attendance(row: Row) -> Attendance:
    return attendance_of(row[0], row[2], row[3])


def _points(survey: Survey) -> Iterator[Row]:
    for meeting in survey.dossier.all(Meeting):
        for place, account in enumerate(meeting.accounts, 1):
            for mode in ("says", "omits", "denies"):
                for point in getattr(account, mode):
                    yield (meeting, place, point, mode)


def _encounters(survey: Survey) -> Iterator[Row]:
    for tie in all_ties(survey.dossier):
        yield (tie,)


SHEETS = (
    Spec(
        "places",
        "Places",
        each(Place),
        (
            entry_id("id"),
            of(0, Place, "name", "kind", "country", "country_policy", "territory_code", "lat", "lon"),
            of(0, Place, "coord_precision", "within", "timezone", "summary"),
        ),
    ),
    Spec(
        "tracks",
        "Series of meetings that continue one another",
        each(Track),
        (
            entry_id("id"),
            of(0, Track, "name", "short_name", "format", "level", "started", "ended", "status", "numbering"),
            of(0, Track, "predecessor", "summary"),
        ),
    ),
    Spec(
        "meetings",
        "Meetings and calls, held or not",
        each(Meeting),
        (
            entry_id("id"),
            of(0, Meeting, "title", "short_title", "date", "time", "end_time", "timezone", "place", "venue"),
            of(0, Meeting, "status", "kind", "level", "secrecy", "track", "round", "part_of", "follows"),
            of(0, Meeting, "host", "summary"),
        ),
    ),
    Spec(
        "status_log",
        "How the status of meetings changed",
        parts(Meeting, "status_log"),
        (
            entry_id("meeting"),
            number(1),
            of(2, StatusChange, "status", "on", "date_was", "reason", "by"),
        ),
        ("meeting", "number"),
    ),
    Spec(
        "delegations",
        "Who came, by party",
        parts(Meeting, "delegations"),
        (entry_id("meeting"), number(1), of(2, Delegation, "party", "role", "head", "size", "note")),
        ("meeting", "number"),
    ),
    Spec(
        "participations",
        "Who was at which meeting, for whom and as what",
        _participations,
        (
            entry_id("meeting"),
            given("delegation", "Its number in delegations.", lambda _, row: int(row[1]), "integer"),
            of(2, Delegation, "party", "role:party_role"),
            of(3, Member, "person", "attendance", "function"),
            given("is_head", "Whether they led it.", lambda _, row: _attendance(row).is_head, "boolean"),
            given("counts", "Whether they took part.", lambda _, row: _attendance(row).is_there, "boolean"),
            given("office", "The office of that day.", _office, target="offices"),
            given("office_is", "certain or possible, by the dates of tenures.", _sureness),
            of(3, Member, "capacity_text", "on_behalf_of", "note"),
        ),
        ("meeting", "delegation", "person"),
    ),
    Spec(
        "absences",
        "Who was expected and did not come",
        parts(Meeting, "absent"),
        (entry_id("meeting"), number(1), of(2, Absence, "person", "expected_because")),
        ("meeting", "number"),
    ),
    Spec(
        "accounts",
        "What each side said of a meeting",
        parts(Meeting, "accounts"),
        (entry_id("meeting"), number(1), of(2, Account, "by", "source", "published", "summary", "tone")),
        ("meeting", "number"),
    ),
    Spec(
        "account_points",
        "What an account says, leaves out or contradicts, by issue",
        _points,
        (
            entry_id("meeting"),
            given("account", "Its number in accounts.", lambda _, row: int(row[1]), "integer"),
            given("mode", "says, omits or denies.", lambda _, row: str(row[3])),
            of(2, Point, "issue", "text"),
        ),
        (),
    ),
    Spec(
        "outcomes",
        "What came out of meetings",
        parts(Meeting, "outcomes"),
        (entry_id("meeting"), number(1), of(2, Outcome, "text", "kind", "document", "deadline", "watch")),
        ("meeting", "number"),
    ),
    Spec(
        "encounters",
        "Every two people who were at the same held meetings",
        _encounters,
        (
            given("one", "A person.", lambda _, row: str(row[0].one), target="entries"),
            given("other", "Another.", lambda _, row: str(row[0].other), target="entries"),
            given("meetings", "How many.", lambda _, row: len(row[0].meetings), "integer"),
            given("first", "The first.", lambda _, row: str(row[0].meetings[0].id), target="entries"),
            day("first_date", "Its date.", lambda _, row: row[0].meetings[0].date),
            given("last", "The last.", lambda _, row: str(row[0].meetings[-1].id), target="entries"),
            day("last_date", "Its date.", lambda _, row: row[0].meetings[-1].date),
        ),
        ("one", "other"),
    ),
    Spec(
        "events",
        "Events that are no meetings",
        each(Event),
        (entry_id("id"), of(0, Event, "title", "date", "kind", "place", "summary")),
    ),
    Spec(
        "event_actors",
        "Who had a part in an event",
        parts(Event, "actors"),
        (entry_id("event"), number(1), of(2, Participant, "actor", "role")),
        ("event", "number"),
    ),
)

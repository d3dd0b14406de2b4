"""The front page: where things stand, what changed, what comes next, who moved, who matters."""

from collections import defaultdict
from collections.abc import Iterator

from dossier.base.edtf import Truth, before, sort_key
from dossier.base.plain import Plain
from dossier.entries import Organisation, Page, Person, Position, Track, Watch
from dossier.graph.offices import as_edtf, offices_on
from dossier.graph.stances import matrix
from dossier.graph.survey import Survey
from dossier.graph.tracks import Dated, in_order
from dossier.outputs.dates import when, when_
from dossier.outputs.desk import Desk
from dossier.outputs.exports.linked import website
from dossier.outputs.lists import DatedLine, dated_line
from dossier.outputs.output import Output
from dossier.outputs.pages.matrix import Row, heads, row_view
from dossier.outputs.pages.timeline import PLANNED
from dossier.outputs.pages.watch import state_of
from dossier.outputs.shapes import SHAPES
from dossier.outputs.stances import Stance, stance
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta, Prose, Reference, Side, When
from dossier.outputs.words import PLURAL

LATEST = 8
"""Items in each of the front page's lists."""
ISSUES, HOLDERS, PEOPLE = 6, 4, 5
"""Of the matrix and of the people of each side, as many as a stranger takes in."""


class StateOfPlay(Plain):
    """The dated and signed summary."""

    link: Link
    when: When | None
    signed_by: tuple[str, ...]
    prose: Prose


class Due(Plain):
    """An open question."""

    link: Link
    due: When
    state: str


class Prominent(Plain):
    """A person at many meetings."""

    link: Link
    office: str
    meetings: int


class Table(Plain):
    """The people of one side who are most often at the table."""

    side: Side
    people: tuple[Prominent, ...]


class TrackLine(Plain):
    """A track with its newest meeting by the day the site speaks of."""

    link: Link
    status: str
    held: int
    last: Link | None
    last_when: When | None


class Count(Plain):
    """How many entries of a type there are."""

    link: Link
    number: int


class HomeView(Plain):
    """All that the front page shows."""

    meta: Meta
    title: str
    description: str
    scope: str
    state_of_play: StateOfPlay | None
    latest: tuple[DatedLine, ...]
    ahead: tuple[DatedLine, ...]
    due: tuple[Due, ...]
    moves: tuple[Stance, ...]
    holders: tuple[Side | str, ...]
    rows: tuple[Row, ...]
    """The first issues and holders of the matrix."""
    tables: tuple[Table, ...]
    tracks: tuple[TrackLine, ...]
    issues: tuple[Link, ...]
    """Those that the excerpt of the matrix leaves out."""
    counts: tuple[Count, ...]
    references: tuple[Reference, ...]
    timeline: Link
    questions: Link
    everyone: Link
    network: Link
    all_positions: Link


def home_page(survey: Survey, urls: Urls) -> Output:
    """The output of the front page."""
    desk = Desk(survey, urls)
    settings = survey.dossier.settings
    rows = tuple(row[:HOLDERS] for row in matrix(survey.dossier, survey.stances))
    latest, ahead = _latest_and_ahead(survey)
    view = HomeView(
        title=settings.title,
        description=settings.description or "",
        scope=settings.scope,
        state_of_play=_state_of_play(desk),
        latest=tuple(dated_line(desk, item) for item in latest),
        ahead=tuple(dated_line(desk, item) for item in ahead),
        due=tuple(_due(desk)),
        moves=tuple(stance(desk, position) for position in _moves(survey)),
        holders=heads(desk, rows),
        rows=tuple(row_view(desk, row) for row in rows[:ISSUES] if row),
        tables=tuple(_tables(desk)),
        tracks=tuple(_track(desk, track) for track in _tracks(survey)),
        issues=tuple(desk.short_link(row[0].issue) for row in rows[ISSUES:] if row),
        counts=tuple(_counts(survey, urls)),
        references=desk.references(),
        timeline=Link(urls.to("timeline/"), ""),
        questions=Link(urls.to("watch/"), ""),
        everyone=Link(urls.to("people/"), ""),
        network=Link(urls.to("meetings/who-met-whom/"), ""),
        all_positions=Link(urls.to("positions/"), ""),
        meta=desk.page_meta("", settings.title, settings.description or settings.scope, "home")._replace(
            linked=website(survey)
        ),
    )
    return Output("index.html", "page:home", view)


def _state_of_play(desk: Desk) -> StateOfPlay | None:
    page = next((page for page in desk.dossier.all(Page) if page.kind == "state_of_play"), None)
    if page is None:
        return None
    return StateOfPlay(desk.link(page.id), when(page.date), page.signed_by, desk.prose(page.prose))


def _latest_and_ahead(survey: Survey) -> tuple[list[Dated], list[Dated]]:
    """What happened, newest first, and what was to come, nearest first; what never came is in neither."""
    now = as_edtf(survey.dossier)
    dated = [item for item in in_order(survey.dossier) if item.date.earliest]
    ahead = [item for item in dated if before(now, item.date) is Truth.YES]
    past = [item for item in dated if item not in ahead and getattr(item, "status", "") not in PLANNED]
    return past[::-1][:LATEST], ahead[:LATEST]


def _due(desk: Desk) -> list[Due]:
    """Open questions, overdue first, the nearest due date first."""
    found = [(state_of(desk.survey, watch), watch) for watch in desk.dossier.all(Watch)]
    waiting = [pair for pair in found if pair[0] in ("open", "overdue")]
    waiting.sort(key=lambda pair: (pair[0] != "overdue", sort_key(pair[1].due), pair[1].id))
    return [Due(desk.link(watch.id), when_(watch.due), state) for state, watch in waiting[:LATEST]]


def _moves(survey: Survey) -> list[Position]:
    """The newest positions that moved, or that replaced an earlier one."""
    moved = [
        position
        for series in survey.stances.series.values()
        for position in series.positions
        if position.supersedes and position.movement != "unchanged" and position.supersedes_kind != "repeats"
    ]
    return sorted(moved, key=lambda p: (sort_key(p.date), p.id), reverse=True)[:LATEST]


def _tables(desk: Desk) -> Iterator[Table]:
    """For each side its people by the number of meetings they were at."""
    found: dict[Side, list[Prominent]] = defaultdict(list)
    for person in desk.dossier.all(Person):
        number = sum(a.is_there for a in desk.survey.attendances.by_person.get(person.id, ()))
        side = desk.side(person.id)
        if number and side:
            held = offices_on(desk.dossier, person.id, as_edtf(desk.dossier))
            found[side].append(Prominent(desk.link(person.id), held[0].office.title if held else "", number))
    order = [side.code for side in desk.dossier.settings.sides]
    for side in sorted(found, key=lambda side: order.index(side.code))[:HOLDERS]:
        people = sorted(found[side], key=lambda person: (-person.meetings, person.link.path))
        yield Table(side, tuple(people[:PEOPLE]))


def _tracks(survey: Survey) -> list[Track]:
    def newest(track: Track) -> tuple[object, ...]:
        meetings = survey.tracks.meetings[track.id]
        return (sort_key(meetings[-1].date) if meetings else (), track.id)

    return sorted(survey.dossier.all(Track), key=newest, reverse=True)


def _track(desk: Desk, track: Track) -> TrackLine:
    held = [meeting for meeting in desk.survey.tracks.meetings[track.id] if meeting.status == "held"]
    return TrackLine(
        link=desk.link(track.id),
        status=track.status,
        held=len(held),
        last=desk.link(held[-1].id, desk.short(held[-1].id)) if held else None,
        last_when=when(held[-1].date) if held else None,
    )


def _counts(survey: Survey, urls: Urls) -> list[Count]:
    kinds = {shape.cls: shape.section for shape in SHAPES} | {Position: "positions"}
    names = {Person: "person", Organisation: "organisation"}
    return [
        Count(Link(urls.to(f"{section}/"), PLURAL[names.get(cls, cls.type)]), len(survey.dossier.all(cls)))
        for cls, section in sorted(kinds.items(), key=lambda pair: pair[1])
    ]

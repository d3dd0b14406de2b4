"""The front page: where things stand, what changed, what comes next, who moved, who matters."""

from typing import NamedTuple

from dossier.base.edtf import sort_key
from dossier.entries import Organisation, Page, Person, Position, Track, Watch
from dossier.graph.offices import as_edtf, offices_on
from dossier.graph.survey import Survey
from dossier.graph.tracks import in_order
from dossier.outputs.dates import when, when_
from dossier.outputs.desk import Desk
from dossier.outputs.lists import DatedLine, dated_line
from dossier.outputs.output import Output
from dossier.outputs.pages.indexes import SHAPES
from dossier.outputs.pages.timeline import PLANNED
from dossier.outputs.pages.watch import state_of
from dossier.outputs.stances import Stance, stance
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta, Prose, Reference, Side, When
from dossier.outputs.words import PLURAL

LATEST = 8
"""Items in each of the front page's lists."""


class StateOfPlay(NamedTuple):
    """The dated and signed summary."""

    link: Link
    when: When | None
    signed_by: tuple[str, ...]
    summary: str
    prose: Prose


class Due(NamedTuple):
    """An open question."""

    link: Link
    due: When
    state: str


class Prominent(NamedTuple):
    """A person at many meetings."""

    link: Link
    office: str
    side: Side | None
    meetings: int


class Count(NamedTuple):
    """How many entries of a type there are."""

    link: Link
    number: int


class HomeView(NamedTuple):
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
    people: tuple[Prominent, ...]
    tracks: tuple[Link, ...]
    issues: tuple[Link, ...]
    counts: tuple[Count, ...]
    references: tuple[Reference, ...]
    timeline: Link
    questions: Link
    everyone: Link
    all_positions: Link


def home_page(survey: Survey, urls: Urls) -> Output:
    """The output of the front page."""
    desk = Desk(survey, urls)
    settings = survey.dossier.settings
    dated = [item for item in in_order(survey.dossier) if item.date.earliest]
    planned = [item for item in dated if getattr(item, "status", "") in PLANNED]
    done = [
        i for i in dated if i not in planned and i.date.earliest and i.date.earliest <= survey.dossier.as_of
    ]
    ahead = [i for i in planned if i.date.latest and i.date.latest >= survey.dossier.as_of]
    view = HomeView(
        title=settings.title,
        description=settings.description or "",
        scope=settings.scope,
        state_of_play=_state_of_play(desk),
        latest=tuple(dated_line(desk, item) for item in reversed(done[-LATEST:])),
        ahead=tuple(dated_line(desk, item) for item in ahead),
        due=tuple(_due(desk)),
        moves=tuple(stance(desk, position) for position in _moves(survey)),
        people=tuple(_people(desk)),
        tracks=tuple(desk.link(track.id) for track in _tracks(survey)),
        issues=tuple(desk.link(key, desk.short(key)) for key in settings.matrix.issues),
        counts=tuple(_counts(survey, urls)),
        references=desk.references(),
        timeline=Link(urls.to("timeline/"), ""),
        questions=Link(urls.to("watch/"), ""),
        everyone=Link(urls.to("people/"), ""),
        all_positions=Link(urls.to("positions/"), ""),
        meta=desk.page_meta("", settings.title, settings.description or settings.scope, "home"),
    )
    return Output("index.html", "page:home", view, tuple(desk.about))


def _state_of_play(desk: Desk) -> StateOfPlay | None:
    page = next((page for page in desk.dossier.all(Page) if page.kind == "state_of_play"), None)
    if page is None:
        return None
    return StateOfPlay(
        desk.link(page.id), when(page.date), page.signed_by, page.summary or "", desk.prose(page.prose)
    )


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
        for position in survey.dossier.all(Position)
        if position.supersedes and position.movement != "unchanged" and position.supersedes_kind != "repeats"
    ]
    return sorted(moved, key=lambda p: (sort_key(p.date), p.id), reverse=True)[:LATEST]


def _people(desk: Desk) -> list[Prominent]:
    counted = [
        (sum(a.is_there for a in desk.survey.attendances.by_person.get(person.id, ())), person)
        for person in desk.dossier.all(Person)
    ]
    counted.sort(key=lambda pair: (-pair[0], pair[1].id))
    found = []
    for number, person in counted[: LATEST + 4]:
        held = offices_on(desk.dossier, person.id, as_edtf(desk.dossier))
        office = held[0].office.title if held else ""
        found.append(Prominent(desk.link(person.id), office, desk.side(person.id), number))
    return found


def _tracks(survey: Survey) -> list[Track]:
    def newest(track: Track) -> tuple[object, ...]:
        meetings = survey.tracks.meetings[track.id]
        return (sort_key(meetings[-1].date) if meetings else (), track.id)

    return sorted(survey.dossier.all(Track), key=newest, reverse=True)


def _counts(survey: Survey, urls: Urls) -> list[Count]:
    kinds = {shape.cls: shape.section for shape in SHAPES} | {Position: "positions"}
    names = {Person: "person", Organisation: "organisation"}
    return [
        Count(Link(urls.to(f"{section}/"), PLURAL[names.get(cls, cls.type)]), len(survey.dossier.all(cls)))
        for cls, section in sorted(kinds.items(), key=lambda pair: pair[1])
    ]

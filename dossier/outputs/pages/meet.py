"""Who met whom: a network with its table, people by people and party by party, in all and by half-year."""

from collections import Counter
from collections.abc import Iterator, Mapping

from dossier.base.plain import Plain
from dossier.entries import Meeting
from dossier.graph.encounters import Tie, all_ties, by_half_year, party_ties, ties_by_half_year, took_place
from dossier.graph.sides import party_of
from dossier.graph.survey import Survey
from dossier.outputs.dates import when_
from dossier.outputs.desk import Desk
from dossier.outputs.figures.network import Group, Meet, Who
from dossier.outputs.output import Output
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta, More, Side, When

FOLDER = "meetings/who-met-whom/"
DRAWN = 60
"""People in a drawing; more would not be told apart."""
PAIRS = 400
"""Lines in a drawing."""
ROWS = 150
"""Pairs in the table of a page."""
PARTIES = 16
"""Rows and columns of the table of parties."""


CSV = "data/encounters.csv"


class Span(Plain):
    """A time and the meetings held in it."""

    folder: str
    name: str
    """Empty for the whole time."""
    short: str
    meetings: tuple[Meeting, ...]
    half: tuple[int, int] | None = None
    """Year and half (1 or 2); None for the whole time."""

    @property
    def title(self) -> str:
        """Of its page."""
        return f"Who met whom, {self.name}" if self.name else "Who met whom"


class Period(Plain):
    """A half-year, or the whole time."""

    link: Link
    meetings: int
    is_this: bool


class Pair(Plain):
    """Two people who met."""

    anchor: str
    one: Link
    other: Link
    parties: str
    """Codes of their sides: UA – US; empty where neither has one."""
    across: bool
    number: int
    first: Link
    first_when: When
    last: Link
    last_when: When


class PartyRow(Plain):
    """How often a party sat with each of the others."""

    party: Link
    side: Side | None
    meetings: int
    cells: tuple[int, ...]
    """In the order of the rows; -1 where a party would meet itself."""


class MeetView(Plain):
    """All that the page shows."""

    meta: Meta
    periods: tuple[Period, ...]
    name: str
    """Of the period; empty for the whole time."""
    meetings: int
    people: int
    drawn: int
    """People in the drawing: those at most meetings."""
    drawing: Group
    sides: tuple[Side, ...]
    """Sides of those drawn, for the legend."""
    often: tuple[Pair, ...]
    """Those who met more than once."""
    often_total: int
    """All of them, whatever this page lists."""
    once: tuple[Pair, ...]
    once_total: int
    pairs_from: int
    """Meetings that two must have shared to be in the table and the drawing."""
    pairs_total: int
    more_pairs: More | None
    parties: tuple[PartyRow, ...]
    parties_total: int
    csv: Link


def meet_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    """The page of the whole time, and one for each half-year in which there were meetings."""
    spans = spans_of(survey)
    for this in spans:
        desk = Desk(survey, urls)
        links = tuple(_period(desk, span, this) for span in spans)
        view = _view(desk, this, ties_of(survey, this), links)
        yield Output(f"{this.folder}index.html", "page:meet", view)


def spans_of(survey: Survey) -> tuple[Span, ...]:
    """The whole time and each half-year with meetings."""
    meetings = took_place(survey.dossier)
    halves = by_half_year(meetings).items()
    found = (Span(f"{FOLDER}{_key(half)}/", _name(half), _short(half), there, half) for half, there in halves)
    return (Span(FOLDER, "", "", meetings), *found)


def ties_of(survey: Survey, span: Span) -> tuple[Tie, ...]:
    """Who met whom in it, most often first."""
    return ties_by_half_year(survey.dossier)[span.half] if span.half else all_ties(survey.dossier)


def _key(half: tuple[int, int]) -> str:
    return f"{half[0]}-h{half[1]}"


def _short(half: tuple[int, int]) -> str:
    return f"{'Jan–Jun' if half[1] == 1 else 'Jul–Dec'} {half[0]}"


def _name(half: tuple[int, int]) -> str:
    return f"{'January to June' if half[1] == 1 else 'July to December'} {half[0]}"


def _period(desk: Desk, span: Span, this: Span) -> Period:
    return Period(Link(desk.urls.to(span.folder), span.short), len(span.meetings), span is this)


def _view(desk: Desk, span: Span, ties: tuple[Tie, ...], periods: tuple[Period, ...]) -> MeetView:
    shown, pairs_from = at_least(ties, PAIRS)
    counts = _meetings_of(ties)
    drawing, sides = _drawing(desk, counts, shown)
    rows = ties[:ROWS]
    parties, parties_total = _parties(desk, span.meetings)
    above = (Link(desk.urls.to("meetings/"), "Meetings"), Link(desk.urls.to(FOLDER), "Who met whom"))
    return MeetView(
        periods=periods,
        name=span.name,
        meetings=len(span.meetings),
        people=len(counts),
        drawn=len(drawing.people),
        drawing=drawing,
        sides=sides,
        often=tuple(pair_view(desk, tie) for tie in rows if len(tie.meetings) > 1),
        once=tuple(pair_view(desk, tie) for tie in rows if len(tie.meetings) == 1),
        often_total=sum(len(tie.meetings) > 1 for tie in ties),
        once_total=sum(len(tie.meetings) == 1 for tie in ties),
        pairs_from=pairs_from,
        pairs_total=len(ties),
        more_pairs=More(Link(desk.urls.to(f"{span.folder}pairs/1/"), ""), len(ties))
        if len(ties) > ROWS
        else None,
        parties=parties,
        parties_total=parties_total,
        csv=Link(CSV, ""),
        meta=desk.page_meta(
            span.folder,
            span.title,
            "Who sat with whom at held meetings and calls, how often, first and last.",
            "meet",
            "meetings",
            above if span.name else above[:1],
        ),
    )


def at_least(ties: tuple[Tie, ...], most: int) -> tuple[tuple[Tie, ...], int]:
    """The ties with at least so many meetings that no more than `most` are left, and that number of meetings."""
    number = 1
    while len(ties) > most and number < len(ties[0].meetings):
        number += 1
        ties = tuple(tie for tie in ties if len(tie.meetings) >= number)
    return ties[:most], number


def _drawing(desk: Desk, counts: Mapping[str, int], ties: tuple[Tie, ...]) -> tuple[Group, tuple[Side, ...]]:
    """Those at most meetings, side by side in their order, with their ties; and the sides that are there."""
    order = [side.code for side in desk.dossier.settings.sides]
    most = _most_met(counts, ties)
    sides = {person: desk.side(person) for person in most}
    most.sort(key=lambda key: (order.index(side.code) if (side := sides[key]) else len(order), key))
    places = {person: place for place, person in enumerate(most)}
    told = {_anchor(tie) for tie in ties[:ROWS]}
    people = tuple(Who(desk.link(key), desk.short(key), sides[key], counts[key]) for key in most)
    meets = tuple(
        Meet(
            places[tie.one],
            places[tie.other],
            len(tie.meetings),
            _across(desk, tie),
            _anchor(tie) if _anchor(tie) in told else "",
        )
        for tie in ties
        if tie.one in places and tie.other in places
    )
    return Group(people, meets), tuple(dict.fromkeys(side for key in most if (side := sides[key])))


def _most_met(counts: Mapping[str, int], ties: tuple[Tie, ...]) -> list[str]:
    """Those at most meetings who are tied to each other: a mark without a line would say that nobody was met."""
    most = set(sorted(counts, key=lambda person: (-counts[person], person))[:DRAWN])
    within = [tie for tie in ties if tie.one in most and tie.other in most]
    return sorted({person for tie in within for person in (tie.one, tie.other)})


def _meetings_of(ties: tuple[Tie, ...]) -> dict[str, int]:
    """Meetings at which each person met somebody."""
    found: dict[str, set[str]] = {}
    for tie in ties:
        for person in (tie.one, tie.other):
            found.setdefault(person, set()).update(meeting.id for meeting in tie.meetings)
    return {person: len(meetings) for person, meetings in found.items()}


def _across(desk: Desk, tie: Tie) -> bool:
    return party_of(desk.dossier, tie.one) != party_of(desk.dossier, tie.other)


def _anchor(tie: Tie) -> str:
    return f"pair-{tie.one}-{tie.other}"


def pair_view(desk: Desk, tie: Tie) -> Pair:
    """Two people who met, as a row."""
    first, last = tie.meetings[0], tie.meetings[-1]
    codes = [side.code for key in (tie.one, tie.other) if (side := desk.side(key))]
    return Pair(
        anchor=_anchor(tie),
        one=desk.link(tie.one),
        other=desk.link(tie.other),
        parties=" – ".join(dict.fromkeys(codes)),
        across=_across(desk, tie),
        number=len(tie.meetings),
        first=desk.short_link(first.id),
        first_when=when_(first.date),
        last=desk.short_link(last.id),
        last_when=when_(last.date),
    )


def _parties(desk: Desk, meetings: tuple[Meeting, ...]) -> tuple[tuple[PartyRow, ...], int]:
    """Rows for the parties at most meetings, and how many parties there are."""
    counts = Counter(party for meeting in meetings for party in {d.party for d in meeting.delegations})
    together = {(tie.one, tie.other): len(tie.meetings) for tie in party_ties(meetings)}
    order = sorted(counts, key=lambda party: (-counts[party], party))[:PARTIES]
    rows = tuple(
        PartyRow(
            desk.short_link(party),
            desk.side(party),
            counts[party],
            tuple(
                -1 if other == party else together.get((min(party, other), max(party, other)), 0)
                for other in order
            ),
        )
        for party in order
    )
    return rows, len(counts)

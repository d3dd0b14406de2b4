"""Who met whom: a network with its table, people by people and party by party, in all and by half-year."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dossier.entries import Meeting
from dossier.graph.encounters import Tie, all_ties, by_half_year, party_ties, took_place, within
from dossier.graph.sides import party_of
from dossier.graph.survey import Survey
from dossier.outputs.dates import when_
from dossier.outputs.desk import Desk
from dossier.outputs.figures.network import Group, Meet, Who
from dossier.outputs.output import Output
from dossier.outputs.parts import Parts, Piece, cut, parts_of
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta, More, Side, When

FOLDER = "meetings/who-met-whom/"
DRAWN = 60
"""People in a drawing; more would not be told apart."""
PAIRS = 400
"""Lines in a drawing."""
ROWS = 200
"""Pairs in the table of a page."""
LISTED = 2_000
"""Pairs on all pages of a period; the rest is in the CSV."""
PARTIES = 16
"""Rows and columns of the table of parties."""


CSV = "data/encounters.csv"


class Period(NamedTuple):
    """A half-year, or the whole time."""

    link: Link
    meetings: int
    is_this: bool


class Pair(NamedTuple):
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


class PartyRow(NamedTuple):
    """How often a party sat with each of the others."""

    party: Link
    side: Side | None
    meetings: int
    cells: tuple[int, ...]
    """In the order of the rows; -1 where a party would meet itself."""


class MeetView(NamedTuple):
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


class PairsView(NamedTuple):
    """All that a page of pairs shows."""

    meta: Meta
    pairs: tuple[Pair, ...]
    total: int
    parts: Parts
    csv: Link


def meet_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    """The page of the whole time, and one for each half-year in which there were meetings."""
    meetings = took_place(survey.dossier)
    halves = by_half_year(meetings)
    periods = {"": meetings, **{_key(half): found for half, found in halves.items()}}
    names = {"": "", **{_key(half): _name(half) for half in halves}}
    shorts = {"": "", **{_key(half): _short(half) for half in halves}}
    for key, found in periods.items():
        desk = Desk(survey, urls)
        links = tuple(_period(desk, other, shorts[other], periods[other], key) for other in periods)
        ties = within(all_ties(survey.dossier), found) if key else all_ties(survey.dossier)
        pieces = cut(ties[:LISTED], (), ROWS, newest_first=False)
        view = _view(desk, key, names[key], found, ties, links)
        yield Output(f"{_folder(key)}index.html", "page:meet", view, tuple(desk.about))
        for place in range(len(pieces)) if len(pieces) > 1 else ():
            yield _pairs_page(survey, urls, key, names[key], pieces, place, len(ties))


def _pairs_page(
    survey: Survey, urls: Urls, key: str, name: str, pieces: Sequence[Piece[Tie]], place: int, total: int
) -> Output:
    """One part of all the pairs of a period."""
    desk = Desk(survey, urls)
    title = f"Who met whom{f', {name}' if name else ''}"
    above = (Link(urls.to("meetings/"), "Meetings"), Link(urls.to(_folder(key)), title))
    view = PairsView(
        meta=desk.page_meta(
            f"{_folder(key)}pairs/{pieces[place].key}/",
            f"{title}: pairs, {pieces[place].name.lower()}",
            f"{title}: pairs by number of meetings, {pieces[place].name.lower()} of {len(pieces)}.",
            "meet",
            "meetings",
            above,
        ),
        pairs=tuple(_pair(desk, tie) for tie in pieces[place].items),
        total=total,
        parts=parts_of(urls, _folder(key), "pairs/", pieces, place, title),
        csv=Link(CSV, ""),
    )
    return Output(f"{view.meta.path}index.html", "page:pairs", view, tuple(desk.about))


def _key(half: tuple[int, int]) -> str:
    return f"{half[0]}-h{half[1]}"


def _short(half: tuple[int, int]) -> str:
    return f"{'Jan–Jun' if half[1] == 1 else 'Jul–Dec'} {half[0]}"


def _name(half: tuple[int, int]) -> str:
    return f"{'January to June' if half[1] == 1 else 'July to December'} {half[0]}"


def _folder(key: str) -> str:
    return f"{FOLDER}{key}/" if key else FOLDER


def _period(desk: Desk, key: str, name: str, meetings: Sequence[Meeting], this: str) -> Period:
    return Period(Link(desk.urls.to(_folder(key)), name), len(meetings), key == this)


def _view(
    desk: Desk,
    key: str,
    name: str,
    meetings: tuple[Meeting, ...],
    ties: tuple[Tie, ...],
    periods: tuple[Period, ...],
) -> MeetView:
    shown, pairs_from = at_least(ties, PAIRS)
    counts = _meetings_of(ties)
    drawing, sides = _drawing(desk, counts, shown)
    rows = shown[:ROWS]
    parties, parties_total = _parties(desk, meetings)
    above = (Link(desk.urls.to("meetings/"), "Meetings"), Link(desk.urls.to(FOLDER), "Who met whom"))
    title = f"Who met whom, {name}" if name else "Who met whom"
    return MeetView(
        periods=periods,
        name=name,
        meetings=len(meetings),
        people=len(counts),
        drawn=len(drawing.people),
        drawing=drawing,
        sides=sides,
        often=tuple(_pair(desk, tie) for tie in rows if len(tie.meetings) > 1),
        once=tuple(_pair(desk, tie) for tie in rows if len(tie.meetings) == 1),
        often_total=sum(len(tie.meetings) > 1 for tie in ties),
        once_total=sum(len(tie.meetings) == 1 for tie in ties),
        pairs_from=pairs_from,
        pairs_total=len(ties),
        more_pairs=More(Link(desk.urls.to(f"{_folder(key)}pairs/1/"), ""), len(ties))
        if len(ties) > ROWS
        else None,
        parties=parties,
        parties_total=parties_total,
        csv=Link(CSV, ""),
        meta=desk.page_meta(
            _folder(key),
            title,
            "Who sat with whom at held meetings and calls, how often, first and last.",
            "meet",
            "meetings",
            above if key else above[:1],
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
    most = sorted(counts, key=lambda person: (-counts[person], person))[:DRAWN]
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


def _pair(desk: Desk, tie: Tie) -> Pair:
    first, last = tie.meetings[0], tie.meetings[-1]
    codes = [side.code for key in (tie.one, tie.other) if (side := desk.side(key))]
    return Pair(
        anchor=_anchor(tie),
        one=desk.link(tie.one),
        other=desk.link(tie.other),
        parties=" – ".join(dict.fromkeys(codes)),
        across=_across(desk, tie),
        number=len(tie.meetings),
        first=desk.link(first.id, desk.short(first.id)),
        first_when=when_(first.date),
        last=desk.link(last.id, desk.short(last.id)),
        last_when=when_(last.date),
    )


def _parties(desk: Desk, meetings: tuple[Meeting, ...]) -> tuple[tuple[PartyRow, ...], int]:
    """Rows for the parties at most meetings, and how many parties there are."""
    counts = Counter(party for meeting in meetings for party in {d.party for d in meeting.delegations})
    together = {(tie.one, tie.other): len(tie.meetings) for tie in party_ties(meetings)}
    order = sorted(counts, key=lambda party: (-counts[party], party))[:PARTIES]
    rows = tuple(
        PartyRow(
            desk.link(party, desk.short(party)),
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

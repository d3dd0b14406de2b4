"""Positions as they are listed: by issue, newest first, with what each replaced and how it moved."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dossier.base.edtf import sort_key
from dossier.base.plain import Plain
from dossier.entries import Entry, Position
from dossier.graph.survey import Survey
from dossier.outputs.dates import when_
from dossier.outputs.desk import Desk
from dossier.outputs.quotes import position_quote, stance_words
from dossier.outputs.rolls import Heading, Roll, page_of
from dossier.outputs.views import Link, More, Note, Quote, When
from dossier.outputs.words import word

FEW = 30
"""An actor's positions up to which its page has all."""
OF_ISSUE = 1
"""Of more, those on each issue that are there."""
STANCES = 60
"""Positions on a page of a list of them, each with its sources."""


class Stance(Plain):
    """One dated position in a list."""

    anchor: str
    link: Link
    when: When
    holder: Link
    issue: Link
    speaker: Link | None
    stance: str
    summary: str
    condition: str
    basis: str
    attribution: str
    at: Link | None
    quote: Quote | None
    movement: str
    superseded: bool
    """Whether a later position replaced it by the day the site speaks of."""
    disputed: bool
    notes: tuple[Note, ...]


class IssueStances(Plain):
    """Positions on one issue, newest first."""

    issue: Link
    stances: tuple[Stance, ...]
    more: More | None
    """Where those are told that are left out here."""


def stance(desk: Desk, position: Position) -> Stance:
    """One position as listed."""
    plain = desk.so_far.listed.get(position.id) or _new(desk, position)
    notes = desk.cite(position.cites)
    if plain.quote:
        return plain._replace(quote=plain.quote._replace(notes=notes), notes=notes)
    return plain._replace(notes=notes)


def _new(desk: Desk, position: Position) -> Stance:
    found = desk.so_far.listed[position.id] = Stance(
        anchor=position.id,
        link=desk.link(position.id),
        when=when_(position.date),
        holder=desk.short_link(position.holder),
        issue=desk.short_link(position.issue),
        speaker=desk.link(position.stated_by) if position.stated_by else None,
        stance=stance_words(desk, position),
        summary=position.summary,
        condition=position.condition or "",
        basis=word(position.basis),
        attribution=position.attribution or "",
        at=desk.short_link(position.at) if position.at else None,
        quote=position_quote(desk, position),
        movement=position.movement or "",
        superseded=position.id in desk.survey.stances.superseded_by,
        disputed=any(dispute.status == "open" for dispute in position.disputes),
        notes=(),
    )
    return found


def stances_by_issue(desk: Desk, entry: Entry, positions: Iterable[Position]) -> tuple[IssueStances, ...]:
    """An actor's positions by issue: all, or where they are many the newest of those that hold, with the way to all."""
    roll = stances_roll(desk.survey, positions)
    groups: dict[str, list[Position]] = defaultdict(list)
    for position in roll.items:
        groups[position.issue].append(position)
    return tuple(_on_issue(desk, entry, roll, tuple(found)) for found in groups.values())


def stances_roll(survey: Survey, positions: Iterable[Position]) -> Roll[Position]:
    """An actor's positions as a list: by issue in the order of the matrix and then of the ids, newest first in each."""
    order = {issue: place for place, issue in enumerate(survey.dossier.settings.matrix.issues)}
    found = sorted(positions, key=lambda p: (sort_key(p.date), p.id), reverse=True)
    found.sort(key=lambda p: (order.get(p.issue, len(order)), p.issue))
    return Roll("positions", "Positions", "stances", found, stance, heading=_issue, whole=FEW, page=STANCES)


def _issue(desk: Desk, position: Position) -> Heading:
    return Heading(f"issue-{position.issue}", desk.link(position.issue))


def _on_issue(desk: Desk, entry: Entry, roll: Roll[Position], found: tuple[Position, ...]) -> IssueStances:
    shown = in_short(desk.survey, found, OF_ISSUE) if roll.is_long else found
    more = None
    if len(shown) < len(found):
        path = page_of(desk.urls, entry, roll, found[0], f"issue-{found[0].issue}")
        more = More(Link(path, ""), len(found))
    return IssueStances(desk.link(found[0].issue), tuple(stance(desk, position) for position in shown), more)


def in_short(survey: Survey, found: Sequence[Position], most: int) -> tuple[Position, ...]:
    """Of positions of one holder on one issue, newest first, those that still hold, or else the newest."""
    holding = [position for position in found if position.id not in survey.stances.superseded_by]
    return tuple(holding[:most] or found[:1])

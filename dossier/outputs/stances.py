"""Positions as they are listed: by issue, newest first, with what each replaced and how it moved."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from dossier.base.edtf import sort_key
from dossier.entries import Position
from dossier.outputs.dates import when_
from dossier.outputs.desk import Desk
from dossier.outputs.quotes import position_quote, stance_words
from dossier.outputs.views import Link, Note, Quote, When
from dossier.outputs.words import word


class Stance(NamedTuple):
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


class IssueStances(NamedTuple):
    """Positions on one issue, newest first."""

    issue: Link
    stances: tuple[Stance, ...]


def stance(desk: Desk, position: Position) -> Stance:
    """One position as listed."""
    return Stance(
        anchor=position.id,
        link=desk.link(position.id),
        when=when_(position.date),
        holder=desk.link(position.holder, desk.short(position.holder)),
        issue=desk.link(position.issue, desk.short(position.issue)),
        speaker=desk.link(position.stated_by) if position.stated_by else None,
        stance=stance_words(desk, position),
        summary=position.summary,
        condition=position.condition or "",
        basis=word(position.basis),
        attribution=position.attribution or "",
        at=desk.link(position.at, desk.short(position.at)) if position.at else None,
        quote=position_quote(desk, position),
        movement=position.movement or "",
        superseded=position.id in desk.survey.stances.superseded_by,
        disputed=any(dispute.status == "open" for dispute in position.disputes),
        notes=desk.cite(position.cites),
    )


def stances_by_issue(desk: Desk, positions: Iterable[Position]) -> tuple[IssueStances, ...]:
    """Positions grouped by issue, in the order of the matrix and then of the ids, newest first in each."""
    order = {issue: place for place, issue in enumerate(desk.dossier.settings.matrix.issues)}
    groups: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        groups[position.issue].append(position)
    return tuple(
        IssueStances(
            desk.link(issue),
            tuple(
                stance(desk, position)
                for position in sorted(found, key=lambda p: (sort_key(p.date), p.id), reverse=True)
            ),
        )
        for issue, found in sorted(groups.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0]))
    )

"""Lines of lists that several pages share: a dated thing with who and where."""

from dossier.base.plain import Plain
from dossier.entries import Document, Event, Meeting, Position
from dossier.graph.tracks import Dated
from dossier.outputs.dates import when_
from dossier.outputs.desk import Desk
from dossier.outputs.kinds import kind_of
from dossier.outputs.views import Link, Side, When
from dossier.outputs.words import word


class DatedLine(Plain):
    """One dated thing in a list."""

    anchor: str
    link: Link
    when: When
    kind: str
    """meeting, event, document or position."""
    what: str
    """The sort of meeting or event, in words."""
    status: str
    """Of a meeting; empty for others."""
    place: Link | None
    track: Link | None
    round: str
    sides: tuple[Side, ...]
    tags: str = ""
    """What it can be chosen by, where a script narrows the list."""


class StateLine(Plain):
    """An entry with the word for its state: a claim with its verdict, a question with its answer."""

    link: Link
    state: str
    when: When | None


def dated_line(desk: Desk, item: Dated) -> DatedLine:
    """A meeting, event, document or position as one line."""
    sides = (desk.side(party) for party in _parties(item))
    return DatedLine(
        anchor=item.id,
        link=desk.link(item.id),
        when=when_(item.date),
        kind=kind_of(item),
        what=_what(item),
        status=item.status if isinstance(item, Meeting) else "",
        place=_place(desk, item),
        track=desk.short_link(item.track) if isinstance(item, Meeting) and item.track else None,
        round=item.round or "" if isinstance(item, Meeting) else "",
        sides=tuple(dict.fromkeys(side for side in sides if side)),
    )


def _what(item: Dated) -> str:
    if isinstance(item, Position):
        return word(item.stance)
    return "" if item.kind == "other" else word(item.kind)


def _parties(item: Dated) -> tuple[str, ...]:
    if isinstance(item, Meeting):
        return tuple(dict.fromkeys(delegation.party for delegation in item.delegations))
    if isinstance(item, Event):
        return tuple(dict.fromkeys(participant.actor for participant in item.actors))
    return item.parties if isinstance(item, Document) else (item.holder,)


def _place(desk: Desk, item: Dated) -> Link | None:
    place = item.place if isinstance(item, Meeting | Event) else None
    return desk.link(place) if place else None

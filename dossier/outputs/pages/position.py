"""A position's page: who wants what, since when, how we know, what it replaced and what replaced it."""

from dossier.base.plain import Plain
from dossier.entries import Issue, Position
from dossier.graph.survey import Survey
from dossier.outputs.acting import is_unsure_on, title_on
from dossier.outputs.dates import when_
from dossier.outputs.desk import Desk
from dossier.outputs.names import name_of
from dossier.outputs.output import Output
from dossier.outputs.pages.issue import line_addresses
from dossier.outputs.quotes import position_quote, stance_words
from dossier.outputs.stances import Stance, stance
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.uses import ALL, Uses
from dossier.outputs.views import Common, Link, Meta, More, Quote, When
from dossier.outputs.words import PLURAL, word

HOW = "page:position"
SHOWN = ("supersedes",)
LINE = 12
"""Positions of the holder on the issue that are on the page, this one among them."""


class PositionView(Plain):
    """All that the page of a position shows."""

    meta: Meta
    common: Common
    holder: Link
    issue: Link
    when: When
    stance: str
    condition: str
    basis: str
    attribution: str
    speaker: Link | None
    office: str
    office_uncertain: bool
    at: Link | None
    document: Link | None
    provision: str
    quote: Quote | None
    movement: str
    supersedes_kind: str
    supersedes: tuple[Link, ...]
    superseded_by: tuple[Link, ...]
    likelihood: str
    confidence: str
    note: str
    series: tuple[Stance, ...]
    """The holder's positions on the issue, newest first: all, or those next to this one."""
    more_series: More | None
    """All positions of the holder on the issue, newest first; this one among them."""


def position_page(survey: Survey, urls: Urls, position: Position, theme: Uses = ALL) -> Output:
    """The output of one position's page."""
    desk = Desk(survey, urls, position, theme.reads(HOW))
    title = name_of(survey.dossier, position.id)
    series = survey.stances.series.get((position.holder, position.issue))
    positions = series.positions if series else ()
    speaker = position.stated_by
    acting = (survey.dossier, speaker, position.date, position.capacity) if speaker else None
    crumbs = (
        Link(urls.to("positions/"), PLURAL["position"]),
        desk.short_link(position.issue),
    )
    meta = desk.meta(position, crumbs, position.summary)
    said = stance_words(desk, position)
    view = PositionView(
        holder=desk.link(position.holder),
        issue=desk.link(position.issue),
        when=when_(position.date),
        stance=said,
        condition=position.condition or "",
        basis=word(position.basis),
        attribution=position.attribution or "",
        speaker=desk.link(speaker) if speaker else None,
        office=desk.made("office", lambda: title_on(*acting) if acting else ""),
        office_uncertain=desk.made("office_uncertain", lambda: bool(acting and is_unsure_on(*acting))),
        at=desk.link(position.at) if position.at else None,
        document=desk.link(position.document) if position.document else None,
        provision=position.provision or "",
        quote=position_quote(desk, position),
        movement=position.movement or "",
        supersedes_kind="" if position.supersedes_kind == "replaces" else word(position.supersedes_kind),
        supersedes=tuple(_dated(desk, key) for key in position.supersedes),
        superseded_by=tuple(_dated(desk, key) for key in survey.stances.superseded_by.get(position.id, ())),
        likelihood=word(position.likelihood),
        confidence=position.confidence or "",
        note=position.note or "",
        series=desk.made("series", lambda: tuple([stance(desk, o) for o in _around(positions, position)])),
        more_series=_all(desk, position) if len(positions) > LINE else None,
        meta=meta._replace(title=f"{title}: {said}"),
        common=desk.common(
            position,
            kicker=(Link("", "Position"), desk.short_link(position.issue)),
            title=title,
            deck=position.summary,
            shown=SHOWN,
        ),
    )
    return Output(f"{folder_of(position)}index.html", HOW, view)


def _around(positions: tuple[Position, ...], position: Position) -> tuple[Position, ...]:
    """Of the positions, newest first, those next to this one; the newest if it is not among them yet."""
    at = next((place for place, other in enumerate(positions) if other is position), 0)
    start = max(0, min(at - LINE // 2, len(positions) - LINE))
    return positions[start : start + LINE]


def _all(desk: Desk, position: Position) -> More:
    issue = desk.dossier.get(position.issue, Issue)
    series = desk.survey.stances.series[position.holder, position.issue]
    path = line_addresses(desk.survey, desk.urls, issue)[position.holder]
    return More(Link(path, ""), len(series.positions))


def _dated(desk: Desk, key: str) -> Link:
    position = desk.dossier.get(key, Position)
    return desk.link(key, f"{when_(position.date).short}: {stance_words(desk, position)}", position.summary)

"""The timeline: everything dated, by year; opens near the day the site speaks of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dossier.base.edtf import Edtf, Truth, before
from dossier.base.plain import Plain
from dossier.entries import Meeting
from dossier.graph.offices import as_edtf
from dossier.graph.survey import Survey
from dossier.graph.tracks import Dated, in_order
from dossier.outputs.desk import Desk
from dossier.outputs.facets import Facet, facets_of, marks_of, timeline_tags
from dossier.outputs.figures.months import Bar, Dot, Strip, strip
from dossier.outputs.kinds import kind_of
from dossier.outputs.lists import DatedLine, dated_line
from dossier.outputs.output import Output
from dossier.outputs.parts import Level, Piece, by_date, cut
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta
from dossier.outputs.words import MONTHS

MOST = 300
"""Dated things on a page; a year with more is told by quarters."""


def _date(item: Dated) -> Edtf:
    return item.date


LEVELS: tuple[Level[Dated], ...] = by_date(_date)[1:]
PLANNED = ("rumoured", "proposed", "scheduled", "postponed", "cancelled")


class Span(Plain):
    """What one page tells, and its folder."""

    folder: str
    piece: Piece[Dated]


class Month(Plain):
    """The dated things of a month, in order."""

    anchor: str
    name: str
    lines: tuple[DatedLine, ...]


class YearLink(Plain):
    """A year of the rail."""

    year: str
    link: Link
    number: int
    is_this: bool


class MonthRow(Plain):
    """A month (or, over a long time, a year) of the overview: a bar of the drawing, a row of its table."""

    link: Link
    """Without a path when there is nothing."""
    counts: tuple[int, ...]
    """Meetings, events, documents, and what was planned."""
    is_shown: bool
    """Whether this page tells it."""


class TimelineView(Plain):
    """One year of the timeline, or a quarter."""

    meta: Meta
    years: tuple[YearLink, ...]
    months: tuple[Month, ...]
    ahead: tuple[DatedLine, ...]
    """What was to come after the day the site speaks of, the furthest first."""
    is_newest: bool
    facets: tuple[Facet, ...]
    """By what the year can be narrowed."""
    strip: Strip | None
    overview: tuple[MonthRow, ...]
    """In the order of the bars."""
    earlier: Link | None
    later: Link | None
    """The pages before and after this one in time."""


def timeline_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    """A page for each year, for each quarter of a long one; the newest is also the timeline's front."""
    years: dict[str, list[Dated]] = defaultdict(list)
    for item in in_order(survey.dossier):
        years[str(item.date.earliest.year) if item.date.earliest else "undated"].append(item)
    spans = [span for year in sorted(years, reverse=True) for span in _spans(year, years[year])]
    spans = spans or [Span("timeline/", Piece("undated", "", ()))]
    spans[0] = spans[0]._replace(folder="timeline/")
    drawing = strip(tuple(_dot(survey, item) for item in in_order(survey.dossier)), survey.dossier.as_of)
    told = _told(spans)
    for place in range(len(spans)):
        desk = Desk(survey, urls)
        view = _view(desk, drawing, spans, place, told)
        yield Output(f"{spans[place].folder}index.html", "page:timeline", view)


def _spans(year: str, items: list[Dated]) -> Iterator[Span]:
    """The year, or its quarters from the newest on; the newest has the address of the year."""
    for place, piece in enumerate(cut(reversed(items), LEVELS, MOST)):
        key = piece.key if place and piece.key else year
        yield Span(f"timeline/{key}/", Piece(key, piece.name or year, piece.items[::-1]))


def _view(
    desk: Desk, drawing: Strip | None, spans: list[Span], place: int, told: Mapping[str, Span]
) -> TimelineView:
    now = as_edtf(desk.dossier)
    this = spans[place].piece
    ahead = [item for item in this.items if before(now, item.date) is Truth.YES]
    coming = {item.id for item in ahead}
    done = [item for item in this.items if item.id not in coming]
    crumbs = (Link(desk.urls.to("timeline/"), "Timeline"),) if place else ()
    links = [Link(desk.urls.to(span.folder), span.piece.name) for span in spans]
    return TimelineView(
        meta=desk.page_meta(
            spans[place].folder,
            f"Timeline {this.name}".rstrip(),
            f"Everything dated, in order: {this.name}.",
            "timeline",
            "timeline",
            crumbs,
        ),
        years=tuple(
            YearLink(span.piece.name, link, len(span.piece.items), span is spans[place])
            for span, link in zip(spans, links, strict=True)
        ),
        months=tuple(_months(desk, done)),
        ahead=tuple(_line(desk, item) for item in reversed(ahead)),
        facets=facets_of([timeline_tags(desk, item) for item in this.items]),
        is_newest=place == 0,
        strip=drawing,
        overview=_rows(desk, drawing.bars, spans[place], told) if drawing else (),
        earlier=links[place + 1] if place + 1 < len(links) else None,
        later=links[place - 1] if place else None,
    )


def _dot(survey: Survey, item: Dated) -> Dot:
    is_planned = getattr(item, "status", "") in PLANNED and isinstance(item, Meeting)
    is_ahead = before(as_edtf(survey.dossier), item.date) is Truth.YES
    return Dot(kind_of(item), item.date, is_planned or is_ahead)


def _rows(desk: Desk, bars: tuple[Bar, ...], this: Span, told: Mapping[str, Span]) -> tuple[MonthRow, ...]:
    """What the bars count, with the page that tells it."""
    return tuple(_row(desk, bar, told.get(bar.key), this) for bar in bars)


def _told(spans: list[Span]) -> dict[str, Span]:
    """Which page tells what: by month, and of years the newest."""
    return {key: span for span in reversed(spans) for item in span.piece.items for key in _keys(item)}


def _keys(item: Dated) -> tuple[str, ...]:
    first = item.date.earliest
    return (f"{first.year}", f"{first.year}-{first.month:02}") if first else ()


def _row(desk: Desk, bar: Bar, span: Span | None, this: Span) -> MonthRow:
    year, month = bar.key[:4], bar.key[5:7]
    counts = (*bar.counts, bar.planned)
    anchor = f"month-{bar.key}" if month and any(bar.counts) else ""
    name = f"{MONTHS[int(month) - 1]} {year}" if month else year
    is_shown = span is this or (not month and this.piece.name.endswith(year))
    return MonthRow(
        Link(desk.urls.to(span.folder, anchor) if span and any(counts) else "", name), counts, is_shown
    )


def _line(desk: Desk, item: Dated) -> DatedLine:
    return dated_line(desk, item)._replace(tags=marks_of(timeline_tags(desk, item)))


def _months(desk: Desk, items: list[Dated]) -> Iterator[Month]:
    """Newest month first, and newest first within it."""
    groups: dict[str, list[DatedLine]] = defaultdict(list)
    for item in reversed(items):
        first = item.date.earliest
        groups[f"{first:%Y-%m}" if first else ""].append(_line(desk, item))
    for month, lines in groups.items():
        number = int(month[5:7]) if month else 0
        name = f"{MONTHS[number - 1]} {month[:4]}" if month else "Not dated"
        yield Month(f"month-{month or 'undated'}", name, tuple(lines))

"""The timeline: everything dated, by year; opens near the day the site speaks of."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dossier.base.edtf import Truth, before
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
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta

PLANNED = ("rumoured", "proposed", "scheduled", "postponed", "cancelled")


class Month(NamedTuple):
    """The dated things of a month, in order."""

    anchor: str
    name: str
    lines: tuple[DatedLine, ...]


class YearLink(NamedTuple):
    """A year of the rail."""

    year: str
    link: Link
    number: int
    is_this: bool


class MonthRow(NamedTuple):
    """A month (or, over a long time, a year) of the overview: a bar of the drawing, a row of its table."""

    link: Link
    """Without a path when there is nothing."""
    counts: tuple[int, ...]
    """Meetings, events, documents, and what was planned."""
    is_shown: bool
    """Whether this page tells it."""


class TimelineView(NamedTuple):
    """One year of the timeline."""

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


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def timeline_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    """A page for each year; the newest year is also the timeline's front."""
    items: dict[str, list[Dated]] = defaultdict(list)
    for item in in_order(survey.dossier):
        items[str(item.date.earliest.year) if item.date.earliest else "undated"].append(item)
    years = sorted(items, reverse=True)
    counts = Counter({year: len(found) for year, found in items.items()})
    for year in years or ["undated"]:
        folder = "timeline/" if not years or year == years[0] else f"timeline/{year}/"
        desk = Desk(survey, urls)
        view = _view(desk, year, items.get(year, []), years, counts, folder)
        yield Output(f"{folder}index.html", "page:timeline", view, tuple(desk.about))


def _view(
    desk: Desk, year: str, items: list[Dated], years: list[str], counts: Counter[str], folder: str
) -> TimelineView:
    now = as_edtf(desk.dossier)
    drawing = strip(tuple(_dot(desk, item) for item in in_order(desk.dossier)), desk.dossier.as_of)
    ahead = [item for item in items if before(now, item.date) is Truth.YES]
    done = [item for item in items if item not in ahead]
    newest = years[0] if years else year
    crumbs = () if year == newest else (Link(desk.urls.to("timeline/"), "Timeline"),)
    return TimelineView(
        meta=desk.page_meta(
            folder, f"Timeline {year}", "Everything dated, in order.", "timeline", "timeline", crumbs
        ),
        years=tuple(
            YearLink(
                other,
                Link(desk.urls.to("timeline/" if other == newest else f"timeline/{other}/"), other),
                counts[other],
                other == year,
            )
            for other in years
        ),
        months=tuple(_months(desk, done)),
        ahead=tuple(_line(desk, item) for item in reversed(ahead)),
        facets=facets_of([timeline_tags(desk, item) for item in items]),
        is_newest=year == newest,
        strip=drawing,
        overview=tuple(_row(desk, bar, year, newest) for bar in drawing.bars) if drawing else (),
    )


def _dot(desk: Desk, item: Dated) -> Dot:
    is_planned = getattr(item, "status", "") in PLANNED and isinstance(item, Meeting)
    is_ahead = before(as_edtf(desk.dossier), item.date) is Truth.YES
    return Dot(kind_of(item), item.date, is_planned or is_ahead)


def _row(desk: Desk, bar: Bar, this: str, newest: str) -> MonthRow:
    year, month = bar.key[:4], bar.key[5:7]
    folder = "timeline/" if year == newest else f"timeline/{year}/"
    counts = (*bar.counts, bar.planned)
    anchor = f"month-{bar.key}" if month and any(bar.counts) else ""
    name = f"{MONTHS[int(month) - 1]} {year}" if month else year
    return MonthRow(Link(desk.urls.to(folder, anchor) if any(counts) else "", name), counts, year == this)


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

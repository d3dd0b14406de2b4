"""The timeline at a glance: bars that add up, time left out in words, and what has no month on a line of its own."""

from datetime import date
from itertools import pairwise

from worlds import survey

from dossier.base.edtf import parse
from dossier.outputs.figures.months import HIGH, TOP, Dot, Strip, strip
from dossier.outputs.pages.timeline import TimelineView, timeline_pages
from dossier.outputs.urls import Urls

NOW = date(2026, 3, 15)


def dots(*texts: str, kind: str = "meeting", planned: bool = False) -> list[Dot]:
    return [Dot(kind, parse(text), planned) for text in texts]


def drawn(found: list[Dot]) -> Strip:
    view = strip(found, NOW)
    assert view
    return view


def test_a_bar_for_each_month_from_the_first_to_now() -> None:
    view = drawn([*dots("2026-01-05", "2026-01-20"), *dots("2026-02-01", kind="event")])
    assert [(bar.key, bar.counts) for bar in view.bars] == [
        ("2026-01", (2, 0, 0)),
        ("2026-02", (0, 1, 0)),
        ("2026-03", (0, 0, 0)),
    ]
    assert view.bars[2].x < view.now < view.bars[2].x + view.slot


def test_pieces_stand_on_each_other_and_fill_the_tallest_bar() -> None:
    found = [
        *dots(*["2026-01-05"] * 4),
        *dots(*["2026-01"] * 2, kind="event"),
        *dots("2026-01", planned=True),
    ]
    parts = drawn(found).bars[0].parts
    assert [kind for kind, _, _ in parts] == ["meeting", "event", "planned"]
    assert sum(high for _, _, high in parts) == HIGH
    assert parts[-1][1] == TOP
    for (_, top, _), (_, above, high) in pairwise(parts):
        assert above + high == top


def test_long_empty_time_is_left_out_and_marked() -> None:
    view = drawn(dots("2022-03-29", "2025-11-01"))
    assert [bar.key for bar in view.bars] == [
        "2022-03",
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
        "2026-03",
    ]
    assert len(view.breaks) == 1
    assert view.bars[0].x < view.breaks[0] < view.bars[1].x
    assert [year for _, year in view.years] == ["2022", "2025", "2026"]


def test_what_has_no_month_is_a_line_over_its_span() -> None:
    view = drawn(dots("2025-12-01", "2025-24", "[2025-12-31,2026-01-01]", "2026-01"))
    assert [bar.counts[0] for bar in view.bars] == [1, 1, 0, 0]
    assert len(view.bands) == 2
    winter = view.bands[1]
    assert winter.x == view.bars[0].x
    assert view.height > max(band.y for band in view.bands)


def test_an_interval_counts_in_its_first_month() -> None:
    view = drawn(dots("2026-01-30/2026-02-02"))
    assert ([bar.counts[0] for bar in view.bars], view.bands) == ([1, 0, 0], ())


def test_over_many_years_a_bar_is_a_year() -> None:
    view = drawn(dots("2008-05-01", "2010", "2012-01-01", "2025-06-01"))
    assert {len(bar.key) for bar in view.bars} == {4}
    assert sum(bar.counts[0] for bar in view.bars) == 4


def test_nothing_or_a_single_month_is_not_drawn() -> None:
    assert strip([], NOW) is None
    assert strip(dots("2026-03-01"), NOW) is None


WORLD = """
    === content/events/one.yaml
    {title: One, date: 2025-11-03, kind: statement, review: candidate, cites: [gazette]}
    === content/events/two.yaml
    {title: Two, date: 2026-01-03, kind: statement, review: candidate, cites: [gazette]}
    === content/meetings/three.yaml
    {title: Three, date: 2026-05-03, status: scheduled, kind: call, delegations: [], review: candidate,
     cites: [gazette]}
"""


def views() -> dict[str, TimelineView]:
    found = survey(WORLD)
    return {output.path: output.view for output in timeline_pages(found, Urls(found.dossier.entries))}


def test_bars_lead_to_the_month_on_the_page_of_its_year() -> None:
    view = views()["timeline/index.html"]
    told = {line.link.text: (line.link.path, line.counts) for line in view.overview if line.link.path}
    assert told == {
        "November 2025": ("timeline/2025/#month-2025-11", (0, 1, 0, 0)),
        "January 2026": ("timeline/#month-2026-01", (0, 1, 0, 0)),
        "May 2026": ("timeline/", (0, 0, 0, 1)),
    }
    anchors = {month.anchor for month in view.months}
    assert {"month-2026-01"} == anchors


def test_drawing_and_table_have_the_same_numbers() -> None:
    for view in views().values():
        assert view.strip
        bars = [(*bar.counts, bar.planned) for bar in view.strip.bars]
        assert bars == [line.counts for line in view.overview]

"""An issue's lines over time: every statement a dot, labels that do not meet, no scale that nobody gave."""

from datetime import date

from every_type import EVERY_TYPE
from worlds import survey

from dossier.base.edtf import parse
from dossier.entries import Issue
from dossier.outputs.figures.lettering import fitted, width_of
from dossier.outputs.figures.lines import MOST, Dot, Holder, Lines, Row, Said, lines
from dossier.outputs.pages.issue import issue_page
from dossier.outputs.urls import Urls

NOW = date(2026, 3, 1)


def holder(*said: tuple[str, str], name: str = "Northport") -> Holder:
    told = [Said(f"positions/{i}/", stance, when, "", i % 2 == 0) for i, (when, stance) in enumerate(said)]
    return Holder(name, None, tuple((parse(s.text), s) for s in told))


def drawn(*holders: Holder) -> Lines:
    view = lines(holders, NOW)
    assert view
    return view


def labels(row: Row) -> list[str]:
    return [dot.label for dot in row.dots]


def test_a_stance_is_named_when_it_changes_and_at_the_end() -> None:
    view = drawn(
        holder(
            ("2025-01-01", "demands"),
            ("2025-06-01", "demands"),
            ("2025-12-01", "open"),
            ("2026-03-01", "open"),
        )
    )
    assert labels(view.rows[0]) == ["demands", "", "open", "open"]


def boxes(row: Row) -> list[tuple[int, int, int]]:
    return [(dot.label_y, dot.x - 4, dot.x - 4 + width_of(dot.label)) for dot in row.dots if dot.label]


def test_labels_of_a_row_never_meet_and_stay_inside() -> None:
    crowd = [
        (f"2025-{month:02}-{day:02}", f"stance {month}{day}") for month in (5, 6) for day in range(1, 29, 3)
    ]
    view = drawn(holder(*crowd), holder(("2025-01-01", "open")))
    found = boxes(view.rows[0])
    assert len(found) > 1
    assert found[-1][2] <= view.width
    for place, (y, left, right) in enumerate(found):
        for other_y, other_left, other_right in found[:place]:
            assert y != other_y or other_right < left or right < other_left


def test_dots_stand_in_the_order_of_time_and_within_the_axis() -> None:
    view = drawn(holder(("2025-01-01", "open"), ("2025-06-01", "rejects"), ("2026-03-01", "accepts")))
    xs = [dot.x for dot in view.rows[0].dots]
    assert xs == sorted(xs)
    assert view.plot < xs[0] and xs[-1] == view.now


def test_an_uncertain_date_reaches_over_the_days_it_can_mean() -> None:
    dots: tuple[Dot, ...] = drawn(holder(("2025-01", "open"), ("2025-06-01", "rejects"))).rows[0].dots
    assert dots[0].width > 0 and dots[0].start <= dots[0].x <= dots[0].start + dots[0].width
    assert dots[1].width == 0


def test_said_on_one_day_stands_one_below_the_other() -> None:
    first, second = (
        drawn(holder(("2025-06-01", "open"), ("2025-06-01", "rejects")), holder(("2025-01-01", "x")))
        .rows[0]
        .dots
    )
    assert first.x == second.x and abs(first.y - second.y) >= 8


def test_no_more_rows_than_fit_and_nothing_for_a_single_day() -> None:
    many = [holder((f"2025-01-{day:02}", "open"), name=f"N{day}") for day in range(1, 20)]
    assert len(drawn(*many).rows) == MOST
    assert lines([holder(("2025-01-01", "open"))], NOW) is None
    assert lines([], NOW) is None


def test_a_long_name_is_cut() -> None:
    assert fitted("Northport", 100) == "Northport"
    cut = fitted("The Independent Harbour Commission of Northport", 100)
    assert cut.endswith("…") and width_of(cut) <= 100


def test_the_drawing_has_the_statements_of_the_lists() -> None:
    found = survey(EVERY_TYPE)
    urls = Urls(found.dossier.entries)
    for issue in found.dossier.all(Issue):
        view = issue_page(found, urls, issue).view
        listed = {s.link.path for line in view.lines for s in (*line.current, *line.past)}
        if view.drawing:
            assert {dot.said.path for row in view.drawing.rows for dot in row.dots} == listed
            assert view.drawn == len(view.lines)

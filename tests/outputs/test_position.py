"""A position among the others of its holder on the issue."""

from long_lists import LONG_LISTS, POSITIONS
from small_site import small_site

from dossier.outputs.pages.position import LINE, PositionView


def line(number: int) -> list[int]:
    """The numbers of the positions that the page of one of 70 shows, newest first."""
    view = small_site(LONG_LISTS).outputs[f"positions/north-{number}/index.html"].view
    assert isinstance(view, PositionView)
    assert view.more_series and view.more_series.total == POSITIONS
    return [int(stance.anchor.removeprefix("north-")) for stance in view.series]


def test_of_a_long_line_those_next_to_the_position_are_shown() -> None:
    assert line(30) == list(range(36, 24, -1))
    assert line(POSITIONS - 1) == line(POSITIONS - 3) == list(range(POSITIONS - 1, POSITIONS - 1 - LINE, -1))
    assert line(0) == line(4) == list(range(LINE - 1, -1, -1))

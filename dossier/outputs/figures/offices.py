"""A person's offices as bars along the years, with a dot for each meeting: which office, at which meeting."""

from collections.abc import Sequence
from datetime import date

from dossier.base.plain import Plain
from dossier.outputs.figures.lettering import width_of

WIDTH = 620
ROW = 40
HEAD = 22
"""Room for the years above the bars."""
FOOT = 26
"""Room for the dots below them."""


class Held(Plain):
    """A time in an office, to be drawn."""

    title: str
    anchor: str
    start: date | None
    end: date | None
    """None for an office held to the last day drawn."""
    is_sure: bool


class Attending(Plain):
    """A meeting attended, to be drawn."""

    title: str
    anchor: str
    on: date


class Bar(Plain):
    """A time in an office."""

    x: int
    y: int
    width: int
    is_sure: bool
    title: str
    title_x: int
    title_anchor: str
    """start or end: which part of the title stands at its place."""
    anchor: str


class Dot(Plain):
    """A meeting."""

    x: int
    title: str
    anchor: str


class Year(Plain):
    """The first day of a year."""

    x: int
    year: str


class Strip(Plain):
    """Bars, dots and years as places in a drawing."""

    width: int
    height: int
    years: tuple[Year, ...]
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]


def strip(offices: Sequence[Held], meetings: Sequence[Attending], last: date) -> Strip | None:
    """The offices, newest first, from the year of the first meeting to the last day; None without both."""
    first = min((meeting.on for meeting in meetings if meeting.on <= last), default=None)
    shown = [held for held in offices if first and (held.end or last).year >= first.year]
    if not first or not shown:
        return None
    scale = _Scale(date(first.year, 1, 1), last)
    return Strip(
        width=WIDTH,
        height=HEAD + ROW * len(shown) + FOOT,
        years=tuple(Year(scale.x(date(year, 1, 1)), str(year)) for year in range(first.year, last.year + 1)),
        bars=tuple(_bar(held, HEAD + ROW * row, scale) for row, held in enumerate(shown)),
        dots=tuple(
            Dot(scale.x(meeting.on), meeting.title, meeting.anchor)
            for meeting in sorted(meetings, key=lambda meeting: (meeting.on, meeting.anchor))
            if meeting.on <= last
        ),
    )


class _Scale(Plain):
    first: date
    last: date

    def x(self, day: date) -> int:
        """The place of a day, within the drawing."""
        days = (self.last - self.first).days or 1
        return max(0, min(WIDTH, (day - self.first).days * (WIDTH - 12) // days + 6))


def _bar(held: Held, y: int, scale: _Scale) -> Bar:
    left = scale.x(held.start) if held.start else 0
    right = scale.x(held.end) if held.end else WIDTH
    is_right = left + width_of(held.title) > WIDTH
    return Bar(
        x=left,
        y=y,
        width=max(right - left, 3),
        is_sure=held.is_sure,
        title=held.title,
        title_x=WIDTH if is_right else left,
        title_anchor="end" if is_right else "start",
        anchor=held.anchor,
    )

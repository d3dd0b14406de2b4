"""Each party's line on an issue over time: dots on an axis of time, labelled where the stance changes."""

from collections.abc import Sequence
from datetime import date

from dossier.base.edtf import Edtf
from dossier.base.plain import Plain
from dossier.outputs.figures.lettering import fitted, width_of
from dossier.outputs.views import Side

NAMES = 112
"""Room for the names of the parties."""
PLOT = 440
"""Length of the axis."""
EDGE = 12
"""Left of the axis, where there are no names."""
AFTER = 130
"""Room for the last label."""
ROW = 58
MOST = 12
"""Rows of a drawing."""
SPACE = 8
"""Between two labels."""
LANES = (-15, 25)
"""Where labels stand, from the line: above, and where there is no room, below."""
NEAR = 8
"""Dots nearer than this stand one below the other."""


class Said(Plain):
    """One position of a party."""

    path: str
    stance: str
    text: str
    """The date in words."""
    movement: str
    is_current: bool


class Holder(Plain):
    """A party with its positions and their dates, oldest first."""

    name: str
    side: Side | None
    said: tuple[tuple[Edtf, Said], ...]


class Dot(Plain):
    """A position in the drawing."""

    x: int
    y: int
    start: int
    """Where the days it can mean begin ..."""
    width: int
    """... and how far they reach; 0 for a day."""
    said: Said
    label: str
    """The stance, where it changes and there is room."""
    label_y: int


class Row(Plain):
    """A party's line."""

    y: int
    start: int
    end: int
    """From its first dot to its last."""
    name: str
    side: Side | None
    dots: tuple[Dot, ...]


class Lines(Plain):
    """The whole drawing."""

    left: int
    """Where the drawing begins: at the names, or without names at the axis."""
    width: int
    height: int
    plot: int
    """Where the axis begins."""
    rows: tuple[Row, ...]
    ticks: tuple[tuple[int, str], ...]
    now: int


def lines(holders: Sequence[Holder], now: date) -> Lines | None:
    """The drawing of at most twelve parties; None where nothing was said twice."""
    shown = [_dated(holder) for holder in holders[:MOST]]
    shown = [holder for holder in shown if holder.said]
    days = [day for holder in shown for when, _ in holder.said if (day := when.earliest)]
    if len(set(days)) < 2:
        return None
    start, end = min(days), max([*days, now])
    rows = tuple(_row(holder, number, start, end) for number, holder in enumerate(shown))
    return Lines(
        left=0 if any(holder.name for holder in shown) else NAMES - EDGE,
        width=NAMES + PLOT + AFTER,
        height=len(rows) * ROW + 36,
        plot=NAMES,
        rows=rows,
        ticks=_ticks(start, end),
        now=_x(now, start, end),
    )


def _dated(holder: Holder) -> Holder:
    return holder._replace(said=tuple(pair for pair in holder.said if pair[0].earliest))


def _x(day: date, start: date, end: date) -> int:
    span = max((end - start).days, 1)
    return NAMES + 6 + min(max((day - start).days, 0), span) * (PLOT - 6) // span


def _row(holder: Holder, number: int, start: date, end: date) -> Row:
    y = number * ROW + 34
    dots: list[Dot] = []
    for when, said in holder.said:
        first = when.earliest or start
        last = when.latest or first
        left, right = _x(first, start, end), _x(last, start, end)
        x = (left + right) // 2
        beside = sum(1 for dot in dots if abs(dot.x - x) < NEAR)
        dots.append(Dot(x, y + (0, -8, 8)[beside % 3], left, right - left, said, "", 0))
    return Row(y, dots[0].x, dots[-1].x, fitted(holder.name, NAMES - 28), holder.side, _labelled(dots, y))


def _labelled(dots: list[Dot], y: int) -> tuple[Dot, ...]:
    """The newest stance is always named, earlier ones where they change and a label has room."""
    free = [NAMES + PLOT + AFTER] * len(LANES)
    found: list[Dot] = []
    for place in range(len(dots) - 1, -1, -1):
        dot = dots[place]
        changed = place == 0 or dots[place - 1].said.stance != dot.said.stance
        right = dot.x - 4 + width_of(dot.said.stance) + SPACE
        lane = next((lane for lane, limit in enumerate(free) if right <= limit), None)
        if lane is not None and (changed or place == len(dots) - 1):
            free[lane] = dot.x - 4
            dot = dot._replace(label=dot.said.stance, label_y=y + LANES[lane])
        found.append(dot)
    return tuple(reversed(found))


def _ticks(start: date, end: date) -> tuple[tuple[int, str], ...]:
    """The first of each year, or of each month or quarter where the time is short."""
    months = (end.year - start.year) * 12 + end.month - start.month
    step = 12 if months > 30 else 3 if months > 8 else 1
    found = []
    for number in range(start.year * 12 + start.month, end.year * 12 + end.month):
        year, month = divmod(number, 12)
        if month % step == 0:
            day = date(year, month + 1, 1)
            found.append((_x(day, start, end), f"{year}" if step == 12 or month == 0 else f"{day:%Y-%m}"))
    return tuple(found)

"""The timeline at a glance: a bar for each month or year by what there was, a line for what has no month."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from dossier.base.edtf import Edtf
from dossier.base.plain import Plain

HIGH = 96
"""Of the tallest bar."""
SLOTS = ((24, 22), (60, 14))
"""Up to so many bars, so much room for each."""
NARROW = 7
"""Room for a bar where there are more."""
MOST = 144
"""Months beyond which a bar is a year."""
GAP = 6
"""Empty bars in a row that are drawn; more are left out, and the ground is broken there."""
TOP, EDGE = 22, 8
BAND = 7
"""From one line below the ground to the next."""
KINDS = ("meeting", "event", "document")


class Dot(Plain):
    """One dated thing."""

    kind: str
    date: Edtf
    planned: bool


class Bar(Plain):
    """A month (2026-02) or a year (2026), with its counts."""

    key: str
    x: int
    counts: tuple[int, ...]
    """By kind."""
    planned: int
    parts: tuple[tuple[str, int, int], ...]
    """Kind, top and height of each piece, from the ground up; `planned` for what was to come."""


class Band(Plain):
    """A span somewhere in which something happened."""

    x: int
    width: int
    y: int


class Strip(Plain):
    """The whole drawing."""

    width: int
    height: int
    ground: int
    high: int
    slot: int
    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]
    years: tuple[tuple[int, str], ...]
    """Where each year begins."""
    breaks: tuple[int, ...]
    """Where empty time is left out."""
    now: int
    """Where the day of the site is."""


class _Span(Plain):
    dot: Dot
    first: str
    """Key of the month or year of its first day."""
    last: str

    @property
    def is_vague(self) -> bool:
        """Whether it has no month of its own."""
        return self.first != self.last and self.dot.date.kind != "interval"


def strip(dots: Sequence[Dot], now: date) -> Strip | None:
    """The drawing of all that has a first and a last day; None where that is less than two months."""
    days = [day for dot in dots for day in (dot.date.earliest, dot.date.latest) if day]
    if not days:
        return None
    start, end = min(days), max([*days, now])
    by_year = _number(end) - _number(start) >= MOST
    keys = _keys(start, end, by_year)
    spans = [
        _Span(dot, _key(dot.date.earliest, by_year), _key(dot.date.latest, by_year))
        for dot in dots
        if dot.date.earliest and dot.date.latest
    ]
    busy = {_key(now, by_year)} | {key for span in spans for key in (span.first, span.last)}
    shown = [key for key, drawn in zip(keys, _drawn(keys, busy), strict=True) if drawn]
    return _strip(spans, keys, shown, now, by_year) if len(shown) > 1 else None


def _strip(
    spans: Sequence[_Span], keys: Sequence[str], shown: Sequence[str], now: date, by_year: bool
) -> Strip:
    slot = next((room for bars, room in SLOTS if len(shown) <= bars), NARROW)
    places, breaks = _places(keys, shown, slot)
    bands = _bands(spans, places, slot)
    now_at = places[_key(now, by_year)] + _part(now, by_year) * slot // 100
    return Strip(
        width=max(max(places.values()) + slot, now_at) + EDGE,
        height=TOP + HIGH + 22 + len(bands) * BAND,
        ground=TOP + HIGH,
        high=HIGH,
        slot=slot,
        bars=_bars(spans, places),
        bands=bands,
        years=_years(places),
        breaks=breaks,
        now=now_at,
    )


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _key(day: date, by_year: bool) -> str:
    return f"{day:%Y}" if by_year else f"{day:%Y-%m}"


def _keys(start: date, end: date, by_year: bool) -> list[str]:
    if by_year:
        return [str(year) for year in range(start.year, end.year + 1)]
    months = (divmod(number, 12) for number in range(_number(start), _number(end) + 1))
    return [f"{year}-{month + 1:02}" for year, month in months]


def _part(day: date, by_year: bool) -> int:
    """How far into its month or year a day is, in hundredths."""
    return (day.month * 100 - 50) // 12 if by_year else day.day * 100 // 31


def _drawn(keys: Sequence[str], busy: set[str]) -> list[bool]:
    """Whether each key is drawn: all but long runs without anything."""
    found: list[bool] = []
    for is_busy, run in groupby(keys, key=lambda key: key in busy):
        length = len(list(run))
        found += [is_busy or length <= GAP] * length
    return found


def _places(keys: Sequence[str], shown: Sequence[str], slot: int) -> tuple[dict[str, int], tuple[int, ...]]:
    """Where each bar stands, and where time is left out."""
    order = {key: number for number, key in enumerate(keys)}
    places, breaks, x = {}, [], EDGE
    for before, key in zip((None, *shown), shown, strict=False):
        if before and order[key] - order[before] > 1:
            breaks.append(x + slot)
            x += 2 * slot
        places[key] = x
        x += slot
    return places, tuple(breaks)


def _bars(spans: Sequence[_Span], places: Mapping[str, int]) -> tuple[Bar, ...]:
    counts = {key: [0] * (len(KINDS) + 1) for key in places}
    for span in spans:
        if not span.is_vague:
            counts[span.first][len(KINDS) if span.dot.planned else KINDS.index(span.dot.kind)] += 1
    most = max(max(sum(found) for found in counts.values()), 1)
    return tuple(
        Bar(key, x, tuple(counts[key][:-1]), counts[key][-1], _parts(counts[key], most))
        for key, x in places.items()
    )


def _parts(counts: Sequence[int], most: int) -> tuple[tuple[str, int, int], ...]:
    """Pieces of a bar, each from where the sum so far ends, so that rounding never adds up."""
    found, below = [], 0
    for kind, count in zip((*KINDS, "planned"), counts, strict=True):
        low, high = below * HIGH // most, (below + count) * HIGH // most
        if count:
            found.append((kind, TOP + HIGH - max(high, low + 1), max(high - low, 1)))
        below += count
    return tuple(found)


def _bands(spans: Sequence[_Span], places: Mapping[str, int], slot: int) -> tuple[Band, ...]:
    """Lines below the ground, one for each span; equal spans share one."""
    vague = sorted({(places[span.first], places[span.last]) for span in spans if span.is_vague})
    return tuple(
        Band(first, last - first + slot - 2, TOP + HIGH + 24 + row * BAND)
        for row, (first, last) in enumerate(vague)
    )


def _years(places: Mapping[str, int]) -> tuple[tuple[int, str], ...]:
    """The first bar of each year, where there is room to write it."""
    starts: dict[str, int] = {}
    for key, x in places.items():
        starts.setdefault(key[:4], x)
    found: list[tuple[int, str]] = []
    for year, x in reversed(starts.items()):
        if not found or found[-1][0] - x >= 36:
            found.append((x, year))
    return tuple(reversed(found))

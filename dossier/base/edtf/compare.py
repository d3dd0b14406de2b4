"""Comparing dates that are not fully known: each answer is yes, no or maybe, and yes and no are certain.
A date names one day, known as exactly as it is written; an interval runs from a day of its start to a day of
its end; a set is one of its dates. `~` and `?` push the bounds out by a margin first, so a doubtful date
gives a certain answer only from far away."""

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from dossier.base.edtf.value import Edtf, ends, members


class Truth(Enum):
    """Three-valued logic: lint errors only on a certain answer."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


ABOUT = {"day": 3, "month": 15, "season": 30, "year": 183, "decade": 1826, "century": 9131}
"""Days either side of an approximate date (`~`): half of its unit or less, three for a day."""
UNSURE = {"day": 31, "month": 92, "season": 183, "year": 366, "decade": 3653, "century": 18262}
"""Days either side within which an uncertain date (`?`) only ever gives a maybe; `%` adds both margins."""

_EVER = 10_000_000
"""Past every day, as an ordinal; stands for open and unknown ends."""


class _Span(NamedTuple):
    """Ordinals: it begins on a day of `first..start_by` and ends on a day of `end_from..last`."""

    first: int
    start_by: int
    end_from: int
    last: int


def before(a: Edtf, b: Edtf) -> Truth:
    """Whether `a` ends on a day before `b` begins."""
    x, y = _span(a), _span(b)
    return _truth(yes=x.last < y.first, no=x.end_from >= y.start_by)


def on_or_before(a: Edtf, b: Edtf) -> Truth:
    """Whether `a` is not wholly after `b`: two days may be the same, two intervals may share days."""
    x, y = _span(a), _span(b)
    return _truth(yes=y.end_from >= x.start_by, no=y.last < x.first)


def overlaps(a: Edtf, b: Edtf) -> Truth:
    """Whether the two share a day; two different things in the same month only maybe do."""
    x, y = _span(a), _span(b)
    return _truth(
        yes=x.start_by <= y.end_from and y.start_by <= x.end_from,
        no=x.last < y.first or y.last < x.first,
    )


def within(a: Edtf, span: Edtf) -> Truth:
    """Whether `a` lies wholly in `span`. Here a plain `2025-02` or `2025` is the whole month or year, while
    `2025-02-XX` stays one unknown day."""
    x, y = _span(a), _period(span)
    return _truth(
        yes=y.start_by <= x.first and x.last <= y.end_from,
        no=x.start_by < y.first or x.end_from > y.last,
    )


def covers(start: Edtf | None, end: Edtf | None, day: Edtf) -> Truth:
    """Whether what began at `start` and ended at `end` (None: not known to, so unbounded) was in force on all
    of `day`. First and last day count; an interval or set as `start` or `end` is one day somewhere in it."""
    x = _span(day)
    s = _span(start) if start else None
    e = _span(end) if end else None
    yes = (not s or s.last <= x.first) and (not e or x.last <= e.first)
    no = (s is not None and x.last < s.first) or (e is not None and e.last < x.first)
    return _truth(yes=yes, no=no)


def sort_key(d: Edtf | None) -> tuple[int, int, int, str]:
    """Orders by first day as written, then the longer first (a month before its days), then text. What has no
    known start comes first, None last."""
    if d is None:
        return (1, 0, 0, "")
    earliest = d.earliest.toordinal() if d.earliest else -_EVER
    latest = d.latest.toordinal() if d.latest else _EVER
    return (0, earliest, -latest, d.text)


def widened(d: Edtf) -> tuple[int, int]:
    """First and last day it can mean once its margins are added, as ordinals."""
    span = _span(d)
    return span.first, span.last


def margin(d: Edtf) -> int:
    """Days either side that the qualifier of a single date adds."""
    about = ABOUT[d.precision] if d.qualifier in ("approximate", "both") else 0
    unsure = UNSURE[d.precision] if d.qualifier in ("uncertain", "both") else 0
    return about + unsure


def _truth(*, yes: bool, no: bool) -> Truth:
    return Truth.YES if yes else Truth.NO if no else Truth.MAYBE


@lru_cache(1 << 16)
def _span(d: Edtf) -> _Span:
    if d.kind == "interval":
        return _interval_span(d)
    first = min(m.earliest.toordinal() - margin(m) for m in members(d) if m.earliest)
    last = max(m.latest.toordinal() + margin(m) for m in members(d) if m.latest)
    return _Span(first, last, first, last)


def _interval_span(d: Edtf) -> _Span:
    """An open end has no bound for certain; an unknown one may be anywhere that leaves the interval whole."""
    start, end = ends(d)
    s = _span(start) if start else None
    e = _span(end) if end else None
    first = s.first if s else -_EVER
    last = e.last if e else _EVER
    start_by = s.last if s else (-_EVER if d.open_start else last)
    end_from = e.first if e else (_EVER if d.open_end else first)
    return _Span(first, min(start_by, last), max(end_from, first), last)


def _period(d: Edtf) -> _Span:
    """A calendar unit as a whole, its borders moved by the margin; other values as they are."""
    if d.kind != "date" or "-XX" in d.text or not d.earliest or not d.latest:
        return _span(d)
    first, last, around = d.earliest.toordinal(), d.latest.toordinal(), margin(d)
    return _Span(first - around, first + around, last - around, last + around)

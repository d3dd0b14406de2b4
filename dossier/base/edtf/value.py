"""The EDTF subset: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, seasons 21 to 24, `X` for unspecified digits, one of
`? ~ %` at the end, intervals `A/B` with `..` (open) or nothing (unknown), one of a set `[A,B]` or `[A..B]`.
Here a text is recognised or not; why not is said in `refusal`."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

Precision = Literal["day", "month", "season", "year", "decade", "century"]
PRECISIONS: tuple[Precision, ...] = ("day", "month", "season", "year", "decade", "century")
Qualifier = Literal["", "uncertain", "approximate", "both"]
Kind = Literal["date", "interval", "set"]

LONGEST = 200
"""Characters in a date; the longest sensible set is far shorter."""

_QUALIFIERS: dict[str | None, Qualifier] = {None: "", "?": "uncertain", "~": "approximate", "%": "both"}
_DATE = re.compile(r"([12][0-9](?:[0-9][0-9]|[0-9]X|XX))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%])?")


class EdtfError(ValueError):
    """A text that is not a date of the subset: what is wrong, and what to write instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True, order=False)
class Edtf:
    """A date as written and what it says. Two are equal when their texts are; bounds are as written, without
    the margins that `~` and `?` get in comparisons."""

    text: str
    earliest: date | None = field(compare=False)
    """The first day it can mean; None with an open or unknown start."""
    latest: date | None = field(compare=False)
    """The last day it can mean; None with an open or unknown end."""
    precision: Precision = field(compare=False)
    """The smallest unit known: `2025-02-XX` is a month, `2025-XX` a year, `202X` a decade, `20XX` a century.
    Of an interval or set the coarsest of its dates: it is no more exact than its vaguest end."""
    qualifier: Qualifier = field(compare=False)
    """What `?`, `~` and `%` say; of an interval or set what any of its dates says."""
    kind: Kind = field(compare=False)
    open_start: bool = field(default=False, compare=False)
    """Whether the start is `..`: no beginning."""
    open_end: bool = field(default=False, compare=False)
    """Whether the end is `..`: no end yet."""

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash(self.text)


class _Bounds(NamedTuple):
    earliest: date
    latest: date
    precision: Precision


@lru_cache(1 << 16)
def recognise(text: str) -> Edtf | None:
    """The date that `text` stands for, or None when it is not of the subset."""
    if len(text) > LONGEST:
        return None
    if "/" in text:
        return _interval(text)
    return _set(text) if text.startswith("[") else _single(text)


def ends(d: Edtf) -> tuple[Edtf | None, Edtf | None]:
    """Both ends of an interval, None where open or unknown; a date or set is both ends itself."""
    if d.kind != "interval":
        return d, d
    start, end = d.text.split("/")
    return _single(start), _single(end)


def members(d: Edtf) -> tuple[Edtf, ...]:
    """The dates named in a set, in order; any other value is the only member."""
    if d.kind != "set":
        return (d,)
    return tuple(m for text in re.split(r",|\.\.", d.text[1:-1]) if (m := _single(text)))


def _single(text: str) -> Edtf | None:
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year, month, day, mark = match.groups()
    bounds = _bounds(year, month, day)
    return Edtf(text, *bounds, _QUALIFIERS[mark], "date") if bounds else None


def _bounds(year: str, month: str | None, day: str | None) -> _Bounds | None:
    if "X" in year:
        return None if month else _years(year, "century" if year.endswith("XX") else "decade")
    if month is None or month == "XX":
        return _years(year, "year") if day in (None, "XX") else None
    if "21" <= month <= "24":
        return _season(int(year), int(month)) if day is None else None
    if not "01" <= month <= "12":
        return None
    first = date(int(year), int(month), 1)
    last = end_of_month(first)
    if day is None or day == "XX":
        return _Bounds(first, last, "month")
    if not 1 <= int(day) <= last.day:
        return None
    known = first.replace(day=int(day))
    return _Bounds(known, known, "day")


def _years(year: str, precision: Precision) -> _Bounds:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return _Bounds(date(first, 1, 1), date(last, 12, 31), precision)


def _season(year: int, season: int) -> _Bounds:
    """Three calendar months, as in the north: spring from March; winter from December into the next year."""
    first = date(year, 3 * (season - 20), 1)
    return _Bounds(first, end_of_month(first + timedelta(days=65)), "season")


def end_of_month(day: date) -> date:
    """The last day of that day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _interval(text: str) -> Edtf | None:
    start_text, _, end_text = text.partition("/")
    start, end = _single(start_text), _single(end_text)
    known = [d for d in (start, end) if d]
    if not known or not (start or start_text in ("", "..")) or not (end or end_text in ("", "..")):
        return None
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest and latest and latest < earliest:
        return None
    return Edtf(
        text,
        earliest,
        latest,
        _coarsest(known),
        _joined(known),
        "interval",
        open_start=start_text == "..",
        open_end=end_text == "..",
    )


def _set(text: str) -> Edtf | None:
    inner = text[1:-1]
    ranged = ".." in inner
    dates = [_single(part) for part in (inner.split("..") if ranged else inner.split(","))]
    known = [d for d in dates if d]
    if not text.endswith("]") or len(known) < len(dates) or len(known) < 2 or (ranged and len(known) > 2):
        return None
    spans = [(d.earliest, d.latest) for d in known if d.earliest and d.latest]
    if len({d.precision for d in known}) > 1 or any(a >= b for a, b in pairwise(spans)):
        return None  # of different precision, out of order, or twice the same
    return Edtf(text, spans[0][0], spans[-1][1], known[0].precision, _joined(known), "set")


def _coarsest(dates: list[Edtf]) -> Precision:
    return max((d.precision for d in dates), key=PRECISIONS.index)


def _joined(dates: list[Edtf]) -> Qualifier:
    said = {d.qualifier for d in dates} - {""}
    return "both" if len(said) > 1 else next(iter(said), "")

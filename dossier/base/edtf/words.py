"""Dates for people and machines: English words, short forms for tables, the values HTML and schema.org know.
English only; month and season names are in one place for a later translation."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dossier.base.edtf.compare import widened
from dossier.base.edtf.value import Edtf, ends, members

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
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


class _Style(NamedTuple):
    short: bool
    about: str
    unsure: str


_LONG = _Style(short=False, about="about ", unsure=" (uncertain)")
_SHORT = _Style(short=True, about="c. ", unsure="?")


def say(d: Edtf) -> str:
    """English words: `18 February 2025`, `18–19 February 2025`, `about February 2025`, `since July 2025`."""
    return _say(d, _LONG)


def say_short(d: Edtf) -> str:
    """For tables: `18 Feb 2025`, `18–19 Feb 2025`, `c. Feb 2025`, `2020s`, `Jul 2025 – ?`."""
    return _say(d, _SHORT)


def html_datetime(d: Edtf) -> str | None:
    """The value for `<time datetime>`: the smallest day, month or year that holds it as written, else None.
    An interval gives its start; doubt is left to the words beside it."""
    start, _ = ends(d)
    return _unit(start.earliest, start.latest) if start and start.earliest and start.latest else None


def iso_or_reduced(d: Edtf) -> str | None:
    """For schema.org: the smallest day, month or year that certainly holds it, the margins of `~` and `?`
    included; None when no year does. An interval gives its start; for its end ask `ends`."""
    start, _ = ends(d)
    if start is None:
        return None
    first, last = widened(start)
    return _unit(date.fromordinal(first), date.fromordinal(last))


def first_day(d: Edtf) -> date | None:
    """The first day it can mean, as written; None with an open or unknown start."""
    return d.earliest


def day_precise(d: Edtf) -> bool:
    """Whether its first and last day are known exactly: a plain day, or an interval of two."""
    if d.kind == "set" or d.qualifier:
        return False
    return all(end is not None and end.earliest == end.latest for end in ends(d))


def _unit(first: date, last: date) -> str | None:
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return None
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def _say(d: Edtf, style: _Style) -> str:
    if d.kind == "interval":
        return _say_interval(d, style)
    return _say_set(d, style) if d.kind == "set" else _say_date(d, style)


def _say_date(d: Edtf, style: _Style) -> str:
    about = style.about if d.qualifier in ("approximate", "both") else ""
    unsure = style.unsure if d.qualifier in ("uncertain", "both") else ""
    return f"{about}{_plain(d, style)}{unsure}"


def _plain(d: Edtf, style: _Style) -> str:
    first, last = d.earliest, d.latest
    assert first and last  # a date has both bounds
    year = first.year
    month = MONTHS[first.month - 1][: 3 if style.short else None]
    match d.precision:
        case "day":
            return f"{first.day} {month} {year}"
        case "month":
            return _some("day", d, f"{month} {year}", style)
        case "season":
            return f"{SEASONS[first.month]} {year}" + (f"–{last.year % 100:02}" if last.year > year else "")
        case "year":
            return _some("day" if d.text.count("XX") == 2 else "month", d, f"{year}", style)
        case "decade":
            return f"{year}s" if style.short else f"the {year}s"
        case "century":
            return f"{year}–{last.year}" if style.short else f"the years {year}–{last.year}"


def _some(unit: str, d: Edtf, whole: str, style: _Style) -> str:
    return f"a {unit} in {whole}" if "-XX" in d.text and not style.short else whole


def _say_interval(d: Edtf, style: _Style) -> str:
    start, end = ends(d)
    if start and end:
        return _say_closed(start, end, style)
    known = start or end
    assert known  # an interval has at least one end
    words = _say_date(known, style)
    if start:
        unknown = f"{words} – ?" if style.short else f"from {words} to an unknown date"
        return f"since {words}" if d.open_end else unknown
    unknown = f"? – {words}" if style.short else f"from an unknown date to {words}"
    return f"until {words}" if d.open_start else unknown


def _say_closed(start: Edtf, end: Edtf, style: _Style) -> str:
    if start == end:
        return _say_date(start, style)
    if _alike((start, end)):
        left, right = _without_repeats((start, end), style)
        return f"{left} – {right}" if " " in left else f"{left}–{right}"
    left, right = _say_date(start, style), _say_date(end, style)
    return f"{left} – {right}" if style.short else f"from {left} to {right}"


def _say_set(d: Edtf, style: _Style) -> str:
    dates = members(d)
    said = _without_repeats(dates, style) if _alike(dates) else [_say_date(m, style) for m in dates]
    if ".." in d.text:
        return f"between {said[0]} and {said[-1]}"
    return f"{', '.join(said[:-1])} or {said[-1]}"


def _alike(dates: Sequence[Edtf]) -> bool:
    """Whether the dates are plain days, months or years, which can share their month and year."""
    exact = all(not d.qualifier and "X" not in d.text for d in dates)
    return exact and {d.precision for d in dates} in ({"day"}, {"month"}, {"year"})


def _without_repeats(dates: Sequence[Edtf], style: _Style) -> list[str]:
    """All but the last lose the month and year that all have in common: `18`, `19 February 2025`."""
    said = [_plain(d, style).split(" ") for d in dates]
    shared = 0
    while shared < len(said[0]) - 1 and len({tuple(words[-shared - 1 :]) for words in said}) == 1:
        shared += 1
    return [" ".join(words[: len(words) - shared]) for words in said[:-1]] + [" ".join(said[-1])]

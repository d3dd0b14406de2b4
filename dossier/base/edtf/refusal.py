"""Why a text is not a date of the subset, and what to write instead. Runs only when something is wrong."""

import re

from dossier.base.edtf.guess import suggestion
from dossier.base.edtf.value import LONGEST, EdtfError, recognise

_FORMS = (
    "write 2025-02-18, 2025-02 or 2025; with ~ (about) or ? (uncertain) at the end; 2025-02-18/2025-02-19"
)
_UNKNOWN = ("unknown", "n/a", "na", "none", "tbd", "tba", "?", "-", "x", "no date", "n.d.", "undated")
_OPEN = ("open", "ongoing", "present", "now", "today", "current", "..", "*")


def refusal(text: str) -> EdtfError:
    """The error for a text that is not of the subset, with the right text where it can be worked out."""
    if len(text) > LONGEST:
        return EdtfError(f"a date of {len(text)} characters", f"at most {LONGEST}; {_FORMS}")
    shown = f'"{text}"'
    for reason in (_empty, _word, _reversed, _no_such_day, _set_trouble, _time_of_day):
        if found := reason(text):
            message, hint = found
            return EdtfError(f"{shown} {message}" if text.strip() else message, hint)
    instead = suggestion(text)
    return EdtfError(
        f"{shown} is not a date", _alternatives(instead) if instead else _far_year(text) or _FORMS
    )


def _alternatives(instead: tuple[str, ...]) -> str:
    if len(instead) == 1:
        return f"write {instead[0]}"
    return f"write {instead[0]} if the day comes first, {instead[1]} if the month does"


# Reasons: what is wrong, where more can be said than "is not a date".


def _empty(text: str) -> tuple[str, str] | None:
    return None if text.strip() else ("no date here", "write the date or leave the field out")


def _word(text: str) -> tuple[str, str] | None:
    word = text.strip().lower()
    if word in _UNKNOWN:
        return (
            "is not a date",
            "leave the field out; in an interval leave the unknown end empty, as in 2025-02/",
        )
    if word in _OPEN:
        return (
            "is not a date",
            "leave the field out; in an interval write .. for an open end, as in 2025-02/..",
        )
    if re.fullmatch(r"(\.\.|open|unknown)?/(\.\.|open|unknown)?", word):
        return "has no known end", "leave the field out, or write one end, as in 2025-02/.."
    return None


def _reversed(text: str) -> tuple[str, str] | None:
    start, slash, end = text.partition("/")
    if slash and recognise(start) and recognise(end) and recognise(f"{end}/{start}"):
        return "ends before it starts", f"write {end}/{start} if that is what is meant"
    return None


def _no_such_day(text: str) -> tuple[str, str] | None:
    """The first date in the text with a month or day that the calendar does not have."""
    for year, month, day in re.findall(
        r"(?<![0-9X])([12][0-9]{3})-([0-9]{2})(?:-([0-9]{2}))?(?![0-9X-])", text
    ):
        whole = f"{year}-{month}-{day}".rstrip("-")
        if recognise(whole):
            continue
        if "01" <= month <= "12":
            last = recognise(f"{year}-{month}")
            days = last.latest.day if last and last.latest else 31
            name = f"{year}-{month}"
            return f"names a day that {name} does not have", f"{name} has {days} days; write {name} if unsure"
        if "21" <= month <= "24":
            return "gives a season a day", f"write {year}-{month} for the season alone"
        swapped = f"{year}-{day}-{month}"
        hint = (
            f"write {swapped}" if recognise(swapped) else f"months run from 01 to 12; write {year} if unsure"
        )
        return f"names month {month}", hint
    return None


def _set_trouble(text: str) -> tuple[str, str] | None:
    if not re.fullmatch(r"\s*[\[{].*[\]}]\s*", text):
        return None
    parts = [part.strip() for part in re.split(r",|\.\.|/", text.strip()[1:-1])]
    dates = [date for part in parts if (date := recognise(part))]
    if len(dates) < len(parts) or any(d.kind != "date" for d in dates):
        return _set_of_other_forms(parts)
    if len({d.precision for d in dates}) > 1:
        return (
            "mixes dates of different precision",
            "write all of them as days, or all as months, or all as years",
        )
    if len(dates) > 2 and ".." in text:
        return "mixes single dates and a range", "write [A,B,C] for single dates or [A..B] for a range"
    in_order = sorted({d.text: d for d in dates}.values(), key=lambda d: (str(d.earliest), d.text))
    ranged = ".." in text or "/" in text
    joined = (".." if ranged else ",").join(d.text for d in in_order)
    return "is not a set as we write it", f"write [{joined}]" if len(in_order) > 1 else f"write {joined}"


def _set_of_other_forms(parts: list[str]) -> tuple[str, str]:
    if len(parts) == 2 and "" in parts:
        span = "/".join(part or ".." for part in parts)
        hint = f"write {span}" if recognise(span) else "write a date and an open end, as in 2025-02/.."
        return "is a set with an open end", hint
    better = [suggestion(part) for part in parts]
    if all(len(found) == 1 for found in better) and recognise(
        joined := f"[{','.join(f[0] for f in better)}]"
    ):
        return "is not a set as we write it", f"write {joined}"
    return (
        "is not a set of dates",
        "write [2025-02-18,2025-02-19] for either, [2025-02-18..2025-02-20] for any between",
    )


def _time_of_day(text: str) -> tuple[str, str] | None:
    match = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{1,2}:.*", text.strip())
    if match and recognise(match[1]):
        return "holds a time of day", f"write {match[1]} and give the time in its own field"
    return None


def _far_year(text: str) -> str:
    is_year = re.fullmatch(r"-?[0-9]{1,6}(-[0-9]{2}){0,2}[?~%]?", text)
    return "only years from 1000 to 2999 can be written" if is_year else ""

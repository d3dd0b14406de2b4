"""What people and systems write for a date (`18.02.2025`, `February 2025`, `c. 2025`, `since July 2025`),
read only to suggest the right text: nothing is taken for granted. A reading takes tidied text and yields
what it may mean, or nothing; whether that is a date is for `recognise` to say."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from dossier.base.edtf.value import recognise
from dossier.base.edtf.words import MONTHS

_CYRILLIC = (
    *("янв січ", "фев лют", "мар бер", "апр кві", "май мая тра", "июн чер"),
    *("июл лип", "авг сер", "сен вер", "окт жов", "ноя лис", "дек гру"),
)
_NAMES = {
    **{start: month for month, starts in enumerate(_CYRILLIC, 1) for start in starts.split()},
    **{name[:3].lower(): month for month, name in enumerate(MONTHS, 1)},
}
"""Months by the first letters of their names in English, Ukrainian and Russian, in any case ending."""
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_GUESSABLE = 60
"""Characters in a text that is worth a guess; keeps hostile text from costing time."""


@lru_cache(1 << 12)  # readings call each other: each part of a text is read once
def suggestion(text: str) -> tuple[str, ...]:
    """The EDTF texts that `text` most likely stands for; more than one only for day and month in doubt."""
    if len(text) > _GUESSABLE or not any(sign.isdigit() for sign in text):
        return ()
    return _read(_tidy(text), (*_COMPOUND, *_SIMPLE))


def _read(text: str, readings: tuple[Callable[[str], Iterable[str]], ...]) -> tuple[str, ...]:
    """What the first reading that makes sense of the text yields."""
    for read in readings:
        found = tuple(dict.fromkeys(one for one in read(text) if recognise(one)))
        if found:
            return found
    return ()


def _tidy(text: str) -> str:
    """Lower case, single spaces, plain hyphens, Cyrillic х beside digits as X, no word that introduces."""
    text = re.sub(r"[‐‑‒–—−]", "-", " ".join(text.lower().split()))
    text = re.sub(r"(?<=[0-9x-])[xхu](?=[xхu]*(?:[?~%/,\]-]|$))", "X", text)
    text = re.sub(r"(?<=X)[xхu]", "X", text)
    return re.sub(r"^(?:the|in|on|at|dated?) ", "", text).strip(" .,;\"'")


def _as_is(text: str) -> Iterable[str]:
    closed = re.sub(r"\s*([/,~?%]|\.\.)\s*", r"\1", text)
    yield closed.replace("[ ", "[").replace(" ]", "]")
    yield re.sub(r"[?~%]{2,}$", "%", closed)
    yield re.sub(r"(?<=[0-9]-)\?\?(?=-|$)", "XX", closed)
    yield re.sub(r"^([12][0-9]{2})\?\??$", r"\1X", closed)
    yield re.sub(r"^(?:unknown|open)?/|/(?:unknown|open|present|ongoing|now)?$", _old_end, closed)


def _old_end(match: re.Match[str]) -> str:
    """Ends of the first EDTF draft: `open` became `..`, `unknown` became nothing."""
    return match[0].replace("unknown", "") if "unknown" in match[0] else re.sub("[a-z]+", "..", match[0])


def _since(text: str) -> Iterable[str]:
    match = re.fullmatch(
        r"(since|from|after|until|till|to|before|by) (.+)|(.+) (?:onwards?|-|to present)", text
    )
    if match:
        for one in suggestion(match[2] or match[3]):
            yield f"../{one}" if match[1] in ("until", "till", "to", "before", "by") else f"{one}/.."


def _either(text: str) -> Iterable[str]:
    *others, last = re.split(r"\s*,\s*(?:or )?|\s+or\s+", text)
    first = [(suggestion(other) or _completed(other, last))[:1] for other in others]
    if others and all(first):
        yield from (f"[{','.join(one[0] for one in first)},{end}]" for end in suggestion(last))


def _between(text: str) -> Iterable[str]:
    match = re.fullmatch(r"(?:some ?time )?between (.+) and (.+)", text)
    if match:
        yield from (f"[{start}..{end}]" for start, end in _both(match[1], match[2]))


def _range(text: str) -> Iterable[str]:
    text = text.removeprefix("from ")
    for dash in (r" - ", r" (?:to|until|till|through) ", r"--", r"/", r"-"):
        parts = re.split(dash, text)
        if len(parts) == 2:
            yield from (f"{start}/{end}" for start, end in _both(parts[0], parts[1]))


def _both(left: str, right: str) -> Iterable[tuple[str, str]]:
    """Two dates; what one lacks is taken from the other: `18` and `19 february 2025`."""
    starts, finish = suggestion(left), suggestion(right)
    if starts and not finish and right.isdigit():
        finish = suggestion(left[: -len(right)] + right)
    return zip(starts or _completed(left, right), finish, strict=False)


def _completed(left: str, right: str) -> tuple[str, ...]:
    """The left of two dates with the words or numbers it shares with the right put back, as many as fit."""
    words = re.split(r"([ .])", right)
    for given in range(1, min(len(words), 10), 2):
        if found := _read(left + "".join(words[given:]), _SIMPLE):
            return found
    return ()


def _about(text: str) -> Iterable[str]:
    match = re.fullmatch(r"(?:(?:circa|about|around|approximately|approx|roughly|ca|c)\b|~|≈)\.? ?(.+)", text)
    if match:
        yield from (_marked(one, "~") for one in suggestion(match[1]))


def _unsure(text: str) -> Iterable[str]:
    match = re.fullmatch(
        r"(?:probably|possibly|perhaps|maybe|\?) ?(.+)|(.+?) ?(?:\(?(?:uncertain|probably)\)?|\(\?\)|\?)",
        text,
    )
    if match:
        yield from (_marked(one, "?") for one in suggestion(match[1] or match[2]))


def _marked(text: str, mark: str) -> str:
    """With the qualifier added to the one it has."""
    has = text[-1] if text[-1] in "?~%" else ""
    return text.rstrip("?~%") + (mark if has in ("", mark) else "%")


def _numbers(text: str) -> Iterable[str]:
    """Dates in digits: year first or last, with any separator or none; `02/03/2025` may mean either."""
    if re.fullmatch(r"[12][0-9]{7}", text):
        yield f"{text[:4]}-{text[4:6]}-{text[6:]}"
    match = re.fullmatch(r"([0-9]{4})[-./ ]([0-9]{1,2})(?:[-./ ]([0-9]{1,2}))?", text)
    if match:
        yield _ymd(match[1], match[2], match[3])
    match = re.fullmatch(r"(?:([0-9]{1,2})([-./ ]))?([0-9]{1,2})[-./ ]([0-9]{4})", text)
    if match:
        yield _ymd(match[4], match[3], match[1])
        if match[2] in ("/", "-"):
            yield _ymd(match[4], match[1], match[3])
    match = re.fullmatch(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{2})", text)
    if match:
        yield _ymd(f"20{match[3]}", match[2], match[1])


def _named(text: str) -> Iterable[str]:
    """Dates with a month's or season's name: `18 february 2025`, `feb. 18th, 2025`, `spring of 2025`."""
    words = re.findall(r"[^\W\d_]+|[0-9]+", re.sub(r"(?<=[0-9])(st|nd|rd|th)\b", "", text))
    names = [
        word for word in words if not word.isdigit() and word not in ("of", "the", "року", "года", "р", "г")
    ]
    years = [word for word in words if re.fullmatch("[12][0-9]{3}", word)]
    days = [word for word in words if re.fullmatch("[0-9]{1,2}", word)]
    if len(names) != 1 or len(years) != 1 or len(days) > 1:
        return
    if names[0] in _SEASONS and not days:
        yield f"{years[0]}-{_SEASONS[names[0]]}"
    if month := _NAMES.get(names[0][:3]):
        yield _ymd(years[0], str(month), days[0] if days else None)


def _decade(text: str) -> Iterable[str]:
    match = re.fullmatch(r"([12][0-9]{2})0'?s", text)
    if match:
        yield f"{match[1]}X"


def _ymd(year: str, month: str, day: str | None) -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


_COMPOUND = (_as_is, _since, _either, _between, _range, _about, _unsure)
_SIMPLE = (_as_is, _numbers, _named, _decade)
"""Readings of one date, which call no other reading."""

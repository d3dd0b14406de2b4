"""A weekday beside a date is a second witness for it: where the two disagree, one is a slip, and it is the date
that gets copied. A date without a year is taken to lie in the year of its entry."""

import re
from collections.abc import Iterator
from datetime import date

from dossier.entries import Entry
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.md
---
date: 2025-06-20
---
The ministers met on Friday, 20 June 2025 [@gazette].
"""
BAD = """\
=== content/meetings/second-round.md
---
date: 2025-06-20
---
The ministers met on Monday, 20 June 2025 [@gazette]. # <- here
"""


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY = "|".join(DAYS)
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"\b(?P<day>{_DAY}),?\s+(?:the\s+)?(?:(?P<n>\d{{1,2}})\s+(?P<m>{_MONTH})|(?P<m2>{_MONTH})\s+(?P<n2>\d{{1,2}}))\b"
    r"(?!\s*[-–]\s*\d)(?:,?\s+(?P<y>\d{4}))?"
)


def check(case: Case) -> Iterator[Finding]:
    numbers = sorted({number for day in DAYS for number in case.words.holding(day.lower())})
    for number in numbers:
        passage = case.passages[number]
        for match in _DATE.finditer(passage.bare) if passage.own else ():
            meant = _date(match, case.dossier.entries[passage.id])
            if meant and DAYS[meant.weekday()] != match["day"]:
                message = f"{meant.day} {MONTHS[meant.month - 1]} {meant.year} was a {DAYS[meant.weekday()]}"
                yield passage.finding(*match.span(), message, "correct the date or the weekday")


def _date(match: re.Match[str], entry: Entry) -> date | None:
    """The date that is meant; None where the year is not known or there is no such day."""
    known = vars(entry).get("date")
    year = match["y"] or (known.text[:4] if known else "")
    if not year.isdigit():
        return None
    try:
        return date(int(year), MONTHS.index(match["m"] or match["m2"]) + 1, int(match["n"] or match["n2"]))
    except ValueError:
        return None


RULE = Rule(
    name="weekday-mismatch",
    level=Level.WARNING,
    summary="the day of the week does not fit the date",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    reads_words=True,
)

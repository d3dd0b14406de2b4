"""A dossier is read for years, and on each page recently means another month. Say the day, the month, or since
when; what holds today is worked out from dates. Quotations are left alone."""

import re
from collections.abc import Iterator

from dossier.lint.phrases import hits
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.md
---
date: 2025-06-20
---
The talks were broken off on 20 June [@gazette].
"""
BAD = """\
=== content/meetings/second-round.md
---
date: 2025-06-20
---
The talks were recently broken off [@gazette]. # <- here
"""


WORDS = (
    *("yesterday", "tomorrow", "today", "tonight", "currently", "recently", "nowadays", "lately", "to date"),
    *(
        "last week",
        "last month",
        "last year",
        "next week",
        "next month",
        "next year",
        "this week",
        "this month",
    ),
    *("this year", "at present", "at the moment", "until now", "up to now", "right now"),
)
_OF_THE_TEXT = re.compile(r"\bthe\s+$", re.IGNORECASE)
"""`within the next week`, `the last month of the war`: counted from what the sentence speaks of."""


def check(case: Case) -> Iterator[Finding]:
    for hit in hits(case, WORDS):
        if _OF_THE_TEXT.search(hit.passage.text, max(hit.start - 20, 0), hit.start):
            continue
        words = " ".join(hit.passage.text[hit.start : hit.end].split())
        yield hit.passage.finding(
            hit.start, hit.end, f'"{words}" ages with the page', "say the day, the month, or since when"
        )


RULE = Rule(
    name="relative-time-words",
    level=Level.WARNING,
    summary="words such as yesterday or currently, which age with the page",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    reads_words=True,
)

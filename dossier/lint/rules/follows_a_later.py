"""`follows` names the meeting that this one continues, so that one is the earlier. Two ids have been swapped, or a
date is wrong."""

from collections.abc import Iterator

from dossier.base.edtf import Truth, before, say
from dossier.entries import Meeting
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
date: 2025-06-20
follows: first-round
"""
BAD = """\
=== content/meetings/second-round.yaml
date: 2025-05-20
follows: first-round # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        first = case.dossier.get(meeting.follows, Meeting) if meeting.follows else None
        if first and before(meeting.date, first.date) is Truth.YES:
            message = f"{case.label(first.id)} is of {say(first.date)}, later than this meeting"
            yield Finding(meeting.id, ("follows",), message, "name an earlier meeting, or correct the date")


RULE = Rule(
    name="follows-a-later",
    level=Level.ERROR,
    summary="a meeting follows one that took place after it",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

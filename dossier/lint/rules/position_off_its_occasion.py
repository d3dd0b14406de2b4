"""A position stated at a meeting bears the day of the meeting, or the day after where the words came out later. A
difference of more means that one of the dates is wrong, or that it was said on another occasion."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Event, Meeting, Position
from dossier.lint.dates import earlier
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls.yaml
date: 2025-06-03
at: first-round
"""
BAD = """\
=== content/positions/north-tolls.yaml
date: 2025-06-30
at: first-round # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        occasion = case.dossier.entries.get(position.at or "")
        if not isinstance(occasion, Meeting | Event):
            continue
        if earlier(position.date, occasion.date, 1) or earlier(occasion.date, position.date, 1):
            message = (
                f"stated on {say(position.date)}, but {case.label(occasion.id)} was on {say(occasion.date)}"
            )
            related = (("the occasion", occasion.id, ("date",)),)
            yield Finding(position.id, ("at",), message, "correct a date, or leave out at", related)


RULE = Rule(
    name="position-off-its-occasion",
    level=Level.WARNING,
    summary="a position is dated otherwise than the meeting or event where it was stated",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

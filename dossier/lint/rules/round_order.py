"""The third round comes after the second. Where the dates say otherwise, a date or a number is wrong, or the
meeting belongs to another track: the two sides and the press often count different series."""

from collections.abc import Iterator
from itertools import pairwise

from dossier.base.edtf import Truth, before
from dossier.lint.rounds import numbered
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/tracks/harbour.yaml
numbering: continuous
=== content/meetings/second-round.yaml
date: 2025-06-20
track: harbour
round: 2
=== content/meetings/third-round.yaml
date: 2025-07-20
track: harbour
round: 3
"""
BAD = """\
=== content/tracks/harbour.yaml
numbering: continuous
=== content/meetings/second-round.yaml
date: 2025-06-20
track: harbour
round: 2
=== content/meetings/third-round.yaml
date: 2025-05-20
track: harbour
round: 3 # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for meetings in numbered(case):
        for (_, one), (_, other) in pairwise(meetings):
            if one.round != other.round and before(other.date, one.date) is Truth.YES:
                message = f"round {other.round} is dated before round {one.round}"
                hint = "correct the date or the number, or move the meeting to its own track"
                related = (("the round before", one.id, ("round",)),)
                yield Finding(other.id, ("round",), message, hint, related)


RULE = Rule(
    name="round-order",
    level=Level.ERROR,
    summary="the rounds of a track are not in the order of their dates",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

"""A round has one number, and a number names one round. If two meetings share it, one of them is another round, a
part of the first (`part_of`), or the same meeting entered twice."""

from collections.abc import Iterator
from itertools import pairwise

from dossier.lint.rounds import numbered
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/tracks/harbour.yaml
numbering: continuous
=== content/meetings/second-round.yaml
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
track: harbour
round: 2
=== content/meetings/third-round.yaml
date: 2025-07-20
track: harbour
round: 2 # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for meetings in numbered(case):
        for (number, one), (other_number, other) in pairwise(meetings):
            if number == other_number and other.part_of != one.id and one.part_of != other.id:
                yield Finding(
                    other.id,
                    ("round",),
                    f"{case.label(one.id)} is round {number} of this track too",
                    "correct the number, say part_of, or remove the entry that repeats the other",
                    (("the other", one.id, ("round",)),),
                )


RULE = Rule(
    name="round-repeated",
    level=Level.WARNING,
    summary="two meetings are the same round of a track",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

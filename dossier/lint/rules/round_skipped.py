"""A gap in the count shows a meeting that the dossier does not have yet, or a number taken from another series."""

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
round: 4 # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for meetings in numbered(case):
        for (number, one), (other_number, other) in pairwise(meetings):
            if other_number > number + 1:
                message = f"round {other_number} follows round {number}"
                related = (("the round before", one.id, ("round",)),)
                yield Finding(
                    other.id, ("round",), message, "enter the rounds between, or correct it", related
                )


RULE = Rule(
    name="round-skipped",
    level=Level.INFO,
    summary="a number is missing among the rounds of a track",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

"""The newer statement replaces the older. The other way round the dossier shows as current what was given up."""

from collections.abc import Iterator

from dossier.base.edtf import Truth, before, say
from dossier.entries import Position
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls-1.yaml
date: 2025-05-02
=== content/positions/north-tolls-2.yaml
date: 2025-06-02
supersedes: [north-tolls-1]
"""
BAD = """\
=== content/positions/north-tolls-1.yaml
date: 2025-07-02
=== content/positions/north-tolls-2.yaml
date: 2025-06-02
supersedes: [north-tolls-1] # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        for index, old in enumerate(position.supersedes):
            other = case.dossier.get(old, Position)
            if before(position.date, other.date) is Truth.YES:
                yield Finding(
                    position.id,
                    ("supersedes", index),
                    f'"{old}" is of {say(other.date)}, later than this one of {say(position.date)}',
                    "swap the two, or correct a date",
                    (("the other", old, ("date",)),),
                )


RULE = Rule(
    name="supersedes-a-later",
    level=Level.ERROR,
    summary="a position supersedes a later one",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

"""What a party would accept, and if what, is the whole of a conditional position. Without the condition it tells a
reader nothing."""

from collections.abc import Iterator

from dossier.entries import Position
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls.yaml
stance: conditional
condition: Southport lowers its own.
"""
BAD = """\
=== content/positions/north-tolls.yaml
stance: conditional # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        if position.stance == "conditional" and not position.condition:
            yield Finding(
                position.id, ("stance",), "conditional on what?", "add condition, or choose another stance"
            )


RULE = Rule(
    name="conditional-without-condition",
    level=Level.ERROR,
    summary="a conditional position does not say the condition",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

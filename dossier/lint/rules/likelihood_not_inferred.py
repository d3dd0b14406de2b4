"""Likelihood and confidence belong to our own inferences. What somebody said on the record was said, and needs no
estimate."""

from collections.abc import Iterator

from dossier.entries import Position
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls.yaml
basis: inferred
likelihood: likely
confidence: low
"""
BAD = """\
=== content/positions/north-tolls.yaml
basis: readout_own
likelihood: likely # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        field = "likelihood" if position.likelihood else "confidence" if position.confidence else ""
        if field and position.basis != "inferred":
            message = f"{field} of a position that is {position.basis.replace('_', ' ')}"
            yield Finding(position.id, (field,), message, "leave it out, or write basis: inferred")


RULE = Rule(
    name="likelihood-not-inferred",
    level=Level.WARNING,
    summary="a likelihood for something that was stated, not inferred",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

"""A grade is a judgement on somebody's work. A reader, and the publisher, may ask on what it rests; a line is
enough."""

from collections.abc import Iterator

from dossier.entries import Organisation, Source
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/gazette.yaml
reliability: usable
reliability_basis: Local paper that names its sources.
"""
BAD = """\
=== content/sources/gazette.yaml
reliability: usable # <- here
reliability_basis:
"""


def check(case: Case) -> Iterator[Finding]:
    graded: tuple[Source | Organisation, ...] = (*case.dossier.all(Source), *case.dossier.all(Organisation))
    for entry in graded:
        if entry.reliability and not entry.reliability_basis:
            message = f"graded {entry.reliability} without a reason"
            yield Finding(entry.id, ("reliability",), message, "say in reliability_basis on what it rests")


RULE = Rule(
    name="grade-without-basis",
    level=Level.INFO,
    summary="a grade of reliability has no reason",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

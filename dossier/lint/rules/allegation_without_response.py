"""Whoever is accused is heard: their answer stands beside the accusation, or a note says that none was found. It
is a rule of every press code, and of fairness."""

from collections.abc import Iterator

from dossier.entries import Claim
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/claims/bribe.yaml
allegation: true
cites: [gazette, courier]
response: [{by: tomas-lind, text: He denies it., cites: [courier]}]
"""
BAD = """\
=== content/claims/bribe.yaml
allegation: true # <- here
cites: [gazette, courier]
"""


def check(case: Case) -> Iterator[Finding]:
    for claim in case.dossier.all(Claim):
        if claim.allegation and not claim.response and claim.status not in ("refuted", "withdrawn"):
            hint = "add response, or one whose text says that no reply was found"
            yield Finding(claim.id, ("allegation",), "no reply of the accused", hint)


RULE = Rule(
    name="allegation-without-response",
    level=Level.WARNING,
    summary="an allegation stands without the reply of the accused",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

"""Confirmed means that two who know for themselves agree, or that the official text itself was seen. On one
witness a claim is corroborated at most."""

from collections.abc import Iterator

from dossier.entries import Claim
from dossier.lint.evidence import independent, sources
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/claims/toll.yaml
status: confirmed
cites: [gazette, courier]
"""
BAD = """\
=== content/claims/toll.yaml
status: confirmed # <- here
cites: [gazette]
"""


def check(case: Case) -> Iterator[Finding]:
    for claim in case.dossier.all(Claim):
        found = case.witnesses(claim.id) if claim.status == "confirmed" else ()
        if any(source.reliability == "primary" for source in sources(case.dossier, found)):
            continue
        if claim.status == "confirmed" and independent(case.dossier, found) < 2:
            message = "confirmed on fewer than two independent sources"
            yield Finding(claim.id, ("status",), message, "write corroborated, or add a source of its own")


RULE = Rule(
    name="confirmed-on-one-source",
    level=Level.ERROR,
    summary="a claim counts as confirmed on fewer than two independent sources",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

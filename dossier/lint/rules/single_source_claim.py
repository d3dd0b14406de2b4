"""One source may be right, and often there is no other. But a reader should know it, and a verdict on one witness
is the first that will have to be looked at again."""

from collections.abc import Iterator

from dossier.entries import Claim
from dossier.lint.evidence import independent
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/claims/toll.yaml
status: corroborated
cites: [gazette, courier]
"""
BAD = """\
=== content/claims/toll.yaml
status: corroborated # <- here
cites: [gazette]
"""


def check(case: Case) -> Iterator[Finding]:
    for claim in case.dossier.all(Claim):
        judged = claim.status in ("corroborated", "partly_confirmed", "refuted")
        if judged and independent(case.dossier, case.witnesses(claim.id)) == 1:
            message = f"{claim.status.replace('_', ' ')} on one independent source"
            yield Finding(claim.id, ("status",), message, "look for a second that knows for itself")


RULE = Rule(
    name="single-source-claim",
    level=Level.INFO,
    summary="a claim counts as corroborated or refuted on one independent source",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

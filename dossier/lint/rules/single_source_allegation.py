"""An accusation against a living person, or a count of the dead, does harm if it is wrong, and one source can be
wrong or be used. Two sources count only if neither repeats the other, and if they do not carry the same
agency's report."""

from collections.abc import Iterator

from dossier.entries import Claim
from dossier.lint.evidence import independent
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/claims/bribe.yaml
allegation: true
response: [{by: tomas-lind, text: He denies it.}]
cites: [gazette, courier]
"""
BAD = """\
=== content/claims/bribe.yaml
text: Lind took a bribe. # <- here
allegation: true
response: [{by: tomas-lind, text: He denies it.}]
cites: [gazette]
"""


def check(case: Case) -> Iterator[Finding]:
    for claim in case.dossier.all(Claim):
        if not (claim.allegation or claim.casualty) or claim.status in ("refuted", "withdrawn"):
            continue
        count = independent(case.dossier, case.witnesses(claim.id))
        if count < 2:
            what = "an allegation" if claim.allegation else "a count of victims"
            message = f"{what} with {count or 'no'} independent source"
            yield Finding(
                claim.id, ("text",), message, "find a second source of its own, or leave the claim out"
            )


RULE = Rule(
    name="single-source-allegation",
    level=Level.ERROR,
    summary="an allegation or a number of victims rests on one independent source",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

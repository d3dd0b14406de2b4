"""Reports that disagree are only useful side by side, each with its witness. A version needs a source, or at least
who says so; and a claim that counts as disputed needs somebody who disputes it."""

from collections.abc import Iterator

from dossier.entries import Claim
from dossier.entries.common import Dispute
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
disputes:
  - about: How long did it last?
    status: open
    values:
      - {value: Two hours, cites: [gazette]}
      - {value: Four hours, by: [southport], cites: [courier]}
"""
BAD = """\
=== content/meetings/second-round.yaml
disputes:
  - about: How long did it last?
    status: open
    values:
      - {value: Two hours, cites: [gazette]}
      - {value: Four hours} # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for part in case.of(Dispute):
        for index, version in enumerate(part.value.values):
            if not (version.cites or version.by):
                message = "nobody stands for this version"
                yield Finding(
                    part.id, (*part.path, "values", index), message, "add cites, or who says so in by"
                )
    for claim in case.dossier.all(Claim):
        if claim.status == "disputed" and not _is_contested(claim):
            hint = "add a citation with stance: disputes, a response, or the versions under disputes"
            yield Finding(claim.id, ("status",), "disputed by whom?", hint)


def _is_contested(claim: Claim) -> bool:
    """Whether anybody in the entry says otherwise."""
    against = any(cite.stance == "disputes" for cite in claim.cites)
    return bool(against or claim.disputes or claim.contradicts or claim.response)


RULE = Rule(
    name="dispute-without-versions",
    level=Level.ERROR,
    summary="a dispute does not say who holds which version",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

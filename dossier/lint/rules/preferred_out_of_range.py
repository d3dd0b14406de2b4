"""`preferred` counts the versions from one. A number beyond the last prefers nothing, and the page would mark
none."""

from collections.abc import Iterator

from dossier.entries.common import Dispute
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
disputes:
  - about: How long did it last?
    status: resolved
    preferred: 2
    resolution: The minutes were published.
    values: [{value: Two hours, cites: [gazette]}, {value: Four hours, cites: [courier]}]
"""
BAD = """\
=== content/meetings/second-round.yaml
disputes:
  - about: How long did it last?
    status: resolved
    preferred: 3 # <- here
    resolution: The minutes were published.
    values: [{value: Two hours, cites: [gazette]}, {value: Four hours, cites: [courier]}]
"""


def check(case: Case) -> Iterator[Finding]:
    for part in case.of(Dispute):
        dispute = part.value
        if dispute.preferred and dispute.preferred > len(dispute.values):
            message = f"version {dispute.preferred} of {len(dispute.values)}"
            yield Finding(part.id, (*part.path, "preferred"), message, "count the versions from 1")


RULE = Rule(
    name="preferred-out-of-range",
    level=Level.ERROR,
    summary="a dispute prefers a version that it does not have",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

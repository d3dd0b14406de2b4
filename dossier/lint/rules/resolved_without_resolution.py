"""To prefer one version over another is a judgement, and readers may ask for its reason. A settled dispute says in
`resolution` why; if no reason can be given, it is open."""

from collections.abc import Iterator

from dossier.entries.common import Dispute
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
disputes:
  - about: How long did it last?
    status: resolved
    preferred: 1
    resolution: The minutes were published.
    values: [{value: Two hours, cites: [gazette]}, {value: Four hours, cites: [courier]}]
"""
BAD = """\
=== content/meetings/second-round.yaml
disputes:
  - about: How long did it last?
    status: resolved # <- here
    preferred: 1
    values: [{value: Two hours, cites: [gazette]}, {value: Four hours, cites: [courier]}]
"""


def check(case: Case) -> Iterator[Finding]:
    for part in case.of(Dispute):
        if part.value.status == "resolved" and not part.value.resolution:
            yield Finding(part.id, (*part.path, "status"), "settled how?", "add resolution, or write open")


RULE = Rule(
    name="resolved-without-resolution",
    level=Level.WARNING,
    summary="a dispute counts as settled without saying how",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

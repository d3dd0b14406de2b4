"""A meeting takes two. With one delegation the page shows somebody who met nobody; a gathering of one side alone,
or a speech, is an event."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
delegations:
  - {party: northport, role: party}
  - {party: southport, role: party}
"""
BAD = """\
=== content/meetings/second-round.yaml
delegations:
  - {party: northport, role: party} # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        if meeting.status == "held" and len({delegation.party for delegation in meeting.delegations}) < 2:
            yield Finding(
                meeting.id,
                ("delegations",),
                "a meeting that was held needs two delegations",
                "add the other party, or make it an event",
            )


RULE = Rule(
    name="one-party-meeting",
    level=Level.WARNING,
    summary="a meeting that was held has fewer than two parties",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

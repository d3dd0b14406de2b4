"""That talks were called off is a fact with consequences, and each side blames the other. The line in `status_log`
that says so gives a reason or a source, better both."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
status: cancelled
delegations: [{party: northport, role: party}, {party: southport, role: party}]
status_log:
  - {status: cancelled, on: 2025-06-18, reason: Southport withdrew., cites: [gazette]}
"""
BAD = """\
=== content/meetings/second-round.yaml
status: cancelled # <- here
delegations: [{party: northport, role: party}, {party: southport, role: party}]
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        if meeting.status not in ("cancelled", "postponed"):
            continue
        if not any(
            step.status == meeting.status and (step.reason or step.cites) for step in meeting.status_log
        ):
            message = f"{meeting.status}, and nothing says why"
            hint = (
                f"add a line to status_log: {{status: {meeting.status}, on: ..., reason: ..., cites: [...]}}"
            )
            yield Finding(meeting.id, ("status",), message, hint)


RULE = Rule(
    name="cancelled-without-reason",
    level=Level.ERROR,
    summary="a meeting is cancelled or postponed, and neither reason nor source says why",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

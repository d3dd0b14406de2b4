"""What was held cannot become planned again, and what was called off was not held unless it was set anew: such a
change hides an error of ours, which is put right with a correction. Every other change is news, and a line of
status_log says since when and on whose word."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.lint.rule import Case, Finding, Level, Rule

BASE = """\
=== content/meetings/second-round.yaml
status: unclear
"""
GOOD = """\
=== content/meetings/second-round.yaml
status: held
status_log:
  - {status: held, on: 2025-06-20, cites: [gazette]}
"""
BAD = """\
=== content/meetings/second-round.yaml
status: held # <- here
"""

_ANEW = ("proposed", "scheduled", "postponed")


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        was = case.before(meeting)
        if was is None or was.status == meeting.status or len(meeting.corrections) > len(was.corrections):
            continue
        steps = tuple(step.status for step in meeting.status_log if step not in was.status_log)
        message = f"was {was.status} and is {meeting.status}"
        if _impossible(was.status, meeting.status, steps):
            hint = "if it was our error, add a correction; if doubt arose, write unclear"
            yield Finding(meeting.id, ("status",), message, hint)
        elif meeting.status not in steps:
            hint = f"add to status_log: {{status: {meeting.status}, on: DAY, cites: [SOURCE]}}"
            yield Finding(meeting.id, ("status",), f"{message}, and status_log does not say since when", hint)


def _impossible(was: str, now: str, steps: tuple[str, ...]) -> bool:
    if was == "held":
        return now != "unclear"
    return was == "cancelled" and now in ("held", "ongoing") and not any(step in _ANEW for step in steps)


RULE = Rule(
    name="illegal-status-change",
    level=Level.ERROR,
    summary="the status of a meeting changed as it cannot, or its history does not tell",
    why=__doc__,
    base=BASE,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="base",
)

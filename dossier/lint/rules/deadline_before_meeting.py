"""Nobody agrees to do something by a day that has gone. The year or month of the deadline is mistyped, or it was
set by an earlier meeting."""

from collections.abc import Iterator

from dossier.base.edtf import Truth, before, say
from dossier.entries import Meeting
from dossier.entries.meeting import Outcome
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/watch/second.yaml
=== content/meetings/second-round.yaml
date: 2025-06-20
outcomes: [{text: To meet again., kind: next_meeting, deadline: 2025-07-20, watch: second, cites: [gazette]}]
"""
BAD = """\
=== content/watch/second.yaml
=== content/meetings/second-round.yaml
date: 2025-06-20
outcomes:
  - text: To meet again.
    kind: next_meeting
    deadline: 2025-05-20 # <- here
    watch: second
    cites: [gazette]
"""


def check(case: Case) -> Iterator[Finding]:
    for part in case.of(Outcome):
        meeting = case.dossier.get(part.id, Meeting)
        deadline = part.value.deadline
        if deadline and before(deadline, meeting.date) is Truth.YES:
            message = f"a deadline of {say(deadline)} from a meeting of {say(meeting.date)}"
            yield Finding(
                part.id, (*part.path, "deadline"), message, "correct the deadline, or the meeting's date"
            )


RULE = Rule(
    name="deadline-before-meeting",
    level=Level.ERROR,
    summary="a deadline that a meeting set had passed before the meeting",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

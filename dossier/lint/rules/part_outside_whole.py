"""A meeting on the sidelines of a conference takes place while the conference lasts. If the days do not meet, a
date is wrong, or the meeting only follows the other."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Meeting
from dossier.lint.dates import earlier
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/aside.yaml
kind: side_meeting
date: 2025-06-02
part_of: first-round
"""
BAD = """\
=== content/meetings/aside.yaml
kind: side_meeting
date: 2025-06-22
part_of: first-round # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        whole = case.dossier.get(meeting.part_of, Meeting) if meeting.part_of else None
        if whole and (earlier(meeting.date, whole.date, 1) or earlier(whole.date, meeting.date, 1)):
            message = f"{case.label(whole.id)} is of {say(whole.date)}, this part of {say(meeting.date)}"
            yield Finding(
                meeting.id, ("part_of",), message, "correct a date, or say follows instead of part_of"
            )


RULE = Rule(
    name="part-outside-whole",
    level=Level.WARNING,
    summary="a meeting is part of another but not on its days",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

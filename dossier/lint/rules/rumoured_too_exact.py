"""A rumour with a day looks like an appointment. On one source the month, or an uncertain date (`2026-03-12?`), is
as much as can be said."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.lint.evidence import independent
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
status: rumoured
date: 2026-04
delegations: [{party: northport, role: party}, {party: southport, role: party}]
cites: [gazette]
"""
BAD = """\
=== content/meetings/second-round.yaml
status: rumoured
date: 2026-04-20 # <- here
delegations: [{party: northport, role: party}, {party: southport, role: party}]
cites: [gazette]
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        exact = meeting.date.precision == "day" and not meeting.date.qualifier
        if (
            meeting.status == "rumoured"
            and exact
            and independent(case.dossier, case.witnesses(meeting.id)) < 2
        ):
            message = "a day for a rumour from one source"
            yield Finding(
                meeting.id, ("date",), message, f"write {meeting.date.text[:7]}, or {meeting.date.text}?"
            )


RULE = Rule(
    name="rumoured-too-exact",
    level=Level.WARNING,
    summary="a rumoured meeting has a day from a single source",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

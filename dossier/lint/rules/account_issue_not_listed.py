"""If a readout says that something was spoken about, it belongs to the issues of the meeting; otherwise the
issue's page never leads there."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
issues: [tolls]
accounts:
  - {by: northport, source: north-readout, says: [{issue: tolls, text: Spoken about.}]}
  - {by: southport, source: south-readout}
"""
BAD = """\
=== content/meetings/second-round.yaml
issues: []
accounts:
  - by: northport
    source: north-readout
    says:
      - issue: tolls # <- here
        text: Spoken about.
  - {by: southport, source: south-readout}
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        known = {*meeting.issues, *meeting.agenda}
        for a, account in enumerate(meeting.accounts):
            for p, point in enumerate(account.says):
                if point.issue not in known:
                    known.add(point.issue)
                    message = f"{case.label(point.issue)} is not among the issues of this meeting"
                    path = ("accounts", a, "says", p, "issue")
                    yield Finding(meeting.id, path, message, f"add {point.issue} to issues")


RULE = Rule(
    name="account-issue-not-listed",
    level=Level.WARNING,
    summary="an account speaks of an issue that the meeting does not list",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

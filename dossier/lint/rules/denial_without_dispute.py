"""Where one side denies the other's account, readers should find both versions with their sources in one place,
and on the list of disputes."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
issues: [tolls]
accounts:
  - {by: northport, source: north-readout, says: [{issue: tolls, text: Agreed.}]}
  - {by: southport, source: south-readout, denies: [{issue: tolls, text: Nothing was agreed.}]}
disputes:
  - about: Was anything agreed on tolls?
    status: open
    values:
      - {value: 'Yes', by: [northport], cites: [north-readout]}
      - {value: 'No', by: [southport], cites: [south-readout]}
"""
BAD = """\
=== content/meetings/second-round.yaml
issues: [tolls]
accounts:
  - {by: northport, source: north-readout, says: [{issue: tolls, text: Agreed.}]}
  - by: southport
    source: south-readout
    denies:
      - issue: tolls # <- here
        text: Nothing was agreed.
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        for a, account in enumerate(meeting.accounts if not meeting.disputes else ()):
            for d, point in enumerate(account.denies):
                message = (
                    f"{case.label(account.by)} denies what another account says of {case.label(point.issue)}"
                )
                path = ("accounts", a, "denies", d, "issue")
                yield Finding(meeting.id, path, message, "record both versions under disputes")


RULE = Rule(
    name="denial-without-dispute",
    level=Level.WARNING,
    summary="one account denies what another says, and no dispute is recorded",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

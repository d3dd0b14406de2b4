"""What each side says of a meeting, and leaves out, is the heart of its page. With one account readers hear one
side; often the other published its own."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.graph.sides import party_of
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
accounts:
  - {by: northport, source: north-readout}
  - {by: southport, source: south-readout}
"""
BAD = """\
=== content/meetings/second-round.yaml
accounts:
  - by: northport # <- here
    source: north-readout
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        parties = {party_of(case.dossier, account.by) or account.by for account in meeting.accounts}
        if meeting.status == "held" and len(parties) == 1 and len(meeting.delegations) > 1:
            message = f"only {case.label(parties.pop())} tells of this meeting"
            yield Finding(meeting.id, ("accounts", 0, "by"), message, "look for another party's readout")


RULE = Rule(
    name="one-side-only-account",
    level=Level.WARNING,
    summary="only one party's account of a meeting is given",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

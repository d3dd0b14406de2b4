"""An account is what a participant says. What an outsider reports of a meeting is a source, and is cited; only a
denial may come from anybody."""

from collections.abc import Iterator

from dossier.entries import Meeting
from dossier.lint.rule import Case, Finding, Level, Rule
from dossier.lint.ties import belongs

GOOD = """\
=== content/meetings/second-round.yaml
accounts:
  - {by: northport, source: north-readout}
  - {by: tomas-lind, source: south-readout}
"""
BAD = """\
=== content/actors/eastisle.yaml
kind: state
name: Eastisle
=== content/meetings/second-round.yaml
accounts:
  - {by: northport, source: north-readout}
  - by: eastisle # <- here
    source: gazette
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in (meeting for meeting in case.dossier.all(Meeting) if meeting.accounts):
        parties = [delegation.party for delegation in meeting.delegations]
        people = {member.person for delegation in meeting.delegations for member in delegation.members}
        hosts = {meeting.host, *meeting.organizers}
        for index, account in enumerate(meeting.accounts):
            if account.by in people or account.by in hosts or (account.denies and not account.says):
                continue
            if not any(belongs(case.dossier, account.by, party, meeting.date) for party in parties):
                message = f"{case.label(account.by)} had no part in this meeting"
                hint = "cite the source instead, or add the delegation"
                yield Finding(meeting.id, ("accounts", index, "by"), message, hint)


RULE = Rule(
    name="account-by-a-stranger",
    level=Level.WARNING,
    summary="an account of a meeting is by somebody who had no part in it",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

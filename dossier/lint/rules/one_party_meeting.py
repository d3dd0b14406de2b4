"""A meeting takes two. With one delegation the page shows somebody who met nobody; a gathering of one side alone,
or a speech, is an event."""

from collections.abc import Iterator

from dossier.entries import Meeting, Organisation
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
        parties = {delegation.party for delegation in meeting.delegations}
        if (
            meeting.status == "held"
            and len(parties) < 2
            and not any(_is_many(case, party) for party in parties)
        ):
            yield Finding(
                meeting.id,
                ("delegations",),
                "a meeting that was held needs two delegations",
                "add the other party, or make it an event",
            )


def _is_many(case: Case, party: str) -> bool:
    """Whether the party is a body whose members meet within it, such as a council of ministers."""
    org = case.dossier.entries[party]
    return isinstance(org, Organisation) and org.kind in ("igo", "coalition")


RULE = Rule(
    name="one-party-meeting",
    level=Level.WARNING,
    summary="a meeting that was held has fewer than two parties",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

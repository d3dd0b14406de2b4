"""A track is a channel between certain parties. A meeting without any of them belongs to another track, or to
none."""

from collections.abc import Iterator

from dossier.entries import Meeting, Track
from dossier.lint.rule import Case, Finding, Level, Rule
from dossier.lint.ties import belongs

GOOD = """\
=== content/tracks/harbour.yaml
parties: [northport, southport]
=== content/meetings/second-round.yaml
track: harbour
"""
BAD = """\
=== content/actors/eastisle.yaml
kind: state
name: Eastisle
=== content/actors/westisle.yaml
kind: state
name: Westisle
=== content/tracks/harbour.yaml
parties: [eastisle, westisle]
=== content/meetings/second-round.yaml
track: harbour # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        if not meeting.track or not meeting.delegations:
            continue
        track = case.dossier.get(meeting.track, Track)
        known = (*track.parties, *track.mediators)
        met = [delegation.party for delegation in meeting.delegations]
        if not any(belongs(case.dossier, party, org, meeting.date) for party in met for org in known):
            message = f"none of its parties is a party of {track.name}"
            yield Finding(meeting.id, ("track",), message, "name another track, or none")


RULE = Rule(
    name="outside-its-track",
    level=Level.WARNING,
    summary="no party of a meeting is a party of its track",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

"""A low grade means: not to be relied on alone. What only such pages say may be true, but it belongs under
unverified claims, beside a better source, or with a note that says how it is known."""

from collections.abc import Iterator

from dossier.entries import Claim, Entry, Event, Meeting, Position, Source
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/courier.yaml
title: Ministers meet in Lighthouse Bay
publisher: The Courier
reliability: low
=== content/positions/north-tolls.yaml
cites: [courier, gazette]
"""
BAD = """\
=== content/sources/courier.yaml
title: Ministers meet in Lighthouse Bay
publisher: The Courier
reliability: low
=== content/positions/north-tolls.yaml
cites: [courier] # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    low = {source.id for source in case.dossier.all(Source) if source.reliability == "low"}
    for entry in _statements(case):
        found = case.witnesses(entry.id)
        if found and low.issuperset(found):
            message = "only sources of low reliability say so"
            yield Finding(
                entry.id,
                ("cites",),
                message,
                "add a better one, or say in note how it is known",
            )


def _statements(case: Case) -> Iterator[Entry]:
    """What is stated without reserve."""
    yield from (meeting for meeting in case.dossier.all(Meeting) if meeting.status == "held")
    yield from case.dossier.all(Event)
    yield from (position for position in case.dossier.all(Position) if not position.note)
    for claim in case.dossier.all(Claim):
        if claim.status in ("corroborated", "confirmed") and not claim.status_reason:
            yield claim


RULE = Rule(
    name="low-source-alone",
    level=Level.WARNING,
    summary="a statement rests on sources of low reliability alone",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

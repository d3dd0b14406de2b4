"""Meetings have been reported that never took place. That one was held rests on a party that took part and says
so, or on two sources that know it independently of each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dossier.entries import Meeting
from dossier.entries.common import CitationFields
from dossier.lint.evidence import independent, sources
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
cites: [gazette, courier]
"""
BAD = """\
=== content/meetings/second-round.yaml
status: held # <- here
cites: [gazette]
"""


def check(case: Case) -> Iterator[Finding]:
    cited: dict[str, dict[str, None]] = defaultdict(dict)
    for part in case.of(CitationFields):
        if part.value.stance == "supports":
            cited[part.id][part.value.source] = None
    for meeting in case.dossier.all(Meeting):
        if meeting.status == "held":
            found = (
                *cited[meeting.id],
                *case.witnesses(meeting.id),
                *(account.source for account in meeting.accounts),
            )
            if found and not _official(case, found) and independent(case.dossier, dict.fromkeys(found)) < 2:
                message = "held, but neither a party nor two independent sources say so"
                yield Finding(
                    meeting.id, ("status",), message, "cite a readout or a second report, or write unclear"
                )


def _official(case: Case, ids: Iterable[str]) -> bool:
    """Whether a party or another actor speaks for itself in one of the sources."""
    return any(
        s.publisher_actor or s.kind in ("readout", "official_document") for s in sources(case.dossier, ids)
    )


RULE = Rule(
    name="held-without-party-source",
    level=Level.WARNING,
    summary="no party and fewer than two independent sources say that a meeting was held",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

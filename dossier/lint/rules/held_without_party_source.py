"""Meetings have been reported that never took place. That one was held rests on a party that took part and says
so, or on two sources that know it independently of each other."""

from collections.abc import Iterator

from dossier.entries import Meeting, Source
from dossier.entries.common import CitationFields
from dossier.lint.evidence import independent
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
    held = {meeting.id: meeting for meeting in case.dossier.all(Meeting) if meeting.status == "held"}
    cited: dict[str, dict[str, None]] = {key: {} for key in held}
    for part in case.of(CitationFields):
        if part.id in held and part.value.stance == "supports":
            cited[part.id][part.value.source] = None
    official = {source.id for source in case.dossier.all(Source) if _is_official(source)}
    for key, meeting in held.items():
        accounts = (account.source for account in meeting.accounts)
        found = dict.fromkeys((*cited[key], *case.witnesses(key), *accounts))
        if found and official.isdisjoint(found) and independent(case.dossier, found) < 2:
            message = "held, but neither a party nor two independent sources say so"
            yield Finding(key, ("status",), message, "cite a readout or a second report, or write unclear")


def _is_official(source: Source) -> bool:
    """Whether a party or another actor speaks for itself."""
    return bool(source.publisher_actor) or source.kind in ("readout", "official_document")


RULE = Rule(
    name="held-without-party-source",
    level=Level.WARNING,
    summary="no party and fewer than two independent sources say that a meeting was held",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    is_dear=True,
)

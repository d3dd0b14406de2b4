"""Nothing stands in a dossier because we say so. Meetings, events, positions, claims, documents, open questions
and the times in an office each need a source; those of a meeting's delegations and outcomes serve the meeting,
and those of a person serve their offices."""

from collections.abc import Iterator, Mapping

from dossier.entries import Claim, Document, Entry, Event, Meeting, Position, Watch
from dossier.entries.actor import Tenure
from dossier.entries.common import CitationFields
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/events/toll-raised.yaml
cites: [gazette]
"""
BAD = """\
=== content/events/toll-raised.yaml
title: Toll raised # <- here
cites: []
"""


def check(case: Case) -> Iterator[Finding]:
    cited = {part.id for part in case.of(CitationFields)}
    for cls, field in NEEDING.items():
        for entry in case.dossier.all(cls):
            if entry.id not in cited and not entry.prose.cites():
                yield Finding(
                    entry.id, (field,), f"no source for this {entry.type}", "add cites: [source-id]"
                )
    for part in case.of(Tenure):
        if not part.value.cites and not case.dossier.entries[part.id].cites:
            title = case.dossier.offices[part.value.office].title
            yield Finding(
                part.id, part.path, f"no source for the office of {title}", "add cites: [source-id]"
            )


NEEDING: Mapping[type[Entry], str] = {
    Meeting: "title",
    Event: "title",
    Position: "summary",
    Claim: "text",
    Document: "title",
    Watch: "question",
}
"""What needs a source, and the field that is marked where there is none."""


RULE = Rule(
    name="unsourced-entry",
    level=Level.ERROR,
    summary="a statement has no source",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

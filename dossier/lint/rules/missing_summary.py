"""The summary stands in lists, previews and search results, and is often all that is read. One or two plain
sentences say who it is or what happened."""

from collections.abc import Iterator, Mapping

from dossier.entries import Document, Entry, Event, Meeting, Organisation, Person, Track
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/events/toll-raised.yaml
summary: Northport raised the toll for foreign ships.
"""
BAD = """\
=== content/events/toll-raised.yaml
title: Toll raised # <- here
summary:
"""


NEEDING: Mapping[type[Entry], str] = {
    Meeting: "title",
    Event: "title",
    Document: "title",
    Person: "name",
    Organisation: "name",
    Track: "name",
}
"""What needs a summary, and the field that is marked where there is none."""


def check(case: Case) -> Iterator[Finding]:
    for cls, field in NEEDING.items():
        for entry in case.dossier.all(cls):
            if not entry.summary:
                yield Finding(
                    entry.id, (field,), f"no summary for this {entry.type}", "add one or two plain sentences"
                )


RULE = Rule(
    name="missing-summary",
    level=Level.WARNING,
    summary="an entry has no summary",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

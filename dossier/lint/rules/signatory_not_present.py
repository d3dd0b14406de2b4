"""If a document was signed at a meeting on the day it bears, those who signed were there. One who is missing from
the list of that meeting was forgotten there, or signed elsewhere."""

from collections.abc import Iterator

from dossier.entries import Document, Meeting
from dossier.graph.attendance import people_at
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/documents/accord.yaml
status: signed
date: 2025-06-20
signatories:
  - {person: ana-petrovic, on_behalf_of: northport}
=== content/meetings/second-round.yaml
date: 2025-06-20
outcomes: [{text: An accord., kind: agreement, document: accord, cites: [gazette]}]
"""
BAD = """\
=== content/documents/accord.yaml
status: signed
date: 2025-06-20
signatories:
  - {person: ana-petrovic, on_behalf_of: northport} # <- here
=== content/meetings/second-round.yaml
date: 2025-06-20
outcomes: [{text: An accord., kind: agreement, document: accord, cites: [gazette]}]
delegations:
  - {party: northport, role: party}
  - {party: southport, role: party, members: [{person: tomas-lind, attendance: present}]}
"""


def check(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        for outcome in meeting.outcomes if meeting.status == "held" else ():
            document = case.dossier.get(outcome.document, Document) if outcome.document else None
            if document and document.date == meeting.date:
                yield from _missing(case, document, meeting)


def _missing(case: Case, document: Document, meeting: Meeting) -> Iterator[Finding]:
    there = set(people_at(meeting))
    for index, signatory in enumerate(document.signatories):
        if there and signatory.person not in there:
            yield Finding(
                document.id,
                ("signatories", index, "person"),
                f"{case.label(signatory.person)} signed at a meeting without having been there",
                "add them to the meeting's delegations, or correct who signed",
                (("the meeting", meeting.id, ("delegations",)),),
            )


RULE = Rule(
    name="signatory-not-present",
    level=Level.WARNING,
    summary="somebody signed a document at a meeting where they are not listed",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

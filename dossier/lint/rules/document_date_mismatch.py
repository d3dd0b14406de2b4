"""What was signed at a meeting was signed on its day. If the document's date differs by more than a day, one of
the two is wrong, or it was signed later and is no outcome of this meeting."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Document, Meeting
from dossier.entries.meeting import Outcome
from dossier.lint.dates import earlier
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/documents/accord.yaml
status: signed
date: 2025-06-20
=== content/meetings/second-round.yaml
date: 2025-06-20
outcomes: [{text: An accord., kind: agreement, document: accord, cites: [gazette]}]
"""
BAD = """\
=== content/documents/accord.yaml
status: signed
date: 2025-06-12
=== content/meetings/second-round.yaml
date: 2025-06-20
outcomes:
  - text: An accord.
    kind: agreement
    document: accord # <- here
    cites: [gazette]
"""


def check(case: Case) -> Iterator[Finding]:
    for part in case.of(Outcome):
        meeting = case.dossier.get(part.id, Meeting)
        document = case.dossier.get(part.value.document, Document) if part.value.document else None
        if not document or document.status != "signed":
            continue
        if earlier(document.date, meeting.date, 1) or earlier(meeting.date, document.date, 1):
            message = (
                f"{case.label(document.id)} is of {say(document.date)}, the meeting of {say(meeting.date)}"
            )
            related = (("the document", document.id, ("date",)),)
            yield Finding(
                meeting.id, (*part.path, "document"), message, "correct a date, or the status", related
            )


RULE = Rule(
    name="document-date-mismatch",
    level=Level.WARNING,
    summary="a signed document that came out of a meeting bears another date",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

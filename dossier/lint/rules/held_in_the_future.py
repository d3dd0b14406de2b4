"""What lies ahead has not been held, said or signed. Such a date is a slip in the year or month, or a plan entered
as if it were done; if the dossier itself is to speak of a later day, `as_of` in its settings must move."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Document, Meeting, Position
from dossier.lint.dates import earlier, of_day
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.yaml
date: 2025-07-20
"""
BAD = """\
=== content/meetings/second-round.yaml
date: 2027-02-20 # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    today = of_day(case.dossier.as_of)
    fixed = case.dossier.settings.as_of is not None
    for entry, did in _done(case):
        if earlier(today, entry.date):
            yield Finding(
                entry.id,
                ("date",),
                f"{did} on {say(entry.date)}, after {say(today)}, the day the dossier speaks of",
                "correct the date or the status, or move as_of in content/dossier.yaml",
                level=None if fixed else Level.WARNING,  # it may have been held since the last commit
            )


def _done(case: Case) -> Iterator[tuple[Meeting | Position | Document, str]]:
    """What is past by its nature, and the word for it."""
    yield from ((meeting, "held") for meeting in case.dossier.all(Meeting) if meeting.status == "held")
    yield from ((position, "stated") for position in case.dossier.all(Position))
    yield from (
        (document, "signed") for document in case.dossier.all(Document) if document.status == "signed"
    )


RULE = Rule(
    name="held-in-the-future",
    level=Level.ERROR,
    summary="something that was held, said or signed is dated after the day of the dossier",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

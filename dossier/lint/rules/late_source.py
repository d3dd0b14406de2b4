"""What was said in public is reported in days. If the first source that we have is months younger, an earlier one
exists, and memory has had time to change the words."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Position
from dossier.lint.dates import earlier
from dossier.lint.evidence import sources, supporting
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls.yaml
basis: on_record
quote: {text: The tolls must fall., lang: en}
date: 2025-06-02
"""
BAD = """\
=== content/positions/north-tolls.yaml
basis: on_record
quote: {text: The tolls must fall., lang: en}
date: 2024-06-02 # <- here
"""


DAYS = 90
"""Days after which a first report is late."""


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        found = sources(case.dossier, supporting(position.cites)) if position.basis == "on_record" else ()
        if found and all(
            source.published and earlier(position.date, source.published, DAYS) for source in found
        ):
            message = f"stated on {say(position.date)}, and no source is from the {DAYS} days after"
            yield Finding(position.id, ("date",), message, "look for a report of that day, or check the date")


RULE = Rule(
    name="late-source",
    level=Level.INFO,
    summary="the earliest source of a statement on the record is much later than the statement",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

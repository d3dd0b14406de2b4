"""A settled question says what came out, when, and who says so; that is all a reader wants of it."""

from collections.abc import Iterator

from dossier.entries import Watch
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/watch/second.yaml
status: resolved
outcome: yes
resolved_on: 2025-06-20
cites: [gazette]
"""
BAD = """\
=== content/watch/second.yaml
status: resolved # <- here
outcome: yes
cites: [gazette]
"""


def check(case: Case) -> Iterator[Finding]:
    for question in case.dossier.all(Watch):
        wanted = {"outcome": question.outcome, "resolved_on": question.resolved_on, "cites": question.cites}
        missing = [field for field, value in wanted.items() if not value]
        if question.status == "resolved" and missing:
            message = f"settled, but without {' and '.join(missing)}"
            yield Finding(question.id, ("status",), message, f"add {', '.join(missing)}, or write open")


RULE = Rule(
    name="resolved-without-outcome",
    level=Level.ERROR,
    summary="a question counts as settled without answer, day or source",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

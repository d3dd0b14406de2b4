"""A question that was answered before it was put is a slip in a date, or was never open."""

from collections.abc import Iterator

from dossier.base.edtf import Truth, before, say
from dossier.entries import Watch
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/watch/second.yaml
opened: 2025-06-03
due: 2025-12-31
status: resolved
outcome: yes
resolved_on: 2025-06-20
"""
BAD = """\
=== content/watch/second.yaml
opened: 2025-06-03
due: 2025-12-31
status: resolved
outcome: yes
resolved_on: 2025-05-20 # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for question in case.dossier.all(Watch):
        for field, day in (("resolved_on", question.resolved_on), ("due", question.due)):
            if day and before(day, question.opened) is Truth.YES:
                message = f"{say(day)} is before {say(question.opened)}, when it was asked"
                yield Finding(question.id, (field,), message, "correct a date")


RULE = Rule(
    name="resolved-before-opened",
    level=Level.ERROR,
    summary="a question was settled, or due, before it was asked",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

"""On the day a question is due the dossier owes an answer: yes, no, in part, or ambiguous. If it cannot be told,
move the date and say in `due_log` why."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Watch
from dossier.lint.dates import earlier, of_day
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/watch/second.yaml
due: 2026-12-31
"""
BAD = """\
=== content/watch/second.yaml
due: 2025-12-31 # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    today = of_day(case.dossier.as_of)
    for question in case.dossier.all(Watch):
        if question.status == "open" and earlier(question.due, today):
            message = f"was due {say(question.due)}, and it is {say(today)}"
            yield Finding(
                question.id, ("due",), message, "resolve it, or move the date and say why in due_log"
            )


RULE = Rule(
    name="overdue-question",
    level=Level.WARNING,
    summary="an open question is past its due date",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="day",
)

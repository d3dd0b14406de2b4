"""Either a question is open or it has an outcome; with both, the board lists it as open and its page says yes."""

from collections.abc import Iterator

from dossier.entries import Watch
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/watch/second.yaml
status: open
"""
BAD = """\
=== content/watch/second.yaml
status: open
outcome: yes # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for question in case.dossier.all(Watch):
        field = "outcome" if question.outcome else "resolved_on" if question.resolved_on else ""
        if question.status == "open" and field:
            message = f"an open question with {field}"
            yield Finding(question.id, (field,), message, "write status: resolved, or remove it")


RULE = Rule(
    name="outcome-of-open-question",
    level=Level.ERROR,
    summary="an open question has an answer",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

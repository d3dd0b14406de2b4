"""A promise with a day is a test. An open question with that day makes the dossier ask whether it was kept, when
everybody else has forgotten it."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries.meeting import Outcome
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/watch/payment.yaml
=== content/meetings/second-round.yaml
outcomes:
  - {text: Southport pays., kind: commitment, deadline: 2026-12-31, watch: payment, cites: [gazette]}
"""
BAD = """\
=== content/meetings/second-round.yaml
outcomes:
  - text: Southport pays.
    kind: commitment
    deadline: 2026-12-31 # <- here
    cites: [gazette]
"""


def check(case: Case) -> Iterator[Finding]:
    for part in case.of(Outcome):
        if part.value.deadline and not part.value.watch:
            message = f"due {say(part.value.deadline)}, and no open question asks whether it was kept"
            yield Finding(
                part.id, (*part.path, "deadline"), message, "add one in content/watch/, and name it in watch"
            )


RULE = Rule(
    name="deadline-without-watch",
    level=Level.WARNING,
    summary="an outcome has a deadline that nobody watches",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

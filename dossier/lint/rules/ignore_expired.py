"""Exceptions end, so that somebody looks again. From then on the check speaks up as before; if its reason still
holds, give the exception a new day."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries.common import Ignore
from dossier.lint.dates import earlier, of_day
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/events/toll-raised.yaml
lint_ignore: [{rule: missing-summary, reason: To be written., until: 2026-06-01}]
"""
BAD = """\
=== content/events/toll-raised.yaml
lint_ignore:
  - rule: missing-summary
    reason: To be written.
    until: 2026-01-01 # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    today = of_day(case.dossier.as_of)
    for part in case.of(Ignore):
        if earlier(part.value.until, today):
            message = f"the exception from {part.value.rule} ended on {say(part.value.until)}"
            yield Finding(
                part.id, (*part.path, "until"), message, "mend what it reports, or give it a new day"
            )


RULE = Rule(
    name="ignore-expired",
    level=Level.WARNING,
    summary="an exception from a check has expired",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="day",
)

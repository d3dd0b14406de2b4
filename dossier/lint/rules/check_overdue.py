"""Somebody set a day by which this entry should be looked at again, since it was likely to change by then. Verify
it, give the day as `checked`, and set the next one."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.lint.dates import earlier, of_day
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/events/toll-raised.yaml
checked: 2026-02-01
check_by: 2026-06-01
"""
BAD = """\
=== content/events/toll-raised.yaml
checked: 2025-06-01
check_by: 2026-01-01 # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    today = of_day(case.dossier.as_of)
    for entry in case.dossier.entries.values():
        if entry.check_by and earlier(entry.check_by, today):
            message = f"was to be verified by {say(entry.check_by)}"
            yield Finding(entry.id, ("check_by",), message, "verify it, then move checked and check_by")


RULE = Rule(
    name="check-overdue",
    level=Level.WARNING,
    summary="an entry is due to be verified again",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="day",
)

"""A sensitive entry is read by a second person before it counts as reviewed. Files cannot say who that was, but they
say when: a text that changed was not read on the day it still gives. Set it back to candidate, and let the second
person set reviewed, with their day as `checked`."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.graph.changes import QUIET
from dossier.lint.rule import Case, Finding, Level, Rule

BASE = """\
=== content/events/toll-raised.yaml
summary: The council raised the toll.
sensitivity: sensitive
review: reviewed
"""
GOOD = """\
=== content/events/toll-raised.yaml
summary: The mayor raised the toll.
sensitivity: sensitive
review: candidate
"""
BAD = """\
=== content/events/toll-raised.yaml
summary: The mayor raised the toll.
sensitivity: sensitive
review: reviewed # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for change in case.changes:
        entry = case.dossier.entries.get(change.id)
        was = case.before(entry) if entry else None
        if entry is None or was is None or all(step.field in QUIET for step in change.steps):
            continue
        sensitive = "sensitive" in (entry.sensitivity, was.sensitivity)
        if sensitive and entry.review == was.review == "reviewed" and entry.checked == was.checked:
            since = f" on {say(entry.checked)}" if entry.checked else ""
            message = f"a sensitive entry changed, and still counts as reviewed{since}"
            hint = "write review: candidate; a second person sets reviewed, with their day as checked"
            yield Finding(entry.id, ("review",), message, hint)


RULE = Rule(
    name="sensitive-without-second-reviewer",
    level=Level.WARNING,
    summary="a sensitive entry changed after it was reviewed, and nobody has read it since",
    why=__doc__,
    base=BASE,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="base",
)

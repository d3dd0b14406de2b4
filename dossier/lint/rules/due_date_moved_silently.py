"""An open question is worth something because its day was fixed beforehand. If the day moves, due_log keeps the old
one with the reason; else nobody can tell a prediction from an afterthought."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Watch
from dossier.lint.rule import Case, Finding, Level, Rule

BASE = """\
=== content/watch/next-round.yaml
due: 2026-06-30
"""
GOOD = """\
=== content/watch/next-round.yaml
due: 2026-12-31
due_log:
  - {was: 2026-06-30, on: 2026-02-01, why: Both towns put the round off.}
"""
BAD = """\
=== content/watch/next-round.yaml
due: 2026-12-31 # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for watch in case.dossier.all(Watch):
        was = case.before(watch)
        if was is None or was.due == watch.due or len(watch.corrections) > len(was.corrections):
            continue
        if not any(step.was == was.due for step in watch.due_log):
            hint = f"add to due_log: {{was: {was.due}, on: DAY, why: REASON}}"
            yield Finding(watch.id, ("due",), f"was due {say(was.due)}, and due_log does not say so", hint)


RULE = Rule(
    name="due-date-moved-silently",
    level=Level.ERROR,
    summary="an open question is due on another day, and its history does not tell",
    why=__doc__,
    base=BASE,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="base",
)

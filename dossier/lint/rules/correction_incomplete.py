"""A correction says what was wrong and what is right, so that readers who knew the old text see the difference;
and if it matters, why it was wrong. One that says the same twice corrects nothing."""

from collections.abc import Iterator

from dossier.entries.common import Correction
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/events/toll-raised.yaml
corrections:
  - {date: 2026-02-01, kind: substantive, was: The toll rose by 3., now: The toll rose by 5., reason: A misprint.}
"""
BAD = """\
=== content/events/toll-raised.yaml
corrections:
  - date: 2026-02-01
    kind: substantive
    was: The toll rose by 5.
    now: The toll rose by 5. # <- here
    reason: A misprint.
"""


def check(case: Case) -> Iterator[Finding]:
    for part in case.of(Correction):
        correction = part.value
        if correction.was.casefold() == correction.now.casefold():
            yield Finding(part.id, (*part.path, "now"), "the same as before", "say what is right")
        elif correction.kind != "minor" and not (correction.reason or correction.cites):
            message = f"a {correction.kind} correction without reason or source"
            yield Finding(part.id, (*part.path, "kind"), message, "add reason or cites", level=Level.WARNING)


RULE = Rule(
    name="correction-incomplete",
    level=Level.ERROR,
    summary="a correction does not say what changed, or why",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

"""Somebody may have relied on what the page said. When a reviewed entry says something else, a correction tells what
was wrong. News is no correction: a status that moved, a delegate who was announced and came, a date that became more
exact. Nor is better wording, or another source. The machine cannot tell every improvement from an error put right,
so this is a warning."""

import re
from collections.abc import Iterator

from dossier.base.edtf import EdtfError, parse
from dossier.graph.changes import QUIET, Change, Step
from dossier.lint.rule import Case, Finding, Level, Rule

BASE = """\
=== content/events/toll-raised.yaml
date: 2025-05-20
review: reviewed
"""
GOOD = """\
=== content/events/toll-raised.yaml
date: 2025-05-21
review: reviewed
corrections:
  - {date: 2026-02-01, was: The day was given as 20 May., now: It was 21 May., kind: substantive}
"""
BAD = """\
=== content/events/toll-raised.yaml
date: 2025-05-21 # <- here
review: reviewed
"""

_WORDING = ("text", "summary", "note", "translation", "locator", "alt", "credit")
_RECORD = (
    *(
        "cites",
        "aliases",
        "external_ids",
        "redirect_from",
        "not_same_as",
        "disputes",
        "attested",
        "status_log",
    ),
    *("archives", "accessed", "access", "url", "snapshot", "reliability_basis", "due", "due_log", "check_by"),
)
_OPEN = ("announced", "unconfirmed", "unverified", "unclear", "rumoured")
_KEY = re.compile(r" \([^)]*\)")


def check(case: Case) -> Iterator[Finding]:
    for change in case.changes:
        entry = case.dossier.entries.get(change.id)
        was = case.before(entry) if entry and change.uncorrected else None
        replaced = _replaced(change) if was and was.review == "reviewed" else ()
        if replaced:
            first, more = replaced[0], len(replaced) - 1
            message = f"{first}{f', and {more} more' if more else ''}, without a correction"
            hint = "if it was wrong, add to corrections: {date: DAY, was: ..., now: ..., kind: substantive}"
            yield Finding(change.id, (first.field,), message, hint)


def _replaced(change: Change) -> tuple[Step, ...]:
    """The facts that say something else, or nothing any more."""
    if any(step.field == "status" for step in change.steps):
        return ()
    return tuple(step for step in change.steps if step.was and not _harmless(step))


def _harmless(step: Step) -> bool:
    names = {name.replace(" ", "_") for name in _KEY.sub("", step.where).split(", ")}
    if step.field in QUIET or names & {*_WORDING, *_RECORD}:
        return True
    return step.was in _OPEN or _narrower(step.was, step.now)


def _narrower(was: str, now: str) -> bool:
    """Whether a date became more exact, or only its doubt went."""
    try:
        old, new = parse(was), parse(now)
    except EdtfError:
        return False
    if not (old.earliest and old.latest and new.earliest and new.latest):
        return False
    return old.earliest <= new.earliest and new.latest <= old.latest


RULE = Rule(
    name="changed-without-correction",
    level=Level.WARNING,
    summary="a reviewed entry says something else than before, and no correction tells",
    why=__doc__,
    base=BASE,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="base",
)

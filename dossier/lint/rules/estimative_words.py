"""Readers take all but certain for anything between 70 and 99 per cent. Estimates use the seven terms of ICD 203:
almost no chance, very unlikely, unlikely, roughly even chance, likely, very likely, almost certain."""

from collections.abc import Iterator

from dossier.lint.phrases import hits
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/events/toll-raised.yaml
summary: A second round is very likely.
"""
BAD = """\
=== content/events/toll-raised.yaml
summary: A second round is all but certain. # <- here
"""


PHRASES = (
    *("might well", "may well", "could well", "could possibly", "may possibly", "might possibly"),
    *("all but certain", "almost certainly", "in all likelihood", "in all probability", "a real possibility"),
    *("cannot be ruled out", "can not be ruled out", "a serious possibility", "doubtless", "undoubtedly"),
)


def check(case: Case) -> Iterator[Finding]:
    for hit in hits(case, PHRASES):
        hint = "use a term of ICD 203, such as likely or very unlikely, and say whose estimate it is"
        yield hit.passage.finding(
            hit.start, hit.end, f'"{hit.phrase}" means something else to each reader', hint
        )


RULE = Rule(
    name="estimative-words",
    level=Level.WARNING,
    summary="an estimate in words that everybody reads differently",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    reads_words=True,
)

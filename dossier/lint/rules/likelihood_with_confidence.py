"""How likely something is, and how sure we are of our judgement, are two things; in one sentence they read as one.
Intelligence services (ICD 203) keep them apart for that reason."""

import re
from collections.abc import Iterator

from dossier.lint.phrases import passages_with, sentences
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/events/toll-raised.yaml
summary: A second round is likely. We have moderate confidence in this.
"""
BAD = """\
=== content/events/toll-raised.yaml
summary: We have high confidence that a second round is likely. # <- here
"""


_CONFIDENCE = re.compile(r"\b(?:low|moderate|high)\s+confidence\b", re.IGNORECASE)
_LIKELY = re.compile(
    r"\b(?:un|very (?:un)?)?likely\b|\balmost (?:certain|no chance)|\beven chance\b", re.IGNORECASE
)


def check(case: Case) -> Iterator[Finding]:
    for passage in passages_with(case, "confidence"):
        for start, sentence in sentences(passage.bare):
            match = _CONFIDENCE.search(sentence)
            if match and _LIKELY.search(sentence):
                message = "a likelihood and the confidence in it, in one sentence"
                hint = "make two sentences of it"
                yield passage.finding(start + match.start(), start + match.end(), message, hint)


RULE = Rule(
    name="likelihood-with-confidence",
    level=Level.WARNING,
    summary="one sentence states a likelihood and a confidence in it",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    reads_words=True,
)

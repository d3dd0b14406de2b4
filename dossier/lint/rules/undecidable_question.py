"""On the due day somebody must be able to say yes or no, and somebody of another opinion must come to the same
answer. Soon, significant and progress cannot be decided; a number, a day and who must say so can."""

import re
from collections.abc import Iterator

from dossier.entries import Watch
from dossier.lint.passages import bare
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/watch/second.yaml
criteria: Yes if both towns sign a text by 1 July 2026.
"""
BAD = """\
=== content/watch/second.yaml
criteria: Yes if there is significant progress. # <- here
"""


_VAGUE = re.compile(
    r"\b(?:soon|significant(?:ly)?|substantial(?:ly)?|meaningful(?:ly)?|progress|in the near future|improve[sd]?"
    r"|considerabl[ey]|serious(?:ly)?|major|successful(?:ly)?|constructive(?:ly)?)\b",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Finding]:
    for question in case.dossier.all(Watch):
        for field in ("question", "criteria"):
            for match in _VAGUE.finditer(bare(getattr(question, field))):
                message = f'"{match.group()}" cannot be decided'
                hint = "say what will be counted, by when, and who must say so"
                yield Finding(question.id, (field,), message, hint, raw=match.group())


RULE = Rule(
    name="undecidable-question",
    level=Level.WARNING,
    summary="a question or its test uses words that cannot be decided",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

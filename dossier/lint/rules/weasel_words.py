"""Such words borrow authority without naming it. Say who reports or believes it, and cite them; then the words are
not needed. Where the sentence has its citation, nothing is said."""

from collections.abc import Iterator

from dossier.lint.phrases import hits, sentences
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.md
---
date: 2025-06-20
---
The talks reportedly failed [@gazette].
"""
BAD = """\
=== content/meetings/second-round.md
---
date: 2025-06-20
---
The talks reportedly failed. # <- here
They lasted two hours [@gazette].
"""


PHRASES = (
    *("reportedly", "allegedly", "supposedly", "it is believed", "it is understood", "it is thought"),
    *(
        "sources say",
        "sources said",
        "some say",
        "critics say",
        "observers say",
        "experts say",
        "is said to be",
    ),
    *("are said to be", "many believe", "widely believed", "according to reports", "according to sources"),
)


def check(case: Case) -> Iterator[Finding]:
    ours = {phrase.lower() for phrase in case.dossier.settings.style.avoid}
    for hit in hits(case, (phrase for phrase in PHRASES if phrase not in ours), in_prose=True):
        if not _cited(hit.passage.text, hit.start):
            message = f'"{hit.phrase}" without a source'
            yield hit.passage.finding(hit.start, hit.end, message, "say who says so, and cite them")


def _cited(text: str, place: int) -> bool:
    """Whether the sentence around a place has a citation."""
    return any(
        "[@" in sentence for start, sentence in sentences(text) if start <= place < start + len(sentence)
    )


RULE = Rule(
    name="weasel-words",
    level=Level.WARNING,
    summary="a statement is given to nobody: reportedly, sources say, it is believed",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    reads_words=True,
)

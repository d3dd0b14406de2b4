"""Words that take sides do the reader's thinking. The dossier's style lists them with what to write instead;
within quotation marks, with who said it, they may stand."""

from collections.abc import Iterator

from dossier.lint.phrases import hits
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/events/toll-raised.yaml
summary: Lind called the council a "regime".
"""
BAD = """\
=== content/events/toll-raised.yaml
summary: The regime raised the toll. # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    avoid = case.dossier.settings.style.avoid
    for hit in hits(case, avoid):
        words = " ".join(hit.passage.text[hit.start : hit.end].split())
        hint = f"{avoid[hit.phrase]}; or quote it and say whose word it is"
        yield hit.passage.finding(hit.start, hit.end, f'"{words}" takes sides', hint)


RULE = Rule(
    name="loaded-word",
    level=Level.WARNING,
    summary="a loaded word outside of a quotation",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    reads_words=True,
)

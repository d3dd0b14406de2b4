"""Spellings of names are choices, and in a conflict they are heard as such; the dossier's naming policy makes them
once. Quotations, titles of sources and other spellings listed under `aliases` stay as they are."""

from collections.abc import Iterator

from dossier.lint.phrases import hits
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/events/toll-raised.yaml
summary: The council of Northport raised the toll.
aliases: [Northharbour toll]
"""
BAD = """\
=== content/events/toll-raised.yaml
summary: The council of Northharbour raised the toll. # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    spellings = case.dossier.settings.style.spellings
    for hit in hits(case, spellings, any_case=False):
        better = spellings[hit.phrase]
        if hit.passage.text[hit.start : hit.start + len(better)] != better:  # the Ukraine's, of the Ukraine
            yield hit.passage.finding(
                hit.start, hit.end, f'"{hit.phrase}" is not our spelling', f"write {better}"
            )


RULE = Rule(
    name="spelling-off-policy",
    level=Level.WARNING,
    summary="a spelling that the dossier's style replaces by another",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    reads_words=True,
)

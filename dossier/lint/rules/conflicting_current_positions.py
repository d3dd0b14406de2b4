"""Until a later statement is said to replace the earlier, both are shown as what the party wants today. If
somebody's words of March and of June differ in stance, name the earlier in `supersedes` of the later; if both
stand, say in a note how they fit together."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Position
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls-1.yaml
date: 2025-05-02
stance: supports
stated_by: ana-petrovic
=== content/positions/north-tolls-2.yaml
date: 2025-06-02
stance: rejects
stated_by: ana-petrovic
supersedes: [north-tolls-1]
"""
BAD = """\
=== content/positions/north-tolls-1.yaml
date: 2025-05-02
stance: supports # <- here
stated_by: ana-petrovic
=== content/positions/north-tolls-2.yaml
date: 2025-06-02
stance: rejects
summary: Would keep the tolls.
stated_by: ana-petrovic
"""


FOR = ("demands", "supports", "accepts")
AGAINST = ("opposes", "rejects")
OWN = ("on_record", "readout_own", "official_document")
"""Bases on which the words are the party's own."""


def check(case: Case) -> Iterator[Finding]:
    for series in case.survey.stances.series.values():
        newest: dict[str | None, Position] = {}
        for position in series.current:
            if position.basis in OWN:
                last = newest.setdefault(position.stated_by, position)
                if _opposed(position, last) and not (position.note or last.note):
                    yield Finding(
                        position.id,
                        ("stance",),
                        f"{position.stance}, but {last.stance} since {say(last.date)}, and both are current",
                        f"name this one in supersedes of {last.id}, or say in note how both stand",
                        (("the later one", last.id, ("stance",)),),
                    )


def _opposed(one: Position, other: Position) -> bool:
    """Whether one is for it and the other against; what is conditional or open can stand beside either."""
    return (one.stance in FOR and other.stance in AGAINST) or (one.stance in AGAINST and other.stance in FOR)


RULE = Rule(
    name="conflicting-current-positions",
    level=Level.WARNING,
    summary="one speaker's positions on an issue contradict each other, and all count as current",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

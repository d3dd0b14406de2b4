"""A position replaces an earlier one of the same holder on the same issue. If it names another's, the other
party's position vanishes from the matrix without having changed."""

from collections.abc import Iterator

from dossier.entries import Position
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls-1.yaml
date: 2025-05-02
=== content/positions/north-tolls-2.yaml
date: 2025-06-02
supersedes: [north-tolls-1]
supersedes_kind: refines
"""
BAD = """\
=== content/positions/south-tolls-1.yaml
holder: southport
cites: [south-readout]
date: 2025-05-02
=== content/positions/north-tolls-2.yaml
date: 2025-06-02
supersedes: [south-tolls-1] # <- here
supersedes_kind: refines
"""


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        for index, old in enumerate(position.supersedes):
            earlier = case.dossier.get(old, Position)
            for field in ("holder", "issue"):
                theirs, ours = getattr(earlier, field), getattr(position, field)
                if theirs != ours:
                    message = f'"{old}" is of {field} {case.label(theirs)}, this one of {case.label(ours)}'
                    hint = "name a position of the same holder on the same issue"
                    yield Finding(
                        position.id, ("supersedes", index), message, hint, ((field, old, (field,)),)
                    )


RULE = Rule(
    name="supersedes-another-series",
    level=Level.ERROR,
    summary="a position supersedes one of another holder or on another issue",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

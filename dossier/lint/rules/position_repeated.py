"""A second entry with the same words looks like a new statement. If the party said it again, `supersedes_kind:
repeats` tells a reader that nothing changed."""

from collections.abc import Iterator

from dossier.base.edtf import sort_key
from dossier.entries import Position
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls-1.yaml
date: 2025-05-02
=== content/positions/north-tolls-2.yaml
date: 2025-06-02
supersedes: [north-tolls-1]
supersedes_kind: repeats
"""
BAD = """\
=== content/positions/north-tolls-1.yaml
date: 2025-05-02
=== content/positions/north-tolls-2.yaml
date: 2025-06-02
summary: Would lower the tolls. # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], str] = {}
    for position in sorted(case.dossier.all(Position), key=lambda p: (sort_key(p.date), p.id)):
        key = (position.holder, position.issue, position.summary.casefold())
        if key in seen and position.supersedes_kind != "repeats":
            message = f'word for word like "{seen[key]}"'
            hint = "add supersedes with supersedes_kind: repeats, or say what is new"
            yield Finding(
                position.id, ("summary",), message, hint, (("the earlier one", seen[key], ("summary",)),)
            )
        seen[key] = position.id


RULE = Rule(
    name="position-repeated",
    level=Level.INFO,
    summary="a position repeats an earlier one word for word",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

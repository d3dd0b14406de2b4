"""What one side says of the other's wishes is testimony of an opponent. It may stand, if it is labelled: the basis
is readout_other or reported, and the reader sees whose words they are."""

from collections.abc import Iterator

from dossier.entries import Position
from dossier.graph.sides import side_of
from dossier.lint.evidence import sources, supporting
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls.yaml
holder: northport
basis: readout_other
cites: [south-readout]
"""
BAD = """\
=== content/positions/north-tolls.yaml
holder: northport
basis: on_record # <- here
quote: {text: The tolls must fall., lang: en}
cites: [south-readout]
"""


LABELLED = ("readout_other", "reported", "leaked", "inferred", "action")


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        if position.basis in LABELLED:
            continue
        own = side_of(case.dossier, position.holder)
        publishers = [source.publisher_actor for source in sources(case.dossier, supporting(position.cites))]
        sides = [side_of(case.dossier, actor) if actor else None for actor in publishers]
        if own and sides and all(side and side.id != own.id for side in sides):
            names = " and ".join(dict.fromkeys(side.name for side in sides if side))
            message = f"known only from {names}, not from {case.label(position.holder)}"
            yield Finding(
                position.id, ("basis",), message, "write readout_other or reported, or add another source"
            )


RULE = Rule(
    name="counterpart-only",
    level=Level.WARNING,
    summary="a party's position is known only from another party's words",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

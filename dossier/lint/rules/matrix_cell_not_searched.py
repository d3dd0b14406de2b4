"""An empty cell reads as silence. If somebody looked and found nothing, a line under `searched` in the issue says
so, and the matrix shows it; otherwise the cell says that it has not been researched."""

from collections.abc import Iterator

from dossier.graph.stances import matrix
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls.yaml
=== content/positions/south-pilots.yaml
holder: southport
issue: pilots
cites: [south-readout]
=== content/issues/pilots.yaml
searched: [{holder: northport, on: 2026-01-10, result: none_found}]
=== content/issues/tolls.yaml
title: Tolls
searched: [{holder: southport, on: 2026-01-10, result: none_found}]
"""
BAD = """\
=== content/positions/north-tolls.yaml
=== content/positions/south-pilots.yaml
holder: southport
issue: pilots
cites: [south-readout]
=== content/issues/pilots.yaml
title: Pilots # <- here
=== content/issues/tolls.yaml
title: Tolls
searched: [{holder: southport, on: 2026-01-10, result: none_found}]
"""


def check(case: Case) -> Iterator[Finding]:
    for row in matrix(case.dossier, case.survey.stances):
        missing = [cell for cell in row if cell.empty == "not_researched"]
        if missing:
            names = ", ".join(case.label(cell.holder) for cell in missing)
            hint = "add a position, or a line under searched in this issue"
            yield Finding(row[0].issue, ("title",), f"nobody has looked for the position of {names}", hint)


RULE = Rule(
    name="matrix-cell-not-searched",
    level=Level.INFO,
    summary="a cell of the positions matrix is empty, and nobody has looked",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="whole",
)

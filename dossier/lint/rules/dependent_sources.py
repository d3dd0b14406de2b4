"""Five papers that print one agency's report are one witness. Where all sources of a statement go back to the same
origin, cite the origin, or find another that knows for itself."""

from collections.abc import Iterator

from dossier.entries import Claim, Meeting, Position, Source
from dossier.lint.evidence import independent
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/courier.yaml
title: Ministers meet in Lighthouse Bay
publisher: The Courier
=== content/claims/toll.yaml
cites: [gazette, courier]
"""
BAD = """\
=== content/sources/courier.yaml
title: Ministers meet in Lighthouse Bay
publisher: The Courier
derives_from: [gazette]
=== content/claims/toll.yaml
cites: [gazette, courier] # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    derived = {source.id for source in case.dossier.all(Source) if source.derives_from}
    for entry in (*case.dossier.all(Claim), *case.dossier.all(Position), *case.dossier.all(Meeting)):
        found = case.witnesses(entry.id)
        if len(found) > 1 and not derived.isdisjoint(found) and independent(case.dossier, found) == 1:
            message = f"all {len(found)} sources have one origin"
            yield Finding(
                entry.id, ("cites",), message, "find one that knows for itself, or cite the origin alone"
            )


RULE = Rule(
    name="dependent-sources",
    level=Level.WARNING,
    summary="several sources that all repeat one",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

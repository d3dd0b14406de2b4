"""Unnamed sources may tell what is true, but nobody can be asked whether they did. On them alone a claim is at
most unverified, and a position is reported with attribution unnamed."""

from collections.abc import Iterator

from dossier.entries import Claim, Entry, Position
from dossier.lint.evidence import sources
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/gazette.yaml
attribution: anonymous
=== content/claims/toll.yaml
status: unverified
cites: [gazette]
"""
BAD = """\
=== content/sources/gazette.yaml
attribution: anonymous
=== content/claims/toll.yaml
status: corroborated # <- here
cites: [gazette]
"""


def check(case: Case) -> Iterator[Finding]:
    for claim in case.dossier.all(Claim):
        if claim.status in ("corroborated", "confirmed", "partly_confirmed") and _unnamed(case, claim):
            message = f"{claim.status.replace('_', ' ')} by unnamed sources alone"
            yield Finding(
                claim.id, ("status",), message, "write unverified, or add a source that names somebody"
            )
    for position in case.dossier.all(Position):
        if position.basis in ("on_record", "official_document", "readout_own") and _unnamed(case, position):
            message = f"{position.basis.replace('_', ' ')}, but the sources name nobody"
            yield Finding(position.id, ("basis",), message, "write reported, with attribution: unnamed")


def _unnamed(case: Case, entry: Entry) -> bool:
    found = sources(case.dossier, case.witnesses(entry.id))
    return bool(found) and all(source.attribution == "anonymous" for source in found)


RULE = Rule(
    name="anonymous-sources-only",
    level=Level.WARNING,
    summary="something counts as certain though nobody who is named says it",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

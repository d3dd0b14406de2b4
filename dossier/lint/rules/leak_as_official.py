"""A leaked draft shows what somebody wrote, not what a party declared. A position that rests on it has the basis
leaked, until the text is confirmed."""

from collections.abc import Iterator

from dossier.entries import Document, Position
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/documents/draft.yaml
authenticity: leaked_unverified
=== content/positions/north-tolls.yaml
basis: leaked
document: draft
"""
BAD = """\
=== content/documents/draft.yaml
authenticity: leaked_unverified
=== content/positions/north-tolls.yaml
basis: official_document # <- here
document: draft
"""


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        if position.basis != "official_document" or not position.document:
            continue
        document = case.dossier.get(position.document, Document)
        if document.authenticity in ("leaked_unverified", "reported") or document.kind == "leak":
            message = f"{case.label(document.id)} is not an official text ({document.authenticity.replace('_', ' ')})"
            related = (("the document", document.id, ("authenticity",)),)
            yield Finding(position.id, ("basis",), message, "write leaked or reported", related)


RULE = Rule(
    name="leak-as-official",
    level=Level.WARNING,
    summary="a leaked or reported text is treated as official",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

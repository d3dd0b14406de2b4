"""The basis tells a reader how we know. An official document must be named; words on the record have a speaker, a
quotation or a document; and a reported position says whether the report names who says so."""

from collections.abc import Iterator

from dossier.entries import Position
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/documents/plan.yaml
=== content/positions/north-tolls.yaml
basis: official_document
document: plan
"""
BAD = """\
=== content/positions/north-tolls.yaml
basis: official_document # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        missing, hint, level = _missing(position)
        if missing:
            message = f"{position.basis.replace('_', ' ')} without {missing}"
            yield Finding(position.id, ("basis",), message, hint, level=level)


def _missing(position: Position) -> tuple[str, str, Level | None]:
    if position.basis == "official_document" and not position.document:
        return "a document", "name it in document, or choose another basis", None
    if position.basis == "on_record" and not (position.quote or position.stated_by or position.document):
        return "speaker, quote or document", "add stated_by or quote, or write reported", None
    if position.basis == "reported" and not position.attribution:
        return "attribution", "write attribution: named or unnamed", Level.WARNING
    return "", "", None


RULE = Rule(
    name="basis-without-proof",
    level=Level.ERROR,
    summary="a position lacks what its basis promises",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

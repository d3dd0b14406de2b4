"""`fields` says which statements of an entry a source backs, `field` which one is disputed. A name that is no
field backs nothing, and the statement silently stays without its source."""

import re
from collections.abc import Iterator

from dossier.base.diagnostic import did_you_mean
from dossier.entries.common import CitationFields, Dispute
from dossier.lint.rule import Case, Finding, Level, Path, Rule

GOOD = """\
=== content/claims/toll.yaml
cites: [{source: gazette, fields: [status]}]
"""
BAD = """\
=== content/claims/toll.yaml
cites: [{source: gazette, fields: [statu]}] # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for part in case.of(CitationFields):
        for index, name in enumerate(part.value.fields):
            yield from _unknown(case, part.id, (*part.path, "fields", index), name)
    for dispute in case.of(Dispute):
        if dispute.value.field:
            yield from _unknown(case, dispute.id, (*dispute.path, "field"), dispute.value.field)


def _unknown(case: Case, entry_id: str, path: Path, name: str) -> Iterator[Finding]:
    first = re.split(r"[./\[]", name)[0]
    entry = case.dossier.entries[entry_id]
    if first not in type(entry).model_fields:
        near = did_you_mean(first, type(entry).model_fields)
        hint = f'did you mean "{near}"?' if near else "name a field of this entry"
        yield Finding(entry_id, path, f'a {entry.type} has no field "{name}"', hint)


RULE = Rule(
    name="cited-field-unknown",
    level=Level.ERROR,
    summary="a citation or dispute is about a field that the entry does not have",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

"""An office that ends before it begins is held on no day at all, so the person silently loses the title
everywhere. Two dates have been swapped, or a year mistyped."""

from collections.abc import Iterator, Mapping

from dossier.base.edtf import Truth, before, say
from dossier.entries import Entry, Organisation, Person, Track
from dossier.entries.actor import Affiliation, Member, Office, Tenure
from dossier.entries.common import Fields, NameFields
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/actors/ana-petrovic.yaml
kind: person
name: Ana Petrovic
tenures:
  - {office: northport/minister, start: 2024-02-01, end: 2025-07-17, cites: [gazette]}
"""
BAD = """\
=== content/actors/ana-petrovic.yaml
kind: person
name: Ana Petrovic
tenures:
  - {office: northport/minister, start: 2024-02-01, end: 2025-07-17, cites: [gazette]}
  - office: northport/secretary
    start: 2025-07-18
    end: 2024-07-18 # <- here
    cites: [gazette]
"""


SPANS: Mapping[type[Fields], tuple[str, str]] = {
    Tenure: ("start", "end"),
    Affiliation: ("start", "end"),
    Office: ("start", "end"),
    Member: ("start", "end"),
    NameFields: ("since", "until"),
    Person: ("born", "died"),
    Organisation: ("founded", "dissolved"),
    Track: ("started", "ended"),
}
"""What has a beginning and an end, and how the two are called."""


def check(case: Case) -> Iterator[Finding]:
    for cls, (start, end) in SPANS.items():
        entries = case.dossier.all(cls) if issubclass(cls, Entry) else ()
        parts = ((part.id, part.path, part.value) for part in case.of(cls))
        for entry_id, path, value in (*((entry.id, (), entry) for entry in entries), *parts):
            first, last = getattr(value, start), getattr(value, end)
            if first and last and before(last, first) is Truth.YES:
                message = f"{end} is {say(last)}, {start} only {say(first)}"
                yield Finding(entry_id, (*path, end), message, "swap or correct them")


RULE = Rule(
    name="ends-before-start",
    level=Level.ERROR,
    summary="something ends before it starts",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

"""A tenure without an end lasts until today, so the page of the predecessor goes on giving them the title. When
the next holder is entered, the one before needs an end; if the day is not known, a month or year will do."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from dossier.base.edtf import Truth, before, say, sort_key
from dossier.entries.actor import Tenure
from dossier.lint.parts import Part
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/actors/ben-okafor.yaml
kind: person
name: Ben Okafor
tenures:
  - {office: northport/minister, start: 2025-07-18, cites: [gazette]}
"""
BAD = """\
=== content/actors/ben-okafor.yaml
kind: person
name: Ben Okafor
tenures:
  - {office: southport/envoy, start: 2025-07-18, cites: [gazette]}
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
tenures:
  - {office: southport/envoy, start: 2024-01-15, cites: [courier]} # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    held: dict[str, list[Part[Tenure]]] = defaultdict(list)
    for part in case.of(Tenure):
        if part.value.start and not part.value.acting:
            held[part.value.office].append(part)
    for ref, parts in held.items():
        office = case.dossier.offices[ref]
        if office.office.seats == 1 and len(parts) > 1:
            yield from _open(case, office.title, sorted(parts, key=lambda part: sort_key(part.value.start)))


def _open(case: Case, title: str, parts: list[Part[Tenure]]) -> Iterator[Finding]:
    for part, after in pairwise(parts):
        first, second = part.value, after.value
        if first.end or not first.start or not second.start or part.id == after.id:
            continue
        if before(first.start, second.start) is Truth.YES:
            yield Finding(
                part.id,
                part.path,
                f"{case.label(part.id)} is still {title}, and so is {case.label(after.id)} since {say(second.start)}",
                "add the end of this tenure; a month or a year will do",
                (("the successor", after.id, after.path),),
            )


RULE = Rule(
    name="predecessor-without-end",
    level=Level.WARNING,
    summary="somebody still holds an office that a successor has taken over",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

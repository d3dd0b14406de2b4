"""A country has one minister of defence at a time. If two people certainly hold one seat for more than three days,
which a handover may take, one of the dates is wrong. Acting holders are left out, since they stand in; an
office with several seats says so."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dossier.base.edtf.compare import widened
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
  - {office: northport/minister, start: 2025-06-18, end: 2026-01-10, cites: [gazette]} # <- here
"""


HANDOVER = 3
"""Days that two holders may share."""


class _Term(NamedTuple):
    """The days on which somebody certainly held a seat, as ordinals."""

    first: int
    last: int
    part: Part[Tenure]


def check(case: Case) -> Iterator[Finding]:
    held: dict[str, list[_Term]] = defaultdict(list)
    for part in case.of(Tenure):
        if term := _term(part):
            held[part.value.office].append(term)
    for office, terms in held.items():
        if len(terms) > 1:
            yield from _overlaps(
                case, office, sorted(terms, key=lambda term: (term.first, term.last, term.part.id))
            )


def _overlaps(case: Case, ref: str, terms: list[_Term]) -> Iterator[Finding]:
    office = case.dossier.offices[ref]
    sitting: list[_Term] = []
    for term in terms:
        sitting = [other for other in sitting if other.last - term.first + 1 > HANDOVER]
        lasting = [other for other in sitting if min(other.last, term.last) - term.first + 1 > HANDOVER]
        if len(lasting) >= office.office.seats:
            names = " and ".join(case.label(other.part.id) for other in (*lasting, term))
            yield Finding(
                term.part.id,
                term.part.path,
                f"{names} hold the office of {office.title} at the same time",
                "correct the dates, say acting: true, or give the office more seats",
                tuple(("held too", other.part.id, other.part.path) for other in lasting),
            )
        sitting.append(term)


def _term(part: Part[Tenure]) -> _Term | None:
    """The certain part of a tenure: from the last possible start to the first possible end or last attested day."""
    tenure = part.value
    attested = sorted(day.earliest.toordinal() for day in tenure.attested if day.earliest)
    start = widened(tenure.start)[1] if tenure.start else attested[0] if attested else None
    end = widened(tenure.end)[0] if tenure.end else attested[-1] if attested else None
    if tenure.acting or start is None or end is None or end < start:
        return None
    return _Term(start, end, part)


RULE = Rule(
    name="tenures-overlap",
    level=Level.ERROR,
    summary="an office has more holders at one time than seats",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

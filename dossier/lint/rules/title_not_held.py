"""Titles travel with names long after the office has changed hands. In the text of a dated entry a title right
before a name is taken to be that of the day, unless former, then, later or a similar word says otherwise."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from dossier.base.edtf import Edtf, Truth, say
from dossier.entries import (
    Event,
    Meeting,
    Person,
    Position,
)
from dossier.entries.actor import Tenure
from dossier.graph.offices import in_force
from dossier.lint.passages import Passage
from dossier.lint.phrases import passages_with, pattern
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.md
---
date: 2025-06-20
---
[[ana-petrovic|Minister of Harbours Ana Petrovic]] spoke first [@gazette].
"""
BAD = """\
=== content/meetings/second-round.md
---
date: 2025-06-20
---
Secretary of the Council Petrovic spoke first [@gazette]. <!-- here -->
"""


_ELSEWHEN = re.compile(
    r"(?:former|then|later|future|ex|now|past|previous|next|new|outgoing|incoming)[\s-]+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Finding]:
    for person in case.dossier.all(Person):
        titles = _titles(case, person)
        for name in dict.fromkeys((person.name, person.short_name or person.name)) if titles else ():
            for passage in passages_with(case, name):
                entry = case.dossier.entries[passage.id]
                if isinstance(entry, Meeting | Event | Position):
                    yield from _in_passage(person, name, titles, passage, entry.date)


def _titles(case: Case, person: Person) -> Mapping[str, list[Tenure]]:
    """The titles a person ever held, with the times."""
    found: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in person.tenures:
        office = case.dossier.offices[tenure.office].office
        for title in {office.name, office.full_name or office.name, *office.aliases}:
            found[title].append(tenure)
    return dict(sorted(found.items()))


def _in_passage(
    person: Person, name: str, titles: Mapping[str, list[Tenure]], passage: Passage, day: Edtf
) -> Iterator[Finding]:
    for title, tenures in titles.items():
        if any(in_force(tenure, day) is not Truth.NO for tenure in tenures):
            continue
        for match in pattern(f"{title} {name}", any_case=True).finditer(passage.bare):
            if not _ELSEWHEN.search(passage.text, 0, match.start()):
                message = f"{person.name} was not {title} on {say(day)}"
                hint = "give the title of that day, or say former, then or later"
                yield passage.finding(*match.span(), message, hint)


RULE = Rule(
    name="title-not-held",
    level=Level.WARNING,
    summary="a text gives somebody a title that they did not hold on its day",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

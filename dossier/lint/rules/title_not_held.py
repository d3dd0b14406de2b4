"""Titles travel with names long after the office has changed hands. In the text of a dated entry a title right
before a name is taken to be that of the day, unless former, then, later or a similar word says otherwise."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dossier.base.edtf import Edtf, Truth, say
from dossier.entries import Event, Meeting, Person, Position
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
Secretary of the Council Petrovic spoke first [@gazette]. # <- here
"""


_ELSEWHEN = re.compile(
    r"(?:former|then|later|future|ex|now|past|previous|next|new|outgoing|incoming)[\s-]+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Finding]:
    for person in case.dossier.all(Person):
        for title, tenures in _titles(case, person).items():
            for name in dict.fromkeys((person.name, person.short_name or person.name)):
                yield from _given(case, person, f"{title} {name}", tenures)


def _given(case: Case, person: Person, words: str, tenures: Iterable[Tenure]) -> Iterator[Finding]:
    """Where a text of a day outside of the tenures gives the title."""
    held: dict[Edtf, bool] = {}
    for passage in passages_with(case, words):
        entry = case.dossier.entries[passage.id]
        if not isinstance(entry, Meeting | Event | Position):
            continue
        if entry.date not in held:
            held[entry.date] = any(in_force(tenure, entry.date) is not Truth.NO for tenure in tenures)
        if not held[entry.date]:
            yield from _in_passage(person, words, passage, entry.date)


def _in_passage(person: Person, words: str, passage: Passage, day: Edtf) -> Iterator[Finding]:
    for match in pattern(words, any_case=True).finditer(passage.bare):
        if not _ELSEWHEN.search(passage.text, 0, match.start()):
            title = words.removesuffix(person.name).removesuffix(person.short_name or person.name).strip()
            message = f"{person.name} was not {title} on {say(day)}"
            hint = "give the title of that day, or say former, then or later"
            yield passage.finding(*match.span(), message, hint)


def _titles(case: Case, person: Person) -> Mapping[str, list[Tenure]]:
    """The titles a person ever held, with the times."""
    found: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in person.tenures:
        office = case.dossier.offices[tenure.office].office
        for title in {office.name, office.full_name or office.name, *office.aliases}:
            found[title].append(tenure)
    return dict(sorted(found.items()))


RULE = Rule(
    name="title-not-held",
    level=Level.WARNING,
    summary="a text gives somebody a title that they did not hold on its day",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    reads_words=True,
)

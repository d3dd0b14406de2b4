"""President Ana Petrovic and Lind: the form tells readers who counts. Two people of different sides who are named
in one breath get the same: both with their title, or both without."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from dossier.entries import Person
from dossier.graph.sides import side_of
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/events/toll-raised.yaml
summary: Petrovic and Lind spoke by telephone.
"""
BAD = """\
=== content/events/toll-raised.yaml
summary: Minister Petrovic and Lind spoke by telephone. # <- here
"""


_PAIR = re.compile(
    r"\b(?:(?:Prime |Foreign |Defence )?Minister|President|Chancellor|Secretary(?: of State)?|King|General|Ambassador)"
    r"\s+(?:\w+\s+)?(?P<one>\w+)\s+and\s+(?P<other>\w+)\b"
)
_TITLES = ("minister", "president", "chancellor", "secretary", "king", "general", "ambassador")


def check(case: Case) -> Iterator[Finding]:
    people = _surnames(case)
    for number in _candidates(case, people):
        passage = case.passages[number]
        for match in _PAIR.finditer(passage.bare) if passage.own else ():
            one, other = people.get(match["one"]), people.get(match["other"])
            if one and other and _sides_differ(case, one, other):
                message = f"{match['one']} with a title, {match['other']} without"
                yield passage.finding(*match.span(), message, "give both their title, or neither")


def _candidates(case: Case, people: Mapping[str, str]) -> Iterator[int]:
    """The passages that hold a title, and two people joined by and."""
    titled = {number for word in _TITLES for number in case.words.holding(word)}
    for number in sorted(titled & case.words.holding("and")):
        pieces = " ".join(case.passages[number].text.split()).split(" and ")
        if any(_last(one) in people and _first(other) in people for one, other in pairwise(pieces)):
            yield number


def _last(words: str) -> str:
    return words.rpartition(" ")[2]


def _first(words: str) -> str:
    return words.partition(" ")[0].rstrip(".,;:)")


def _surnames(case: Case) -> Mapping[str, str]:
    """The people known by one word."""
    return {p.short_name: p.id for p in case.dossier.all(Person) if p.short_name and " " not in p.short_name}


def _sides_differ(case: Case, one: str, other: str) -> bool:
    first, second = side_of(case.dossier, one), side_of(case.dossier, other)
    return bool(first and second and first.id != second.id)


RULE = Rule(
    name="uneven-titles",
    level=Level.WARNING,
    summary="one of two people named together has a title, the other only a surname",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    reads_words=True,
)

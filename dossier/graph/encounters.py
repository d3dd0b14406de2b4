"""Who met whom: people and parties by the meetings they were at together, in all and by half-year."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from dossier.base.edtf import sort_key
from dossier.entries import Meeting
from dossier.graph.attendance import people_at
from dossier.graph.dossier import Dossier, derived


class Tie(NamedTuple):
    """Two who were at the same meetings; `one` comes before `other` in the order of ids."""

    one: str
    other: str
    meetings: tuple[Meeting, ...]
    """Oldest first."""


def took_place(dossier: Dossier) -> tuple[Meeting, ...]:
    """Meetings that were held or have begun, oldest first."""
    held = (meeting for meeting in dossier.all(Meeting) if meeting.status in ("held", "ongoing"))
    return tuple(sorted(held, key=lambda m: (sort_key(m.date), m.time or "", m.id)))


@derived
def all_ties(dossier: Dossier) -> tuple[Tie, ...]:
    """Every two people who were at any held meeting together, most often first."""
    return people_ties(took_place(dossier))


@derived
def ties_by_half_year(dossier: Dossier) -> Mapping[tuple[int, int], tuple[Tie, ...]]:
    """The same by the meetings of each half-year alone."""
    halves = by_half_year(took_place(dossier))
    return {half: people_ties(meetings) for half, meetings in halves.items()}


def people_ties(meetings: Iterable[Meeting]) -> tuple[Tie, ...]:
    """Every two people who were at one of these meetings together, most often first."""
    return _ties(meetings, people_at)


def party_ties(meetings: Iterable[Meeting]) -> tuple[Tie, ...]:
    """Every two parties that sent delegations to one of these meetings, most often first."""
    return _ties(meetings, lambda meeting: {delegation.party for delegation in meeting.delegations})


def _ties(meetings: Iterable[Meeting], those_at: Callable[[Meeting], Iterable[str]]) -> tuple[Tie, ...]:
    found: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        for one, other in combinations(sorted(those_at(meeting)), 2):
            found[one, other].append(meeting)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Tie(one, other, tuple(together)) for (one, other), together in ordered)


def by_half_year(meetings: Iterable[Meeting]) -> Mapping[tuple[int, int], tuple[Meeting, ...]]:
    """Meetings by year and half (1 or 2) of their first day; those without one are in none."""
    found: dict[tuple[int, int], list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        first = meeting.date.earliest
        if first:
            found[first.year, 1 if first.month <= 6 else 2].append(meeting)
    return {half: tuple(items) for half, items in sorted(found.items())}

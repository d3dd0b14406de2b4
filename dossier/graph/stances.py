"""Positions over time: series by holder and issue, what replaced what, what is current, and the matrix."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal, NamedTuple

from dossier.base.edtf import sort_key
from dossier.entries import Issue, Position
from dossier.entries.issue import Searched
from dossier.graph.dossier import Dossier, derived

Empty = Literal["not_researched", "none_found", "declined", "not_applicable"]


class Series(NamedTuple):
    """One holder's positions on one issue, newest first."""

    holder: str
    issue: str
    positions: tuple[Position, ...]

    @property
    def current(self) -> tuple[Position, ...]:
        """Those no later one replaced; a repetition or refinement leaves the newest standing."""
        replaced = {old for position in self.positions for old in position.supersedes}
        return tuple(position for position in self.positions if position.id not in replaced)


class Cell(NamedTuple):
    """One cell of the matrix: a series, or the kind of emptiness."""

    holder: str
    issue: str
    series: Series | None
    empty: Empty | None
    searched: Searched | None


class Stances(NamedTuple):
    """Every series, and what superseded what, for positions stated by the day the dossier speaks of."""

    series: Mapping[tuple[str, str], Series]
    """By holder and issue."""
    superseded_by: Mapping[str, tuple[str, ...]]
    """Later positions by the earlier one's id."""
    by_actor: Mapping[str, tuple[Position, ...]]
    """Positions an actor holds or stated, by id."""


@derived
def stances_of(dossier: Dossier) -> Stances:
    """All positions stated by `as_of`, gathered by holder and issue."""
    found: dict[tuple[str, str], list[Position]] = defaultdict(list)
    later: dict[str, list[str]] = defaultdict(list)
    for position in dossier.all(Position):
        if position.date.earliest is None or position.date.earliest <= dossier.as_of:
            found[position.holder, position.issue].append(position)
            for old in position.supersedes:
                later[old].append(position.id)
    series = {
        key: Series(*key, tuple(sorted(positions, key=lambda p: (sort_key(p.date), p.id), reverse=True)))
        for key, positions in found.items()
    }
    return Stances(series, {old: tuple(new) for old, new in later.items()}, _by_actor(dossier))


def _by_actor(dossier: Dossier) -> dict[str, tuple[Position, ...]]:
    found: dict[str, list[Position]] = defaultdict(list)
    for position in dossier.all(Position):
        for actor in {position.holder, position.stated_by} - {None}:
            found[str(actor)].append(position)
    return {actor: tuple(positions) for actor, positions in found.items()}


def matrix(dossier: Dossier, stances: Stances) -> tuple[tuple[Cell, ...], ...]:
    """Rows are issues, columns holders, in the order of the settings, without those that are not published; else every
    issue and every holder by id."""
    named = dossier.settings.matrix
    issues = named.issues or tuple(issue.id for issue in dossier.all(Issue))
    columns = named.holders or tuple(sorted({holder for holder, _ in stances.series}))
    issues, columns = (tuple(key for key in keys if key in dossier.entries) for keys in (issues, columns))
    return tuple(tuple(cell(dossier, stances, holder, issue) for holder in columns) for issue in issues)


def cell(dossier: Dossier, stances: Stances, holder: str, issue: str) -> Cell:
    """The cell of one holder and issue, empty or not."""
    series = stances.series.get((holder, issue))
    searched = next((s for s in dossier.get(issue, Issue).searched if s.holder == holder), None)
    if series is None:
        return Cell(holder, issue, None, searched.result if searched else "not_researched", searched)
    declined = all(position.stance == "declines_to_state" for position in series.current)
    return Cell(holder, issue, series, "declined" if declined else None, searched)

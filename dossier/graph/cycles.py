"""Chains that must not close: a meeting part of itself, a position that replaces what replaced it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dossier.base.diagnostic import Diagnostic, Level
from dossier.content.records import Record, excerpt, marks
from dossier.entries import Entry

CHAINS = (
    "part_of",
    "follows",
    "parent",
    "within",
    "version_of",
    "derives_from",
    "predecessor",
    "supersedes",
)
"""Fields that name an earlier or larger entry of the same type."""


class Circle(NamedTuple):
    """Ids that lead back to the first by one field."""

    field: str
    ids: tuple[str, ...]


def cycles(entries: Iterable[Entry], records: Mapping[str, Record]) -> Iterator[Diagnostic]:
    """One error for each circle, at its smallest id."""
    by_id = {entry.id: entry for entry in entries}
    chained: dict[str, list[str]] = {field: [] for field in CHAINS}
    for entry in by_id.values():
        for field in _fields(type(entry)):
            if getattr(entry, field):
                chained[field].append(entry.id)
    for field, ids in chained.items():
        for circle in _circles(field, ids, by_id):
            first = circle.ids[0]
            mark = marks(records[first]).at((field,))
            way = " → ".join((*circle.ids, first))
            hint = "one of these must not name the next"
            message = f'"{field}" leads back to itself: {way}'
            yield Diagnostic("circle", Level.ERROR, message, mark, excerpt(records[first], mark), hint)


@lru_cache(None)
def _fields(cls: type[Entry]) -> tuple[str, ...]:
    return tuple(field for field in CHAINS if field in cls.model_fields)


def _circles(field: str, ids: Iterable[str], by_id: Mapping[str, Entry]) -> Iterator[Circle]:
    done: set[str] = set()
    for start in ids:
        if start not in done:
            yield from _from(start, field, by_id, done)


def _from(start: str, field: str, by_id: Mapping[str, Entry], done: set[str]) -> Iterator[Circle]:
    """Depth first without recursion, so that a chain may be as long as the dossier."""
    trail: list[str] = []
    on_trail: set[str] = set()
    stack: list[tuple[str, bool]] = [(start, True)]
    while stack:
        entry_id, entering = stack.pop()
        if not entering:
            trail.pop()
            on_trail.discard(entry_id)
            continue
        if entry_id in on_trail:
            ids = trail[trail.index(entry_id) :]
            turn = ids.index(min(ids))
            yield Circle(field, (*ids[turn:], *ids[:turn]))
            continue
        if entry_id in done or entry_id not in by_id:
            continue
        done.add(entry_id)
        trail.append(entry_id)
        on_trail.add(entry_id)
        stack.append((entry_id, False))
        stack.extend((target, True) for target in reversed(_targets(by_id[entry_id], field)))


def _targets(entry: Entry, field: str) -> tuple[str, ...]:
    value = vars(entry).get(field)
    return (value,) if isinstance(value, str) else tuple(value or ())

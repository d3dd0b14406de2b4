"""Long lists cut into parts, each with a page of its own: by year, quarter and month, by letter, or by number.

A part's name in addresses depends on what is in it, not on how many parts there are: `2024-q1` stays where it is while
the list grows. Parts by number are filled from the oldest entry on, so that only the last of them changes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from dossier.base.edtf import Edtf
from dossier.base.plain import Plain, values
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link
from dossier.outputs.words import MONTHS

T = TypeVar("T")
Level = Callable[[T], tuple[str, str]]
"""The key and the name of the part an item belongs to."""


class Piece(NamedTuple, Generic[T]):
    """Some items of a list."""

    key: str
    """Of its address: 2024, 2024-q1, 2024-03, 2024-03-2; empty for the whole list."""
    name: str
    items: tuple[T, ...]


class PartLink(Plain):
    """One part, where all are named."""

    link: Link
    number: int
    """Items in it."""
    anchor: str
    is_this: bool


class Parts(Plain):
    """The parts of a list and the place of this page among them."""

    links: tuple[PartLink, ...]
    front: Link
    """The page that leads to all; without text on that page itself."""
    before: Link | None
    after: Link | None


def cut(
    items: Iterable[T],
    levels: Sequence[Level[T]],
    most: int,
    weigh: Callable[[T], int] = lambda item: 1,
    *,
    newest_first: bool = True,
) -> tuple[Piece[T], ...]:
    """The list in parts that weigh no more than `most`: by the first level, what is still too heavy by the next, and at
    last by number. A list that is light enough is one part without a key; the order of items stays."""
    whole = Piece("", "", tuple(items))
    return tuple(_cut(whole, tuple(levels), most, weigh, newest_first))


def _cut(
    piece: Piece[T], levels: tuple[Level[T], ...], most: int, weigh: Callable[[T], int], newest_first: bool
) -> Iterator[Piece[T]]:
    if len(piece.items) < 2 or sum(map(weigh, piece.items)) <= most:
        yield piece
    elif not levels:
        yield from _numbered(piece, most, weigh, newest_first)
    else:
        for part in _split(piece, levels[0]):
            yield from _cut(part, levels[1:], most, weigh, newest_first)


def _split(piece: Piece[T], level: Level[T]) -> Iterator[Piece[T]]:
    groups: dict[tuple[str, str], list[T]] = {}
    for item in piece.items:
        groups.setdefault(level(item), []).append(item)
    for (key, name), found in groups.items():
        yield Piece(key, name, tuple(found))


def _numbered(
    piece: Piece[T], most: int, weigh: Callable[[T], int], newest_first: bool
) -> Iterator[Piece[T]]:
    """Runs of items; the first is that of the oldest, which does not change when the list grows at its other end."""
    turn = -1 if newest_first else 1
    runs: list[list[T]] = [[]]
    filled = 0
    for item in piece.items[::turn]:
        if runs[-1] and filled + weigh(item) > most:
            runs.append([])
            filled = 0
        runs[-1].append(item)
        filled += weigh(item)
    for number, run in list(enumerate(runs, 1))[::turn]:
        key = f"{piece.key}-{number}" if piece.key else f"{number}"
        name = f"{piece.name} ({number})" if piece.name else f"Part {number}"
        yield Piece(key, name, tuple(run[::turn]))


def by_date(date_of: Callable[[T], Edtf | None]) -> tuple[Level[T], ...]:
    """Levels by year, quarter and month of the earliest day a date can mean."""

    def level(key: Callable[[int], str], name: Callable[[int], str]) -> Level[T]:
        def of(item: T) -> tuple[str, str]:
            date = date_of(item)
            first = date.earliest if date else None
            if not first:
                return "undated", "Not dated"
            return f"{first.year}{key(first.month)}", f"{name(first.month)}{first.year}"

        return of

    return (
        level(lambda month: "", lambda month: ""),
        level(lambda month: f"-q{_quarter(month) + 1}", _quarter_name),
        level(lambda month: f"-{month:02}", lambda month: f"{MONTHS[month - 1]} "),
    )


def _quarter(month: int) -> int:
    return (month - 1) // 3


def _quarter_name(month: int) -> str:
    first = _quarter(month) * 3
    return f"{MONTHS[first][:3]}–{MONTHS[first + 2][:3]} "


def by_letter(sorting_of: Callable[[T], str]) -> tuple[Level[T], ...]:
    """Levels by one, two and three letters of what a list is sorted by, which has the letters of addresses alone."""

    def level(letters: int) -> Level[T]:
        def of(item: T) -> tuple[str, str]:
            found = sorting_of(item)[:letters].strip("-")
            return (found, found.capitalize()) if found else ("other", "Other")

        return of

    return level(1), level(2), level(3)


def parts_of(
    urls: Urls, folder: str, way: str, pieces: Sequence[Piece[Any]], this: int | None, name: str
) -> Parts:
    """What a page says of the parts, which are in folders below `way`: `this` is its own place, none for the page in
    front, which is called `name`."""
    at = -1 if this is None else this
    links = [Link(urls.to(f"{folder}{way}{piece.key}/"), piece.name) for piece in pieces]
    front = Link(urls.to(folder), name)
    row = [front, *links]
    return Parts(
        links=tuple(
            PartLink(link, len(piece.items), "", place == at)
            for place, (link, piece) in enumerate(zip(links, pieces, strict=True))
        ),
        front=front._replace(text="") if this is None else front,
        before=row[at] if at >= 0 else None,
        after=row[at + 2] if at + 2 < len(row) else None,
    )


def letters(value: Any) -> int:
    """The number of characters in all the texts of a view: most of what a page with it weighs."""
    found, waiting = 0, [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found += len(value)
        elif isinstance(value, Plain | tuple):
            waiting += values(value) if isinstance(value, Plain) else value
    return found

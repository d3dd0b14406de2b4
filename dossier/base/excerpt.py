"""A line of somebody's file shown in a terminal: cut around the marked stretch, with carets that stay under
it whatever the width of the characters, and with nothing in it that the terminal or a CI log would obey."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

TAB = "    "
_STACKED = 4
"""Combining marks shown on one character; more would spill over the lines around."""


class Excerpt(NamedTuple):
    """A line to show, and where in it the marked stretch lies, in terminal columns."""

    line: str
    before: int
    carets: int


class _Cell(NamedTuple):
    shown: str
    columns: int


def harmless(text: str) -> str:
    """The text with everything written out that would act instead of being seen: control characters, changes
    of direction, invisible characters, the opening of a CI command."""
    return "".join(cell.shown for cell in _cells(text, tab="\\t"))


def columns(text: str) -> int:
    """How many terminal columns `harmless(text)` takes."""
    return sum(cell.columns for cell in _cells(text, tab="\\t"))


def excerpt(text: str, column: int, end: int, room: int) -> Excerpt:
    """The stretch `column` to `end` (from 1, in characters) of the line, with what around it `room` holds."""
    start = min(max(column - 1, 0), len(text))
    stop = max(start + 1, end - 1)
    reach = (_STACKED + 1) * room  # a line may be a megabyte; only what can be seen is looked at
    near = max(start - reach, 0)
    cells = tuple(_cells(text[near : start + reach], tab=TAB))
    edges = (0, *accumulate(cell.columns for cell in cells))
    first, last = _window(edges, start - near, room)
    head = "…" if near or first else ""
    tail = "…" if near + last < len(text) else ""
    before = edges[start - near] - edges[first] + len(head)
    carets = edges[min(stop - near, last)] - edges[start - near]
    return Excerpt(head + "".join(cell.shown for cell in cells[first:last]) + tail, before, max(carets, 1))


def _window(edges: tuple[int, ...], start: int, room: int) -> tuple[int, int]:
    """The cells to show: all, or what fits with a third of the room before the start and an ellipsis for each
    end that is cut."""
    total, count = edges[-1], len(edges) - 1
    if total <= room:
        return 0, count
    left = max(min(edges[start] - room // 3, total - room + 1), 0)
    first = min(bisect_right(edges, left) - 1, start)
    space = room - (1 if first else 0)
    if total - edges[first] <= space:
        return first, count
    last = bisect_right(edges, edges[first] + space - 1) - 1
    return first, max(last, start)


def _cells(text: str, tab: str) -> Iterable[_Cell]:
    stacked = 0
    for index, char in enumerate(text):
        stacked = stacked + 1 if combining(char) or category(char) in ("Mn", "Me") else 0
        if char == "\t":
            yield _Cell(tab, len(tab))
        elif _acts(char) or stacked > _STACKED or (char == "[" and text[max(index - 2, 0) : index] == "##"):
            escaped = _escaped(char)
            yield _Cell(escaped, len(escaped))
        elif stacked:
            yield _Cell(char, 0)
        else:
            yield _Cell(char, 2 if east_asian_width(char) in "WF" else 1)


def _acts(char: str) -> bool:
    """Controls, formatting such as a change of direction, surrogates, and the two Unicode line ends."""
    return category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _escaped(char: str) -> str:
    code = ord(char)
    if code < 0x100:
        return {"\n": "\\n", "\r": "\\r"}.get(char, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

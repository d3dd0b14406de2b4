"""Boxes moved apart until none covers another: what keeps labels from colliding. Whole numbers only."""

from collections.abc import Sequence
from typing import NamedTuple

from dossier.outputs.figures.force import Point

TRIES = 80


class Box(NamedTuple):
    """The room that a mark and its label take, from the middle of the mark."""

    left: int
    right: int
    above: int
    below: int


def apart(points: Sequence[Point], boxes: Sequence[Box]) -> list[Point]:
    """The points, moved as little as is simple so that no two boxes overlap; first pushed, then spread out."""
    placed = list(points)
    while not _pushed(placed, boxes):
        placed = [Point(x * 11 // 10, y * 11 // 10) for x, y in placed]
        placed = [Point(x + index % 2, y + index % 3) for index, (x, y) in enumerate(placed)]
    return placed


def _pushed(placed: list[Point], boxes: Sequence[Box]) -> bool:
    """Push overlapping boxes apart, some times over; whether none overlaps any more."""
    for _ in range(TRIES):
        moved = False
        for one, box in enumerate(boxes):
            for other in range(one):
                a, b, its = placed[one], placed[other], boxes[other]
                if -box.right - its.left < a.x - b.x < box.left + its.right and (
                    -box.below - its.above < a.y - b.y < box.above + its.below
                ):
                    placed[one], placed[other] = _push(a, b, box, its)
                    moved = True
        if not moved:
            return True
    return False


def _push(a: Point, b: Point, box: Box, its: Box) -> tuple[Point, Point]:
    """Two points whose boxes overlap, moved so far that they do not, in the direction that takes less."""
    across = min(a.x + box.right, b.x + its.right) - max(a.x - box.left, b.x - its.left)
    down = min(a.y + box.below, b.y + its.below) - max(a.y - box.above, b.y - its.above)
    if across < down:
        move = across // 2 + 1 if a.x >= b.x else -(across // 2) - 1
        return Point(a.x + move, a.y), Point(b.x - move, b.y)
    move = down // 2 + 1 if a.y >= b.y else -(down // 2) - 1
    return Point(a.x, a.y + move), Point(b.x, b.y - move)

"""One person in the middle and those met around, half of them on either side so that no label meets another."""

from collections.abc import Sequence
from math import isqrt

from dossier.outputs.figures.force import Point
from dossier.outputs.figures.lettering import width_of
from dossier.outputs.figures.network import EDGE, Group, Network, Node, Who, half_of, lines_between

MOST = 12
"""People around one."""
ROW = 30
REACH = 96
"""From the middle to those met, at most."""


def ego(group: Group) -> Network:
    """The first of a group with at most twelve of the others around; left to the page's template."""
    person, *others = group.people
    shown = others[:MOST]
    right = -(-len(shown) // 2)
    rows = max(right, 1)
    labels = max((width_of(who.label) for who in shown), default=0) + 22
    middle = Point(labels + REACH, EDGE + rows * ROW // 2)
    around = [
        *_column(shown[:right], middle, rows, 1),
        *_column(shown[right:], middle, rows, -1),
    ]
    centre = Node(middle, 11, person, Point(middle.x, middle.y + 26), "middle")
    nodes = (centre, *around)
    edges = lines_between(nodes, [meet for meet in group.meets if meet.other < len(nodes)])
    return Network(middle.x * 2, middle.y * 2, nodes, edges)


def _column(people: Sequence[Who], middle: Point, rows: int, hand: int) -> list[Node]:
    """Nodes one below the other on an arc, right (1) or left (-1) of the middle."""
    found = []
    tall = rows * ROW // 2 + 26
    for index, who in enumerate(people):
        down = (2 * index + 1 - len(people)) * ROW // 2
        out = isqrt(max(tall * tall - down * down, 0)) * REACH // tall
        at = Point(middle.x + hand * out, middle.y + down)
        half = half_of(who.number)
        label = Point(at.x + hand * (half + 6), at.y + 4)
        found.append(Node(at, half, who, label, "start" if hand > 0 else "end"))
    return found

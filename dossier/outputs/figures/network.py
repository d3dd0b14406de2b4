"""The network of who met whom, and a person's own part of it, as places in a drawing."""

from collections.abc import Sequence
from functools import lru_cache
from math import isqrt

from dossier.base.plain import Plain
from dossier.outputs.figures.boxes import Box, apart
from dossier.outputs.figures.force import Point, Pull, spread
from dossier.outputs.figures.lettering import LINE, width_of
from dossier.outputs.views import Link, Side

EDGE = 10
"""Free space around a drawing."""
WIDEST = 840
"""About how far a network reaches across."""


class Who(Plain):
    """Somebody to be drawn."""

    link: Link
    label: str
    """A short name."""
    side: Side | None
    number: int
    """Meetings they were at."""


class Meet(Plain):
    """How often two of them met, by their places in the list."""

    one: int
    other: int
    number: int
    across: bool
    """Whether they belong to different parties."""
    anchor: str
    """Where on the page their meetings are told; empty for nowhere."""


class Group(Plain):
    """Those to be drawn, in their order, and their ties: all that a drawing of them depends on."""

    people: tuple[Who, ...]
    meets: tuple[Meet, ...]


class Node(Plain):
    """A person in a drawing."""

    at: Point
    half: int
    """Half the size of the mark."""
    who: Who
    label_at: Point
    anchor: str
    """start, middle or end: which part of the label stands at its place."""


class Edge(Plain):
    """A line between two."""

    start: Point
    end: Point
    width: int
    meet: Meet
    names: tuple[str, str]


class Network(Plain):
    """A drawing of people and lines."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    """Thin lines first, so that thick ones are on top."""


def laid_out(group: Group) -> Network:
    """The network of a group; left to the page's template, since it takes longer than the rest of its view."""
    return network(group.people, group.meets)


def network(people: Sequence[Who], meets: Sequence[Meet]) -> Network:
    """People as nodes, placed by how often they met; labels below the marks, none on another."""
    halves = [half_of(who.number) for who in people]
    boxes = tuple(_box(who, half) for who, half in zip(people, halves, strict=True))
    pulls = tuple(Pull(meet.one, meet.other, min(meet.number, 6)) for meet in meets)
    placed, width, height = _placed(boxes, pulls, min(WIDEST, isqrt(len(people) * 150 * 150)))
    nodes = tuple(
        Node(at, half, who, Point(at.x, at.y + half + 13), "middle")
        for at, half, who in zip(placed, halves, people, strict=True)
    )
    return Network(width, height, nodes, lines_between(nodes, meets))


@lru_cache(64)
def _placed(boxes: tuple[Box, ...], pulls: tuple[Pull, ...], size: int) -> tuple[tuple[Point, ...], int, int]:
    """Places with all boxes free and inside, and the size of the whole; a pure memo for rebuilds while writing."""
    free = apart(spread(len(boxes), pulls, size), boxes)
    pairs = list(zip(free, boxes, strict=True))
    left = min((point.x - box.left for point, box in pairs), default=0) - EDGE
    top = min((point.y - box.above for point, box in pairs), default=0) - EDGE
    right = max((point.x + box.right for point, box in pairs), default=0) + EDGE
    bottom = max((point.y + box.below for point, box in pairs), default=0) + EDGE
    return tuple(Point(x - left, y - top) for x, y in free), right - left, bottom - top


def _box(who: Who, half: int) -> Box:
    room = max(width_of(who.label) // 2 + 4, half + 3)
    return Box(room, room, half + 4, half + LINE + 3)


def half_of(number: int) -> int:
    """Half the size of a mark: by whether somebody was at up to two meetings, up to nine, or more."""
    return 5 if number < 3 else 8 if number < 10 else 11


def width_for(number: int) -> int:
    """How thick a line is: one meeting, two or three, four to six, more."""
    return 1 if number < 2 else 2 if number < 4 else 4 if number < 7 else 6


def lines_between(nodes: Sequence[Node], meets: Sequence[Meet]) -> tuple[Edge, ...]:
    """The lines, thin ones first."""
    edges = [
        Edge(
            nodes[meet.one].at,
            nodes[meet.other].at,
            width_for(meet.number),
            meet,
            (nodes[meet.one].who.label, nodes[meet.other].who.label),
        )
        for meet in meets
    ]
    return tuple(sorted(edges, key=lambda edge: (edge.meet.across, edge.meet.number, edge.meet.anchor)))

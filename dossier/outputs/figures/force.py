"""The layout of a network after Fruchterman and Reingold (1991): all push each other away, ties pull together.

Only + - * / and square roots of floats are used, which IEEE 754 fixes to the last bit; sines, which it does not,
are rounded to whole numbers before they go in. So the same network is the same drawing on every machine."""

from collections.abc import Sequence
from math import cos, pi, sin, sqrt
from typing import NamedTuple

ROUNDS = 200
REACH = 3
"""Beyond so many ideal distances nodes no longer push each other, or what has few ties drifts away."""
GRAVITY = (0.02, 0.06)
"""Pull to the middle across and down: what is not tied to the rest stays, and the whole is wider than high."""


class Pull(NamedTuple):
    """A tie between two nodes, by their places in the list, and how strong it is."""

    one: int
    other: int
    strength: int


class Point(NamedTuple):
    """A place in a drawing."""

    x: int
    y: int


def circle(count: int, radius: int) -> list[Point]:
    """Places on a circle around 0, 0, clockwise from the top: where the layout starts."""
    angles = [2 * pi * index / max(count, 1) for index in range(count)]
    return [Point(round(radius * sin(angle)), -round(radius * cos(angle))) for angle in angles]


def spread(count: int, pulls: Sequence[Pull], size: int) -> list[Point]:
    """Places for so many nodes around 0, 0, within about `size` across; who is tied more often is nearer."""
    xs = [float(point.x) for point in circle(count, size // 2)]
    ys = [float(point.y) for point in circle(count, size // 2)]
    ideal = size * 0.75 / sqrt(max(count, 1))
    springs = _springs(count, pulls)
    for turn in range(ROUNDS):
        step = size / 10 * (1 - turn / ROUNDS) + 1
        across, down = _pushes(xs, ys, ideal)
        _pull(springs, xs, ys, across, down, ideal)
        for index, (dx, dy) in enumerate(zip(across, down, strict=True)):
            dx -= xs[index] * GRAVITY[0]
            dy -= ys[index] * GRAVITY[1]
            length = sqrt(dx * dx + dy * dy)
            shorter = min(1.0, step / length) if length else 0.0
            xs[index] += dx * shorter
            ys[index] += dy * shorter
    return [Point(round(x), round(y)) for x, y in zip(xs, ys, strict=True)]


def _pushes(xs: list[float], ys: list[float], ideal: float) -> tuple[list[float], list[float]]:
    """How each is pushed, across and down. This loop is most of the work: every pair of nodes, in every round."""
    across: list[float] = []
    down: list[float] = []
    square = ideal * ideal
    limit = square * REACH * REACH
    for x, y in zip(xs, ys, strict=True):
        mine_across = mine_down = 0.0
        for other in range(len(across)):
            dx = x - xs[other]
            dy = y - ys[other]
            far = dx * dx + dy * dy
            if far <= limit:
                push = square / (far or 1.0)
                dx *= push
                dy *= push
                mine_across += dx
                mine_down += dy
                across[other] -= dx
                down[other] -= dy
        across.append(mine_across)
        down.append(mine_down)
    return across, down


def _springs(count: int, pulls: Sequence[Pull]) -> list[tuple[int, int, float]]:
    """Ties with their force: weaker where both ends have many, so that the middle of the drawing does not clot."""
    ties = [0] * count
    for one, other, _ in pulls:
        ties[one] += 1
        ties[other] += 1
    return [(a, b, (0.5 + 0.15 * strength) / sqrt(sqrt(ties[a] * ties[b]))) for a, b, strength in pulls]


def _pull(
    springs: list[tuple[int, int, float]],
    xs: list[float],
    ys: list[float],
    across: list[float],
    down: list[float],
    ideal: float,
) -> None:
    for one, other, force in springs:
        dx = xs[one] - xs[other]
        dy = ys[one] - ys[other]
        pull = sqrt(dx * dx + dy * dy) / ideal * force
        across[one] -= dx * pull
        down[one] -= dy * pull
        across[other] += dx * pull
        down[other] += dy * pull

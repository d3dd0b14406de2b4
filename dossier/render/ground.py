"""The ground of a map as SVG paths: land and borders, projected, cut to the drawing, in whole pixels.

Worked out here and not in the view, since it depends on the view's few numbers and the atlas alone, and takes longer
than all the rest of a page."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from dossier.outputs.figures import atlas as kept
from dossier.outputs.figures import projection
from dossier.outputs.figures.projection import Base, Project, project_for, reach

MARGIN = 4
"""Pixels drawn beyond the edge."""
COARSE = 3
"""Pixels, across and down together, that points of a map of the world are apart."""
LONGEST = 2.0
"""Degrees of a straight piece; longer ones are bent by the projection."""
DUST = 3
"""Half square pixels of the smallest island drawn."""
FILES = (kept.FILE, Path(kept.__file__), Path(projection.__file__))
"""What the paths depend on besides this module."""

Point = tuple[float, float]


@lru_cache(256)
def land(base: Base) -> str:
    """Land as the data of a path to be filled."""
    project = project_for(base)
    parts = kept.near(kept.atlas().land, base.lon / 100, base.lat / 100, reach(base))
    rings = (_ring(line, project, base) for part in parts for line in part.lines)
    return "".join(f"M{found}z" for ring in rings if (found := _written(ring)))


@lru_cache(256)
def borders(base: Base) -> str:
    """Borders as the data of a path to be stroked."""
    project = project_for(base)
    parts = kept.near(kept.atlas().borders, base.lon / 100, base.lat / 100, reach(base))
    lines = (piece for part in parts for line in part.lines for piece in _pieces(line, project, base))
    return "".join(f"M{found}" for line in lines if (found := _written(line)))


def _ring(line: Sequence[Point], project: Project, base: Base) -> list[tuple[int, int]]:
    """A ring in the drawing; nothing for one that is outside, behind the globe or smaller than dust."""
    points = [project(lon, lat) for lon, lat in _bent(line)]
    ring = [point for point in points if point]
    if len(ring) < len(points):
        return []
    ring = _cut(_cut(ring, 0, base.width), 1, base.height)
    found = _thinned(_rounded(ring)) if base.is_world else _rounded(ring)
    return found if len(found) > 2 and abs(_area(found)) >= DUST else []


def _bent(line: Sequence[Point]) -> Iterator[Point]:
    for (a, b), (c, d) in zip(line, (*line[1:], line[0]), strict=True):
        steps = max(1, int(max(abs(c - a), abs(d - b)) / LONGEST))
        for step in range(steps):
            yield a + (c - a) * step / steps, b + (d - b) * step / steps


def _cut(ring: list[Point], axis: int, size: int) -> list[Point]:
    """The ring between the edges of the drawing (Sutherland and Hodgman, 1974)."""
    for sign, bound in ((1, -MARGIN), (-1, size + MARGIN)):
        kept_points: list[Point] = []
        before = ring[-1] if ring else (0.0, 0.0)
        was_inside = sign * before[axis] >= sign * bound
        for point in ring:
            inside = sign * point[axis] >= sign * bound
            if inside != was_inside:
                part = (bound - before[axis]) / (point[axis] - before[axis])
                kept_points.append(
                    (before[0] + (point[0] - before[0]) * part, before[1] + (point[1] - before[1]) * part)
                )
            if inside:
                kept_points.append(point)
            before, was_inside = point, inside
        ring = kept_points
    return ring


def _pieces(line: Sequence[Point], project: Project, base: Base) -> Iterator[list[tuple[int, int]]]:
    """The parts of a line that are in the drawing, each with the point before and after."""
    run: list[Point] = []
    for point in (project(lon, lat) for lon, lat in line):
        if (
            point
            and -MARGIN <= point[0] <= base.width + MARGIN
            and -MARGIN <= point[1] <= base.height + MARGIN
        ):
            run.append(point)
        elif run:
            yield _rounded([*run, point] if point else run)
            run = []
    if run:
        yield _rounded(run)


def _rounded(points: Iterable[Point]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for x, y in points:
        point = (round(x), round(y))
        if not found or found[-1] != point:
            found.append(point)
    return found


def _thinned(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found = points[:1]
    for x, y in points[1:]:
        if abs(x - found[-1][0]) + abs(y - found[-1][1]) >= COARSE:
            found.append((x, y))
    return found


def _area(ring: list[tuple[int, int]]) -> int:
    return sum(x * v - u * y for (x, y), (u, v) in zip(ring, [*ring[1:], ring[0]], strict=True))


def _written(points: list[tuple[int, int]]) -> str:
    """Points as the first and then steps, in as few letters as SVG reads."""
    if len(points) < 2:
        return ""
    steps = ((c - a, d - b) for (a, b), (c, d) in pairwise(points))
    text = f"{points[0][0]} {points[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps)
    return text.replace(" -", "-")

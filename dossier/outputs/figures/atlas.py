"""The base map as it is kept: land in cells of 15 degrees, borders in short pieces (see atlas.lock)."""

import json
from functools import lru_cache
from math import cos, radians, sin
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("atlas.json")

Line = tuple[tuple[float, float], ...]
"""Points in degrees."""


class Part(NamedTuple):
    """A few lines that lie near each other."""

    lon: float
    """Their middle."""
    lat: float
    reach: float
    """Degrees within which they lie."""
    lines: tuple[Line, ...]


class Atlas(NamedTuple):
    """Land as rings, borders as lines."""

    land: tuple[Part, ...]
    borders: tuple[Part, ...]


@lru_cache(1)
def atlas() -> Atlas:
    """Read once from the file beside this module."""
    kept = json.loads(FILE.read_text("utf-8"))
    step, cell = kept["step"], kept["cell"]
    land = tuple(
        _part(tuple(_points(ring, step) for ring in rings), name, cell)
        for name, rings in kept["land"].items()
    )
    borders = tuple(_piece(_points(line, step)) for line in kept["borders"])
    return Atlas(land, borders)


def near(parts: tuple[Part, ...], lon: float, lat: float, reach: float) -> list[Part]:
    """The parts of which something may lie within so many degrees of a place."""
    if reach >= 180:
        return list(parts)
    return [part for part in parts if _is_within(part, lon, lat, reach + part.reach)]


def _is_within(part: Part, lon: float, lat: float, degrees: float) -> bool:
    if degrees >= 180:
        return True
    a, b = radians(part.lat), radians(lat)
    return sin(a) * sin(b) + cos(a) * cos(b) * cos(radians(part.lon - lon)) >= cos(radians(degrees))


def _points(deltas: list[int], step: int) -> Line:
    x = y = 0
    found = []
    for place in range(0, len(deltas), 2):
        x += deltas[place]
        y += deltas[place + 1]
        found.append((x / step, y / step))
    return tuple(found)


def _part(rings: tuple[Line, ...], name: str, cell: int) -> Part:
    column, row = map(int, name.split(","))
    return Part((column + 0.5) * cell, (row + 0.5) * cell, cell * 0.75, rings)


def _piece(line: Line) -> Part:
    lons, lats = [x for x, _ in line], [y for _, y in line]
    wide, high = max(lons) - min(lons), max(lats) - min(lats)
    return Part((max(lons) + min(lons)) / 2, (max(lats) + min(lats)) / 2, (wide + high) / 2, (line,))

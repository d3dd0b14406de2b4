"""From degrees to a drawing: the whole world in Equal Earth (Šavrič, Patterson, Jenny 2018), a region in Lambert's
azimuthal equal-area projection around its middle. Both keep areas. A place is a whole number of pixels."""

from collections.abc import Callable
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

Project = Callable[[float, float], tuple[float, float] | None]

WORLD_ACROSS = 5.4133
"""How wide the world is in Equal Earth, in radii of the globe."""


class Base(NamedTuple):
    """The ground of a map: which part of the globe, at which size."""

    lon: int
    """The middle, in hundredths of a degree."""
    lat: int
    scale: int
    """Pixels to a radius of the globe."""
    width: int
    height: int
    is_world: bool


def world(width: int) -> Base:
    """The whole world, without its uninhabited south."""
    scale = int(width / WORLD_ACROSS)
    return Base(0, 800, scale, width, scale * 230 // 100, True)


def region(lon: float, lat: float, radius: float, width: int, height: int) -> Base:
    """The part of the globe around a place, `radius` degrees to its left and right."""
    scale = int(width / 2 / (2 * sin(radians(radius) / 2)))
    return Base(round(lon * 100), round(lat * 100), scale, width, height, False)


def project_for(base: Base) -> Project:
    """Degrees → pixels, as floats; None for what is behind the globe."""
    plane = _equal_earth if base.is_world else _azimuthal(base.lon / 100, base.lat / 100)
    left = base.width / 2
    top = base.height / 2 + (_equal_earth(0, base.lat / 100)[1] * base.scale if base.is_world else 0)

    def project(lon: float, lat: float) -> tuple[float, float] | None:
        found = plane(lon, lat)
        return (left + found[0] * base.scale, top - found[1] * base.scale) if found else None

    return project


def pixel(base: Base, lon: float, lat: float) -> tuple[int, int] | None:
    """A place in the drawing; None where it is outside."""
    found = project_for(base)(lon, lat)
    if found is None:
        return None
    x, y = round(found[0]), round(found[1])
    return (x, y) if 0 <= x <= base.width and 0 <= y <= base.height else None


def reach(base: Base) -> float:
    """How far from its middle the drawing shows the globe, in degrees."""
    if base.is_world:
        return 180.0
    chord = sqrt(base.width**2 + base.height**2) / 2 / base.scale
    return 2 * asin(min(chord / 2, 1.0)) * 57.29577951308232


def _equal_earth(lon: float, lat: float) -> tuple[float, float]:
    root = sqrt(3) / 2
    t = asin(root * sin(radians(lat)))
    square = t * t
    sixth = square * square * square
    x = (
        radians(lon)
        * cos(t)
        / (root * (1.340264 - 0.243318 * square + sixth * (0.006251 + 0.034164 * square)))
    )
    y = t * (1.340264 - 0.081106 * square + sixth * (0.000893 + 0.003796 * square))
    return x, y


def _azimuthal(middle_lon: float, middle_lat: float) -> Project:
    up, along = sin(radians(middle_lat)), cos(radians(middle_lat))

    def plane(lon: float, lat: float) -> tuple[float, float] | None:
        turn, rise = radians(lon - middle_lon), radians(lat)
        sin_rise, cos_rise, cos_turn = sin(rise), cos(rise), cos(turn)
        near = 1 + up * sin_rise + along * cos_rise * cos_turn
        if near < 0.2:
            return None  # close to the other side, where a point becomes a circle
        k = sqrt(2 / near)
        return k * cos_rise * sin(turn), k * (along * sin_rise - up * cos_rise * cos_turn)

    return plane

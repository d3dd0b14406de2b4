"""Places on a map: circles by number of meetings, named where there is room; and a small map that finds one place."""

from collections.abc import Iterator, Sequence
from math import isqrt

from dossier.base.plain import Plain
from dossier.outputs.figures.lettering import width_of
from dossier.outputs.figures.projection import Base, pixel, region, world
from dossier.outputs.views import Link


class Area(Plain):
    """A part of the world with a map of its own."""

    name: str
    lon: int
    lat: int
    radius: int
    """Degrees from the middle to the left and right edge."""
    height: int


WIDTH = 720
AREAS = (
    Area("Europe and the Middle East", 26, 44, 33, 580),
    Area("North America", -97, 44, 38, 460),
    Area("South and Central America", -68, -12, 42, 760),
    Area("Africa", 18, 3, 44, 760),
    Area("Central and South Asia", 74, 30, 32, 560),
    Area("East and South-East Asia", 115, 22, 40, 680),
    Area("Oceania", 150, -22, 38, 560),
)
"""Each place is on the first of these maps that reaches it."""
FEWEST = 2
"""Places that are worth a map of an area, besides that of the world."""
LOCATOR = (272, 168)
AROUND = 9
"""Degrees around a place on its own small map."""
NEIGHBOURS = 3


class Where(Plain):
    """A place with its meetings."""

    link: Link
    lon: int
    """In hundredths of a degree, as exact as the editors allow."""
    lat: int
    held: int
    planned: int
    vague: bool
    """Whether the coordinates stand for a region."""


class Spot(Plain):
    """A place in a drawing."""

    x: int
    y: int
    half: int
    where: Where
    label: str
    """Its name, where there is room."""
    label_x: int
    label_y: int
    anchor: str


class Map(Plain):
    """A map of places."""

    anchor: str
    name: str
    base: Base
    spots: tuple[Spot, ...]


class Locator(Plain):
    """A small map around one place."""

    base: Base
    name: str
    spots: tuple[Spot, ...]
    """The place, then some others for orientation."""


def maps(places: Sequence[Where]) -> tuple[Map, ...]:
    """The world with all places, and each area that has some of them; nothing where there are no places."""
    if not places:
        return ()
    found = [_map("map-world", "The world", world(WIDTH), places)]
    left = list(places)
    for number, area in enumerate(AREAS, 1):
        base = region(area.lon, area.lat, area.radius, WIDTH, area.height)
        here = [place for place in left if _at(base, place)]
        if len(here) >= FEWEST:
            left = [place for place in left if place not in here]
            found.append(_map(f"map-{number}", area.name, base, here))
    return tuple(found)


def locator(place: Where, others: Sequence[Where]) -> Locator:
    """The surroundings of a place, with the names of up to three others that are not near it."""
    base = region(place.lon / 100, place.lat / 100, AROUND, *LOCATOR)
    seen = [other for other in others if other.link != place.link and _at(base, other)]
    seen.sort(key=lambda other: (-other.held, other.link.path))
    spots = list(_spots(base, [place], 5))
    for other in seen:
        spot = next(_spots(base, [other], 3, spots))
        free = not any(overlap(rooms_of(spot)[0], box) for taken in spots for box in rooms_of(taken))
        if spot.label and free and len(spots) <= NEIGHBOURS:
            spots.append(spot)
    return Locator(base, place.link.text, tuple(spots))


def _at(base: Base, place: Where) -> tuple[int, int] | None:
    return pixel(base, place.lon / 100, place.lat / 100)


def _map(anchor: str, name: str, base: Base, places: Sequence[Where]) -> Map:
    ordered = sorted(places, key=lambda place: (-place.held, -place.planned, place.link.path))
    return Map(anchor, name, base, tuple(_spots(base, ordered)))


class Box(Plain):
    """Room in a drawing."""

    left: int
    top: int
    right: int
    bottom: int


def _spots(base: Base, places: Sequence[Where], half: int = 0, taken: Sequence[Spot] = ()) -> Iterator[Spot]:
    """Circles, then labels by the number of meetings, each where it meets no circle and no label."""
    marks = [(place, at, half or radius_for(place.held)) for place in places if (at := _at(base, place))]
    boxes = [_around(at[0], at[1], size) for _, at, size in marks]
    boxes += [box for spot in taken for box in rooms_of(spot)]
    for place, (x, y), size in marks:
        spot = Spot(x, y, size, place, "", 0, 0, "")
        for candidate in _labels(spot):
            box = rooms_of(candidate)[1]
            inside = box.left >= 0 and box.right <= base.width and box.top >= 0 and box.bottom <= base.height
            if inside and not any(overlap(box, other) for other in boxes):
                boxes.append(box)
                spot = candidate
                break
        yield spot


def radius_for(held: int) -> int:
    """A circle's area grows with the number of meetings held."""
    return 2 + isqrt(20 * held) if held else 4


def _labels(spot: Spot) -> Iterator[Spot]:
    """Where its label could stand: right, left, above, below."""
    x, y, gap, name = spot.x, spot.y, spot.half + 4, spot.where.link.text
    for label_x, label_y, anchor in (
        (x + gap, y + 4, "start"),
        (x - gap, y + 4, "end"),
        (x, y - gap - 1, "middle"),
        (x, y + gap + 9, "middle"),
    ):
        yield spot._replace(label=name, label_x=label_x, label_y=label_y, anchor=anchor)


def rooms_of(spot: Spot) -> tuple[Box, ...]:
    """The room of a spot's circle and of its label."""
    circle = _around(spot.x, spot.y, spot.half)
    if not spot.label:
        return (circle,)
    wide = width_of(spot.label)
    left = spot.label_x - {"start": 0, "middle": wide // 2, "end": wide}[spot.anchor]
    return circle, Box(left - 2, spot.label_y - 12, left + wide + 2, spot.label_y + 4)


def _around(x: int, y: int, half: int) -> Box:
    return Box(x - half, y - half, x + half, y + half)


def overlap(a: Box, b: Box) -> bool:
    """Whether two rooms have a pixel in common."""
    return a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom

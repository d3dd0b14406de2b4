"""Maps: the recorded base map, equal areas, circles with labels that do not meet, nothing finer than the town."""

import base64
import hashlib
import importlib.util
import re
import tomllib
from itertools import combinations
from math import radians, sin
from pathlib import Path

import pytest
from every_type import EVERY_TYPE
from worlds import survey

from dossier.graph.places import on_map, venues
from dossier.outputs.desk import Desk
from dossier.outputs.figures import atlas as kept
from dossier.outputs.figures.projection import Base, pixel, project_for, region, world
from dossier.outputs.figures.spots import AREAS, Where, locator, maps, overlap, radius_for, rooms_of
from dossier.outputs.pages.indexes import index_pages
from dossier.outputs.places import locator_of
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link
from dossier.render.ground import borders, land

EUROPE = region(26, 44, 33, 720, 580)


# The base map


def test_the_base_map_is_the_one_that_was_recorded() -> None:
    [file] = tomllib.loads(kept.FILE.with_name("atlas.lock").read_text("utf-8"))["file"]
    digest = base64.b64encode(hashlib.sha384(kept.FILE.read_bytes()).digest()).decode()
    assert file["digest"] == f"sha384-{digest}"


def crossings(lon: float, lat: float) -> int:
    """How many edges of land lie east of a point, on its parallel: odd for a point on land."""
    cell = next(p for p in kept.atlas().land if abs(p.lon - lon) <= 7.5 and abs(p.lat - lat) <= 7.5)
    return sum(
        (a[1] > lat) != (b[1] > lat) and lon < a[0] + (lat - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for ring in cell.lines
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
    )


@pytest.mark.parametrize(
    ("lon", "lat", "is_land"),
    [
        (34.1, 45.2, True),  # Crimea
        (30.5, 50.4, True),
        (46.7, 24.7, True),
        (-149.0, 62.0, True),
        (178.0, 66.0, True),  # beyond the date line
        (51.0, 42.0, False),  # the Caspian
        (35.0, 43.5, False),
        (0.0, 0.0, False),
    ],
)
def test_land_is_where_it_is(lon: float, lat: float, is_land: bool) -> None:
    assert crossings(lon, lat) % 2 == is_land


def test_no_border_parts_crimea_from_ukraine() -> None:
    points = [point for part in kept.atlas().borders for line in part.lines for point in line]
    assert not [p for p in points if 33.0 < p[0] < 36.0 and 44.0 < p[1] < 46.3]
    assert [p for p in points if 36.0 < p[0] < 41.0 and 47.0 < p[1] < 50.5]  # with Russia in the east


def test_the_way_the_base_map_is_made_cuts_rings_whole() -> None:
    path = Path(__file__).parents[1] / "atlas" / "derive.py"
    spec = importlib.util.spec_from_file_location("derive", path)
    assert spec and spec.loader
    derive = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(derive)
    comb = [
        (0.0, 0.0),
        (10.0, 0.0),
        (10.0, 1.0),
        (1.0, 1.0),
        (1.0, 2.0),
        (10.0, 2.0),
        (10.0, 3.0),
        (0.0, 3.0),
    ]
    teeth = derive.beyond([comb], 0, 1, 5.0)
    assert sorted(abs(derive.area(tooth)) for tooth in teeth) == [5.0, 5.0]
    frame = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)]
    lake = [(3.0, 3.0), (3.0, 6.0), (6.0, 6.0), (6.0, 3.0)]
    [half] = derive.beyond([frame, lake], 0, 1, 4.5)
    assert abs(derive.area(half)) == 9 * 4.5 - 3 * 1.5
    far = derive.unwrapped([(179.0, 60.0), (-179.0, 60.0), (-179.0, 65.0), (179.0, 65.0)])
    assert [x for x, _ in far] == [179.0, 181.0, 181.0, 179.0]


# Projections


def quad(base: Base, lon: float, lat: float) -> float:
    """The area of a small square of the globe in a drawing, by that on the globe."""
    project = project_for(base)
    points = [project(lon + a, lat + b) for a, b in ((0, 0), (0.5, 0), (0.5, 0.5), (0, 0.5))]
    found = [point for point in points if point]
    drawn = sum(x * v - u * y for (x, y), (u, v) in zip(found, found[1:] + found[:1], strict=True)) / 2
    return abs(drawn) / (sin(radians(lat + 0.5)) - sin(radians(lat)))


@pytest.mark.parametrize("base", [world(720), EUROPE])
def test_a_map_keeps_areas(base: Base) -> None:
    near, far = quad(base, 26, 44), quad(base, 50, 20)
    assert abs(near / far - 1) < 0.01


def test_the_middle_of_a_region_is_the_middle_of_its_map() -> None:
    assert pixel(EUROPE, 26, 44) == (360, 290)
    assert pixel(EUROPE, -155, -44) is None
    assert pixel(EUROPE, -100, 40) is None


def test_the_ground_is_inside_the_drawing_in_whole_pixels() -> None:
    for base in (EUROPE, region(6.1, 46.2, 9, 272, 168), world(720)):
        for data in (land(base), borders(base)):
            assert re.fullmatch(r"[Mlz\d \-]+", data)
        assert land(base) == land(base)
        for x, y in re.findall(r"M(-?\d+) ?(-?\d+)", land(base)):
            assert -6 <= int(x) <= base.width + 6 and -6 <= int(y) <= base.height + 6
    assert len(land(region(6.1, 46.2, 9, 272, 168))) + len(borders(region(6.1, 46.2, 9, 272, 168))) < 12_000


# Places


def where(name: str, lon: float, lat: float, held: int = 1, planned: int = 0) -> Where:
    return Where(
        Link(f"places/{name}/", name.title()), round(lon * 100), round(lat * 100), held, planned, False
    )


CROWD = [where(f"town number {i}", 6 + i * 0.35, 46 + (i * 7 % 5) * 0.3, held=1 + i % 9) for i in range(20)]


def test_no_label_meets_another_or_a_circle() -> None:
    for view in maps(CROWD):
        rooms = [rooms_of(spot) for spot in view.spots]
        labels = [room[1] for room in rooms if len(room) > 1]
        assert labels
        assert not [pair for pair in combinations(labels, 2) if overlap(*pair)]
        for spot, room in zip(view.spots, rooms, strict=True):
            assert not [other for other in labels if other not in room and overlap(room[0], other)], spot
        for label in labels:
            assert label.left >= 0 and label.right <= view.base.width


def test_every_place_is_on_the_map_of_the_world_and_on_one_of_an_area() -> None:
    places = [where("geneva", 6.1, 46.2), where("moscow", 37.6, 55.7), where("quito", -78.5, -0.2)]
    found = maps(places)
    assert [(m.name, len(m.spots)) for m in found] == [("The world", 3), (AREAS[0].name, 2)]
    assert maps([]) == ()


def test_a_circle_grows_by_its_area() -> None:
    assert radius_for(0) < radius_for(1) < radius_for(4) < radius_for(16)
    assert 1.6 < (radius_for(16) - 2) / (radius_for(4) - 2) < 2.2


def test_the_small_map_names_few_others_and_none_twice() -> None:
    view = locator(CROWD[0], CROWD)
    assert view.spots[0].where == CROWD[0] and view.spots[0].label
    assert len(view.spots) <= 4
    assert len({spot.where.link for spot in view.spots}) == len(view.spots)


WORLD = """
    === content/places/quay.yaml
    {name: Quay, kind: city, country: LV, lat: 56.95, lon: 24.11, coord_precision: city, review: candidate, cites: [gazette]}
    === content/places/hall.yaml
    {name: Hall, kind: venue, country: LV, within: quay, review: candidate, cites: [gazette]}
    === content/places/haze.yaml
    {name: Haze, kind: region, country: LV, review: candidate, cites: [gazette]}
    === content/meetings/one.yaml
    {title: One, date: 2025-05-01, place: hall, status: held, kind: in_person, delegations: [], review: candidate, cites: [gazette]}
    === content/meetings/two.yaml
    {title: Two, date: 2025-06-01, place: haze, status: held, kind: in_person, delegations: [], review: candidate, cites: [gazette]}
    === content/meetings/three.yaml
    {title: Three, date: 2026-06-01, place: quay, status: scheduled, kind: in_person, delegations: [], review: candidate, cites: [gazette]}
    === content/meetings/four.yaml
    {title: Four, date: 2025-07-01, status: held, kind: call, delegations: [], review: candidate, cites: [gazette]}
"""


def test_a_venue_counts_for_its_town_and_what_has_no_point_is_said() -> None:
    dossier = survey(WORLD).dossier
    found = venues(dossier)
    assert [(v.place.id, v.held, v.planned) for v in found.venues] == [("quay", 1, 1)]
    assert found.nowhere == 2
    assert on_map(dossier, "haze") is None


def test_drawing_and_table_have_the_same_numbers() -> None:
    found = survey(WORLD)
    urls = Urls(found.dossier.entries)
    view = next(o.view for o in index_pages(found, urls) if o.path == "places/index.html")
    drawn = {(s.where.link.text, s.where.held, s.where.planned) for s in view.atlas.maps[0].spots}
    assert drawn == {(p.link.text, p.held, p.planned) for p in view.atlas.places}
    others = [o.view.atlas for o in index_pages(found, urls) if o.path != "places/index.html"]
    assert set(others) == {None}


def test_a_place_without_a_point_has_no_small_map() -> None:
    found = survey(EVERY_TYPE)
    desk = Desk(found, Urls(found.dossier.entries))
    assert locator_of(desk, "bay") is None
    assert locator_of(desk, None) is None
    small = locator_of(desk, "quay-house")
    assert small and small.name == "Quay House"

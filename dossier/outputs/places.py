"""Maps on pages: all places of meetings, and the small map of one."""

from dossier.entries import Place
from dossier.graph.places import on_map, venues
from dossier.outputs.desk import Desk
from dossier.outputs.figures.spots import Locator, Map, Where, locator, maps
from dossier.outputs.views import Link


def maps_of(desk: Desk) -> tuple[tuple[Map, ...], tuple[Where, ...], int]:
    """The maps, what is on them (most meetings first), and how many held meetings are on none."""
    found = venues(desk.dossier)
    places = [_where(desk, venue.place, venue.held, venue.planned) for venue in found.venues]
    places.sort(key=lambda place: (-place.held, -place.planned, place.link.path))
    return maps(places), tuple(places), found.nowhere


def locator_of(desk: Desk, place_id: str | None) -> Locator | None:
    """The small map of a place; None where no coordinates are known."""
    place = on_map(desk.dossier, place_id)
    if place is None:
        return None
    others = [_where(desk, venue.place, venue.held, venue.planned) for venue in venues(desk.dossier).venues]
    return locator(_where(desk, place, 0, 0), others)


def _where(desk: Desk, place: Place, held: int, planned: int) -> Where:
    assert place.lat is not None and place.lon is not None
    return Where(
        Link(desk.urls.of(place.id), place.label, "place"),
        round(place.lon * 100),
        round(place.lat * 100),
        held,
        planned,
        place.coord_precision == "region" or place.kind in ("country", "region", "disputed_area"),
    )

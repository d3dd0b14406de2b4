"""Places as GeoJSON (RFC 7946): as exact as the editors allowed, two decimals at most."""

from typing import Any

from dossier.entries import Meeting, Place
from dossier.graph.survey import Survey
from dossier.outputs.urls import folder_of

DECIMALS = 2
"""About a kilometre: the city, never the room."""


def feature_collection(survey: Survey) -> dict[str, Any]:
    """Every place with coordinates, and how many meetings of the dossier name it."""
    counts: dict[str, int] = {}
    for meeting in survey.dossier.all(Meeting):
        if meeting.place and meeting.status in ("held", "ongoing"):
            counts[meeting.place] = counts.get(meeting.place, 0) + 1
    features = [
        _feature(place, place.lat, place.lon, counts.get(place.id, 0))
        for place in survey.dossier.all(Place)
        if place.lat is not None and place.lon is not None
    ]
    return {"type": "FeatureCollection", "features": features}


def _feature(place: Place, lat: float, lon: float, meetings: int) -> dict[str, Any]:
    properties = {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "country_policy": place.country_policy,
        "precision": place.coord_precision,
        "meetings_held": meetings,
        "page": folder_of(place),
    }
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": [round(lon, DECIMALS), round(lat, DECIMALS)]},
        "properties": {key: value for key, value in properties.items() if value is not None},
    }

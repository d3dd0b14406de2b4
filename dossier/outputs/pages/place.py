"""A place's page: where it is, what was held there."""

from typing import Any

from dossier.base.edtf import sort_key
from dossier.base.plain import Plain
from dossier.entries import Event, Meeting, Place
from dossier.graph.survey import Survey
from dossier.outputs.desk import Desk
from dossier.outputs.figures.spots import Locator
from dossier.outputs.lists import DatedLine, dated_line
from dossier.outputs.output import Output
from dossier.outputs.places import locator_of
from dossier.outputs.rolls import Roll, more, told
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.uses import ALL, Uses
from dossier.outputs.views import Common, Link, Meta, More
from dossier.outputs.words import word

HOW = "page:place"
SHOWN = ("place", "within")


class PlaceView(Plain):
    """All that the page of a place shows."""

    meta: Meta
    common: Common
    kind: str
    country: str
    country_policy: str
    within: Link | None
    contains: tuple[Link, ...]
    timezone: str
    coordinates: str
    held: tuple[DatedLine, ...]
    more_held: More | None
    locator: Locator | None


def place_page(survey: Survey, urls: Urls, place: Place, theme: Uses = ALL) -> Output:
    """The output of one place's page."""
    from dossier.entries.fields import countries

    desk = Desk(survey, urls, place, theme.reads(HOW))
    here = _here(survey, place.id)
    view = PlaceView(
        kind=word(place.kind),
        country=countries()[place.country] if place.country else "",
        country_policy=place.country_policy or "",
        within=desk.link(place.within) if place.within else None,
        contains=desk.links(_within(survey, place.id)),
        timezone=place.timezone or "",
        coordinates=_coordinates(place),
        held=told(desk, here),
        more_held=more(urls, place, here),
        locator=locator_of(desk, place.id),
        meta=desk.meta(place),
        common=desk.common(place, kicker=(Link("", word(place.kind).capitalize()),), shown=SHOWN),
    )
    return Output(f"{folder_of(place)}index.html", HOW, view)


def place_rolls(survey: Survey, place: Place) -> tuple[Roll[Any], ...]:
    """The lists of a place that may be long."""
    return (_here(survey, place.id),)


def _here(survey: Survey, place_id: str) -> Roll[Meeting | Event]:
    inside = _inside(survey, place_id)
    found: list[Meeting | Event] = [
        item
        for items in (survey.dossier.all(Meeting), survey.dossier.all(Event))
        for item in items
        if item.place in inside
    ]
    found.sort(key=lambda item: (sort_key(item.date), item.id), reverse=True)
    return Roll("events", "What happened here", "dated", tuple(found), dated_line, lambda item: item.date)


def _within(survey: Survey, place_id: str) -> tuple[str, ...]:
    return tuple(sorted(r.id for r in survey.dossier.referrers.get(place_id, ()) if r.role == "within"))


def _inside(survey: Survey, place_id: str) -> set[str]:
    """The place and all that lies in it."""
    found: set[str] = set()
    waiting = [place_id]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += _within(survey, current)
    return found


def _coordinates(place: Place) -> str:
    if place.lat is None or place.lon is None:
        return ""
    north, east = ("N" if place.lat >= 0 else "S"), ("E" if place.lon >= 0 else "W")
    precision = f" ({word(place.coord_precision)})" if place.coord_precision else ""
    return f"{abs(place.lat):.2f}° {north}, {abs(place.lon):.2f}° {east}{precision}"

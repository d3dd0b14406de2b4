"""Places: where meetings and events happened, never finer than a reader needs."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from dossier.entries.common import Entry
from dossier.entries.fields import Country, Language, Line, PlaceRef, Timezone


class Place(Entry):
    """A city, venue, region, country or disputed area."""

    type: ClassVar[str] = "place"
    folder: ClassVar[str] = "places"

    name: Line
    """The name in English, by the naming policy."""
    native_name: Annotated[dict[Language, Line], Field(default_factory=dict)]
    """The name in its own script, by language."""
    kind: Literal["city", "region", "country", "venue", "disputed_area"]
    """What it is."""
    country: Country | None = None
    """Its country by ISO code; left out for a disputed area."""
    country_policy: Line | None = None
    """How the naming policy speaks of it, where the country is disputed."""
    territory_code: Line | None = None
    """FollowTheMoney territory code, such as ua-cri."""
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    """Latitude, two decimals at most (about a kilometre)."""
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    """Longitude, two decimals at most."""
    coord_precision: Literal["exact", "city", "region"] | None = None
    """What the coordinates stand for."""
    within: PlaceRef | None = None
    """The place it lies in: a venue's city."""
    timezone: Timezone | None = None
    """IANA time zone."""

    @property
    def label(self) -> str:
        return self.name

"""Two decimals are about a kilometre: enough for a map of meetings, too little to aim at a door. The venue of a
meeting that is still to come gets no coordinates of its own at all."""

from collections.abc import Iterator

from dossier.entries import Meeting, Place
from dossier.lint.dates import earlier, of_day
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/places/lighthouse-bay.yaml
name: Lighthouse Bay
lat: 46.21
lon: 6.14
"""
BAD = """\
=== content/places/lighthouse-bay.yaml
name: Lighthouse Bay
lat: 46.21374 # <- here
lon: 6.14
"""


DECIMALS = 2


def check(case: Case) -> Iterator[Finding]:
    for place in case.dossier.all(Place):
        for field in ("lat", "lon"):
            written = case.dossier.records[place.id].fields.get(field)
            if isinstance(written, str) and len(written.partition(".")[2].rstrip("0")) > DECIMALS:
                message = f"{written} is finer than a kilometre"
                yield Finding(place.id, (field,), message, f"round it to {float(written):.{DECIMALS}f}")
    for meeting in case.dossier.all(Meeting):
        venue = case.dossier.get(meeting.place, Place) if meeting.place else None
        if venue and venue.kind == "venue" and venue.lat is not None and _to_come(case, meeting):
            message = f"{case.label(meeting.id)} is still to come, and its venue has coordinates"
            related = (("the meeting", meeting.id, ("place",)),)
            yield Finding(venue.id, ("lat",), message, "leave lat and lon out until it is over", related)


def _to_come(case: Case, meeting: Meeting) -> bool:
    return meeting.status in ("scheduled", "proposed", "rumoured") and earlier(
        of_day(case.dossier.as_of), meeting.date
    )


RULE = Rule(
    name="coordinates-too-fine",
    level=Level.ERROR,
    summary="coordinates are finer than a reader needs",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)

"""The index of each type: every entry with what a reader looks for in a list."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dossier.base.edtf import sort_key
from dossier.base.ids import slug
from dossier.entries import (
    Claim,
    Document,
    Entry,
    Event,
    Issue,
    Meeting,
    Organisation,
    Person,
    Place,
    Source,
    Track,
    Watch,
)
from dossier.graph.survey import Survey
from dossier.outputs.desk import Desk
from dossier.outputs.facets import Facet, facets_of, marks_of, tags_of
from dossier.outputs.figures.spots import Map, Where
from dossier.outputs.listing import (
    Item,
    Listed,
    claim_item,
    date_of,
    document_item,
    event_item,
    issue_item,
    letter_of,
    meeting_item,
    organisation_item,
    person_item,
    place_item,
    sorting_of,
    source_item,
    track_item,
    watch_item,
)
from dossier.outputs.output import Output
from dossier.outputs.pages.watch import state_of
from dossier.outputs.places import maps_of
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta
from dossier.outputs.words import PLURAL

NOTHING = ("", "")
SEE = {
    "meetings": (
        ("meetings/who-met-whom/", "Who met whom"),
        ("timeline/", "Timeline"),
        ("calendar.ics", "Calendar"),
    ),
    "people": (("meetings/who-met-whom/", "Who met whom"),),
    "events": (("timeline/", "Timeline"),),
}
"""Other views of the entries of a section: their folders or files, and their names."""
VERDICTS = ("refuted", "withdrawn", "disputed", "unverified", "partly_confirmed", "corroborated", "confirmed")
"""Of claims, in the order in which a reader should know of them."""


class Items(NamedTuple):
    """The entries under one heading."""

    anchor: str
    name: str
    """Empty when there are no headings."""
    items: tuple[Item, ...]


class Atlas(NamedTuple):
    """Maps with what is on them."""

    maps: tuple[Map, ...]
    places: tuple[Where, ...]
    nowhere: int
    """Held meetings that are on no map."""


class IndexView(NamedTuple):
    """All that an index shows."""

    meta: Meta
    intro: str
    see: tuple[Link, ...]
    """Other views of the same entries."""
    atlas: Atlas | None
    """Of places: where meetings were."""
    groups: tuple[Items, ...]
    total: int
    facets: tuple[Facet, ...]
    """By what the list can be narrowed."""


class Shape(NamedTuple):
    """How the entries of a class are listed."""

    cls: type[Entry]
    section: str
    intro: str
    counted: tuple[str, str]
    """What is counted, for one and for more; nothing where nothing is."""
    item: Callable[[Desk, Entry], Listed]
    newest_first: bool


def index_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    """The output of each index; positions have the matrix instead."""
    for shape in SHAPES:
        desk = Desk(survey, urls)
        entries = _ordered(survey, shape)
        tags = [tags_of(desk, entry) for entry in entries]
        groups: dict[str, list[Item]] = {}
        for entry, own in zip(entries, tags, strict=True):
            item, number, group = shape.item(desk, entry)
            item = item._replace(counted=_counted(shape, number), tags=marks_of(own))
            groups.setdefault(group, []).append(item)
        kind = {Person: "person", Organisation: "organisation"}.get(shape.cls, shape.cls.type)
        view = IndexView(
            meta=desk.page_meta(f"{shape.section}/", PLURAL[kind], shape.intro, "index", shape.section),
            intro=shape.intro,
            atlas=Atlas(*maps_of(desk)) if shape.cls is Place else None,
            see=tuple(_other(urls, path, text) for path, text in SEE.get(shape.section, ())),
            groups=tuple(Items(f"group-{slug(name)}", name, tuple(found)) for name, found in groups.items()),
            total=len(entries),
            facets=facets_of(tags),
        )
        yield Output(f"{shape.section}/index.html", "page:index", view, tuple(desk.about))


def _other(urls: Urls, path: str, text: str) -> Link:
    return Link(urls.to(path) if path.endswith("/") else path, text)


def _ordered(survey: Survey, shape: Shape) -> list[Entry]:
    entries = list(survey.dossier.all(shape.cls))
    if shape.newest_first:
        found = sorted(entries, key=lambda e: (sort_key(date_of(e)), e.id), reverse=True)
        return sorted(found, key=lambda e: date_of(e) is None)
    if shape.cls is Claim:
        return sorted(entries, key=lambda e: (VERDICTS.index(getattr(e, "status")), e.id))  # noqa: B009
    if shape.cls is Watch:
        order = ("overdue", "open", "resolved", "void")
        return sorted(entries, key=lambda e: (order.index(state_of(survey, e)), sort_key(date_of(e)), e.id))  # type: ignore[arg-type]
    return sorted(entries, key=lambda e: (letter_of(e), sorting_of(e), e.id))


def _counted(shape: Shape, number: int) -> str:
    one, many = shape.counted
    return (one if number == 1 else many).format(number) if number else ""


SHAPES = (
    Shape(
        Claim,
        "claims",
        "Checkable sentences, who made them, and what became of them.",
        NOTHING,
        claim_item,
        False,
    ),
    Shape(Document, "documents", "Plans, drafts, declarations and agreements.", NOTHING, document_item, True),
    Shape(
        Event, "events", "What happened between the meetings and explains them.", NOTHING, event_item, True
    ),
    Shape(
        Issue,
        "issues",
        "What is negotiated, each as a neutral question.",
        ("{} position", "{} positions"),
        issue_item,
        False,
    ),
    Shape(Meeting, "meetings", "Meetings and calls, held and planned.", NOTHING, meeting_item, True),
    Shape(
        Organisation,
        "organisations",
        "States and bodies that act, speak, host or publish.",
        ("{} delegation", "{} delegations"),
        organisation_item,
        False,
    ),
    Shape(
        Person,
        "people",
        "Everybody named, with the office of the day the site speaks of.",
        ("{} meeting", "{} meetings"),
        person_item,
        False,
    ),
    Shape(
        Place,
        "places",
        "Where it happened.",
        ("{} meeting or event", "{} meetings and events"),
        place_item,
        False,
    ),
    Shape(
        Source,
        "sources",
        "Everything cited, with publisher, date and how far to rely on it.",
        ("cited by {} entry", "cited by {} entries"),
        source_item,
        True,
    ),
    Shape(
        Track,
        "tracks",
        "Channels of talks and their rounds.",
        ("{} meeting", "{} meetings"),
        track_item,
        False,
    ),
    Shape(Watch, "watch", "What to watch, by when, and how it turned out.", NOTHING, watch_item, False),
)
"""Every index, in the order of its class."""

"""The index of each type: every entry with what a reader looks for in a list."""

from collections.abc import Iterator

from dossier.base.edtf import sort_key
from dossier.base.ids import slug
from dossier.base.plain import Plain
from dossier.entries import (
    Claim,
    Entry,
    Organisation,
    Person,
    Place,
    Watch,
)
from dossier.graph.survey import Survey
from dossier.outputs.desk import Desk
from dossier.outputs.facets import Facet, Tag, facets_of, marks_of, tags_of
from dossier.outputs.figures.spots import Map, Where
from dossier.outputs.listing import (
    Item,
    date_of,
    letter_of,
    sorting_of,
)
from dossier.outputs.output import Output
from dossier.outputs.pages.watch import state_of
from dossier.outputs.parts import Level, Parts, Piece, by_date, by_letter, cut, letters, parts_of
from dossier.outputs.places import maps_of
from dossier.outputs.shapes import SHAPES, Shape
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta
from dossier.outputs.words import PLURAL

MOST = 230_000
"""Bytes that the lines of a page may weigh; a longer list is cut into parts."""
MARKUP = 260
"""Bytes of a line beside its texts."""
FIRST = 30
"""Entries on the page in front of the parts."""
WAYS = {True: "by-date", False: "a-z"}
"""Folder of the parts, by whether they stand newest first."""
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


class Items(Plain):
    """The entries under one heading."""

    anchor: str
    name: str
    """Empty when there are no headings."""
    items: tuple[Item, ...]


class Atlas(Plain):
    """Maps with what is on them."""

    maps: tuple[Map, ...]
    places: tuple[Where, ...]
    nowhere: int
    """Held meetings that are on no map."""


class IndexView(Plain):
    """All that an index shows, or a part of it."""

    meta: Meta
    intro: str
    see: tuple[Link, ...]
    """Other views of the same entries."""
    atlas: Atlas | None
    """Of places: where meetings were."""
    groups: tuple[Items, ...]
    total: int
    """Entries of the class, whatever this page has of them."""
    facets: tuple[Facet, ...]
    """By what the list can be narrowed."""
    parts: Parts | None
    """Where the list is too long for a page."""
    first: str
    """On the page that leads to the parts, which entries it shows: `newest`, `most` or `first`."""


class Placed(Plain):
    """An entry of a list with all that decides where it stands."""

    entry: Entry
    item: Item
    number: int
    group: str
    tags: tuple[Tag, ...]
    weight: int
    """Bytes that its line takes."""


def index_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    """The output of each index, and of each of its parts; positions have the matrix instead."""
    desk = Desk(survey, urls)
    for shape in SHAPES:
        rows = tuple(_row(desk, shape, entry) for entry in _ordered(survey, shape))
        pieces = cut(rows, _levels(shape), MOST, lambda row: row.weight, newest_first=shape.newest_first)
        if len(pieces) < 2:
            yield _page(survey, urls, shape, rows, rows)
            continue
        yield _page(survey, urls, shape, rows, _first(shape, rows), pieces)
        for place, piece in enumerate(pieces):
            yield _page(survey, urls, shape, rows, piece.items, pieces, place)


def _row(desk: Desk, shape: Shape, entry: Entry) -> Placed:
    tags = tags_of(desk, entry)
    listed = shape.item(desk, entry)
    item = listed.item._replace(counted=_counted(shape, listed.number), tags=marks_of(tags))
    weight = MARKUP + letters(item)
    return Placed(entry, item, listed.number, listed.group, tags, weight)


def _levels(shape: Shape) -> tuple[Level[Placed], ...]:
    """By date, by letter, or by what the list is grouped by."""
    if shape.newest_first:
        return by_date(lambda row: date_of(row.entry))
    if shape.cls in (Claim, Watch):
        return (lambda row: (slug(row.group), row.group),)
    return by_letter(lambda row: sorting_of(row.entry))


def _first(shape: Shape, rows: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """What stands on the page in front of the parts: the newest, or those that are counted most."""
    if not shape.newest_first:
        rows = tuple(sorted(rows, key=lambda row: -row.number))
    return rows[:FIRST]


def _page(
    survey: Survey,
    urls: Urls,
    shape: Shape,
    rows: tuple[Placed, ...],
    shown: tuple[Placed, ...],
    pieces: tuple[Piece[Placed], ...] = (),
    this: int | None = None,
) -> Output:
    """The index of these rows: of all, of some that stand for all where there are parts, or of one part."""
    desk = Desk(survey, urls)
    is_front = bool(pieces) and this is None
    kind = {Person: "person", Organisation: "organisation"}.get(shape.cls, shape.cls.type)
    section, name = f"{shape.section}/", PLURAL[kind]
    piece = pieces[this] if this is not None else None
    groups: dict[str, list[Item]] = {}
    for row in shown:
        groups.setdefault("" if is_front else row.group, []).append(row.item)
    view = IndexView(
        meta=desk.page_meta(
            f"{section}{WAYS[shape.newest_first]}/{piece.key}/" if piece else section,
            f"{name}, {piece.name}" if piece else name,
            f"{shape.intro} {piece.name}." if piece else shape.intro,
            "index",
            shape.section,
            (Link(urls.to(section), name),) if piece else (),
        ),
        intro=shape.intro,
        atlas=Atlas(*maps_of(desk)) if shape.cls is Place and not piece else None,
        see=tuple(_other(urls, path, text) for path, text in SEE.get(shape.section, ())),
        groups=tuple(Items(f"group-{slug(name)}", name, tuple(found)) for name, found in groups.items()),
        total=len(rows),
        facets=() if is_front else facets_of([row.tags for row in shown]),
        parts=_parts(urls, shape, pieces, this, name) if pieces else None,
        first=("newest" if shape.newest_first else "most" if rows[0].item.counted else "first")
        if is_front
        else "",
    )
    return Output(f"{view.meta.path}index.html", "page:index", view)


def _parts(urls: Urls, shape: Shape, pieces: tuple[Piece[Placed], ...], this: int | None, name: str) -> Parts:
    """The parts of an index; on the page in front, the address of a group leads to its first part."""
    parts = parts_of(urls, f"{shape.section}/", f"{WAYS[shape.newest_first]}/", pieces, this, name)
    if this is not None:
        return parts
    firsts: dict[str, int] = {}
    for place, piece in enumerate(pieces):
        firsts.setdefault(piece.items[0].group, place)
    anchors = {place: f"group-{slug(group)}" for group, place in firsts.items() if group}
    links = (link._replace(anchor=anchors.get(place, "")) for place, link in enumerate(parts.links))
    return parts._replace(links=tuple(links))


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

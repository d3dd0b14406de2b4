"""Lists of what belongs to an entry: whole on its page while they are short, else the newest of them there and all on a
page of their own, in parts where that would be long too."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from dossier.base.edtf import Edtf
from dossier.base.ids import slug
from dossier.base.plain import Plain
from dossier.entries import Entry
from dossier.graph.survey import Survey
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.parts import Parts, Piece, by_date, cut, parts_of
from dossier.outputs.referring import MANY
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.views import Link, Meta, More, Reference

T = TypeVar("T")
WHOLE = 60
"""Lines up to which a list is whole on the page of its entry."""
NEWEST = 40
"""Lines of a longer one that are there."""
PAGE = 200
"""Lines on a page of the list itself."""
LINKS = 1_000
"""Lines there that are a link and no more."""


class Heading(Plain):
    """What the lines under it have in common."""

    anchor: str
    link: Link
    """Without a path where it leads nowhere."""


class Roll(NamedTuple, Generic[T]):
    """A list of an entry, not yet made into lines."""

    name: str
    """Its folder below the entry's."""
    title: str
    shape: str
    """Which macro of `templates/macros/rolls.html` shows a line."""
    items: Sequence[T]
    """In their order; newest first where they have dates."""
    line: Callable[[Desk, T], Any]
    date_of: Callable[[T], Edtf | None] | None = None
    heading: Callable[[Desk, T], Heading] | None = None
    newest_last: bool = False
    whole: int = WHOLE
    newest: int = NEWEST
    page: int = PAGE

    @property
    def is_long(self) -> bool:
        """Whether the entry's page has only a part of it."""
        return len(self.items) > self.whole

    @property
    def there(self) -> Sequence[T]:
        """What of it the entry's page has."""
        if not self.is_long:
            return self.items
        return self.items[-self.newest :] if self.newest_last else self.items[: self.newest]

    def pieces(self) -> tuple[Piece[T], ...]:
        """The parts in which it is told."""
        return cut(self.items, by_date(self.date_of) if self.date_of else (), self.page, newest_first=False)


class Group(Plain):
    """Lines under a heading, or without one."""

    heading: Heading | None
    lines: tuple[Any, ...]


class RollView(Plain):
    """All that the page of a list shows, or of a part of it."""

    meta: Meta
    title: str
    entry: Link
    shape: str
    total: int
    """Lines of the whole list."""
    groups: tuple[Group, ...]
    parts: Parts | None
    is_front: bool
    """Whether it stands before the parts, with the first lines alone."""
    references: tuple[Reference, ...]


def more(urls: Urls, entry: Entry, roll: Roll[Any]) -> More | None:
    """The way from an entry's page to the whole list; None when the page has all of it."""
    if not roll.is_long:
        return None
    return More(Link(urls.to(_folder(entry, roll)), roll.title), len(roll.items))


def named_roll(name: str, title: str, groups: Mapping[str, tuple[str, ...]]) -> Roll[Any]:
    """The list of entries under headings; `Desk.in_short` shows it in short."""
    items = tuple((heading, entry_id) for heading, ids in groups.items() for entry_id in ids)
    return Roll(name, title, "links", items, _named, heading=_heading, whole=MANY, newest=NEWEST, page=LINKS)


def _named(desk: Desk, item: tuple[str, str]) -> Link:
    return desk.link(item[1])


def _heading(desk: Desk, item: tuple[str, str]) -> Heading:
    return Heading(f"group-{slug(item[0])}", Link("", item[0]))


def told(desk: Desk, roll: Roll[T]) -> tuple[Any, ...]:
    """The lines of the list that the entry's page has."""
    return tuple([roll.line(desk, item) for item in roll.there])


def roll_pages(survey: Survey, urls: Urls, entry: Entry, roll: Roll[T]) -> Iterator[Output]:
    """The pages of a list that is too long for the page of its entry: one, or one in front and one for each part."""
    if not roll.is_long:
        return
    pieces = roll.pieces()
    if len(pieces) < 2:
        yield _page(survey, urls, entry, roll, roll.items)
        return
    yield _page(survey, urls, entry, roll, roll.there, pieces)
    for place, piece in enumerate(pieces):
        yield _page(survey, urls, entry, roll, piece.items, pieces, place)


def page_of(urls: Urls, entry: Entry, roll: Roll[T], item: T, anchor: str) -> str:
    """The address of a line on the page of the list, or on that of its part; the item must be one of its own."""
    pieces = roll.pieces()
    key = next(piece.key for piece in pieces if any(item is other for other in piece.items))
    return urls.to(_folder(entry, roll) + (f"{key}/" if key else ""), anchor)


def _folder(entry: Entry, roll: Roll[Any]) -> str:
    return f"{folder_of(entry)}{roll.name}/"


def _page(
    survey: Survey,
    urls: Urls,
    entry: Entry,
    roll: Roll[T],
    items: Sequence[T],
    pieces: tuple[Piece[T], ...] = (),
    this: int | None = None,
) -> Output:
    desk = Desk(survey, urls)
    folder = _folder(entry, roll)
    piece = pieces[this] if this is not None else None
    above = Desk(survey, urls, reads=()).meta(entry)  # its title and place alone
    title = f"{above.title}: {roll.title[:1].lower()}{roll.title[1:]}"
    link = desk.link(entry.id)
    crumbs = (*above.crumbs[1:], link, *((Link(urls.to(folder), roll.title),) if piece else ()))
    groups = _groups(desk, roll, items)
    view = RollView(
        meta=desk.page_meta(
            f"{folder}{piece.key}/" if piece else folder,
            f"{title}, {piece.name}" if piece else title,
            f"{title}: {piece.name if piece else f'all {len(roll.items)}'}.",
            "roll",
            above.section,
            crumbs,
        ),
        title=roll.title,
        entry=link,
        shape=roll.shape,
        total=len(roll.items),
        groups=groups,
        parts=parts_of(urls, folder, "", pieces, this, roll.title) if pieces else None,
        is_front=bool(pieces) and this is None,
        references=desk.references(),
    )
    return Output(f"{view.meta.path}index.html", "page:roll", view)


def _groups(desk: Desk, roll: Roll[T], items: Sequence[T]) -> tuple[Group, ...]:
    groups: dict[Heading | None, list[Any]] = {}
    for item in items:
        heading = roll.heading(desk, item) if roll.heading else None
        groups.setdefault(heading, []).append(roll.line(desk, item))
    return tuple(Group(heading, tuple(found)) for heading, found in groups.items())

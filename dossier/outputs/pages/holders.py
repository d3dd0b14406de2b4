"""What those want who have no column in the matrix: a row for each with the issues they spoke on, in parts by name."""

from collections.abc import Iterator, Mapping, Sequence

from dossier.base.ids import slug
from dossier.base.plain import Plain
from dossier.entries import Issue
from dossier.graph.stances import cell, matrix
from dossier.graph.survey import Survey
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.pages.issue import line_addresses
from dossier.outputs.pages.matrix import FOLDER, OTHERS, CellView, cell_view, columns, other_holders
from dossier.outputs.parts import Level, Parts, Piece, by_letter, cut, parts_of
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta, Side

PAGE = 50
"""Holders on a page."""
FIRST = 20
"""Holders on the page in front of the parts: those with most positions."""


class HolderRow(Plain):
    """A holder with the cells of the issues on which there is something."""

    holder: Link
    side: Side | None
    cells: tuple[CellView, ...]
    """Named by the issue."""


class HoldersView(Plain):
    """All that a page of other holders shows."""

    meta: Meta
    rows: tuple[HolderRow, ...]
    total: int
    parts: Parts | None
    is_front: bool


def holders_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    """The pages of holders without a column; none where the matrix names them all."""
    rows = columns(survey, matrix(survey.dossier, survey.stances))
    desk = Desk(survey, urls)
    others = sorted(other_holders(survey, rows), key=lambda key: (slug(desk.short(key)), key))
    if len(others) <= OTHERS:
        return
    issues = [row[0].issue for row in rows]
    paths = {issue: line_addresses(survey, urls, survey.dossier.get(issue, Issue)) for issue in issues}
    levels: tuple[Level[str], ...] = by_letter(lambda key: slug(desk.short(str(key))))
    pieces = cut(others, levels, PAGE, newest_first=False)
    if len(pieces) < 2:
        yield _page(survey, urls, paths, others, others)
        return
    most = sorted(others, key=lambda key: -len(survey.stances.by_actor.get(key, ())))[:FIRST]
    yield _page(survey, urls, paths, others, most, pieces)
    for place, piece in enumerate(pieces):
        yield _page(survey, urls, paths, others, piece.items, pieces, place)


def _page(
    survey: Survey,
    urls: Urls,
    paths: Mapping[str, Mapping[str, str]],
    others: Sequence[str],
    shown: Sequence[str],
    pieces: tuple[Piece[str], ...] = (),
    this: int | None = None,
) -> Output:
    desk = Desk(survey, urls)
    piece = pieces[this] if this is not None else None
    title = "Positions of others"
    crumbs = (Link(urls.to("positions/"), "Positions"), *((Link(urls.to(FOLDER), title),) if piece else ()))
    view = HoldersView(
        meta=desk.page_meta(
            f"{FOLDER}{piece.key}/" if piece else FOLDER,
            f"{title}, {piece.name}" if piece else title,
            f"What those want who have no column in the matrix{f': {piece.name}' if piece else ''}.",
            "matrix",
            "positions",
            crumbs,
        ),
        rows=tuple(_row(desk, holder, paths) for holder in shown),
        total=len(others),
        parts=parts_of(urls, FOLDER, "", pieces, this, title) if pieces else None,
        is_front=bool(pieces) and this is None,
    )
    return Output(f"{view.meta.path}index.html", "page:holders", view)


def _row(desk: Desk, holder: str, paths: Mapping[str, Mapping[str, str]]) -> HolderRow:
    cells = (cell(desk.dossier, desk.survey.stances, holder, issue) for issue in paths)
    views = tuple(
        cell_view(desk, found, paths[found.issue])._replace(holder=desk.short(found.issue), gist="")
        for found in cells
        if found.series
    )
    return HolderRow(desk.short_link(holder), desk.side(holder), views)

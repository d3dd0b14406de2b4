"""The positions matrix: who wants what on which issue, when it was last stated, and whether it moved."""

from collections import Counter
from collections.abc import Mapping

from dossier.base.plain import Plain
from dossier.entries import Issue, Position
from dossier.graph.stances import Cell, matrix
from dossier.graph.survey import Survey
from dossier.outputs.dates import when_
from dossier.outputs.desk import Desk
from dossier.outputs.facets import Facet, Option
from dossier.outputs.output import Output
from dossier.outputs.pages.issue import line_addresses
from dossier.outputs.quotes import stance_words
from dossier.outputs.sentences import shortened
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta, More, Side, When
from dossier.outputs.words import FACETS

GIST = 110
"""Characters of a position shown in a cell."""
COLUMNS = 16
"""Holders that have a column where the settings name none."""
OTHERS = 40
"""Holders without a column that are named below the matrix; more have pages of their own."""
FOLDER = "positions/others/"
"""Of these pages."""
Cells = tuple[tuple[Cell, ...], ...]


class CellView(Plain):
    """A cell: the newest current stance, or the kind of emptiness."""

    holder: str
    state: str
    """stated, declined, none_found, not_researched or not_applicable."""
    path: str
    """Of the holder's line on the issue's page; empty where there is none."""
    stance: str
    when: When | None
    movement: str
    """hardened, softened, turned, or empty."""
    others: int
    """Other positions that are current too."""
    disputed: bool
    gist: str
    """What is wanted, in a line; empty where nothing is."""


class Row(Plain):
    """An issue with a cell for each holder."""

    anchor: str
    issue: Link
    question: str
    cells: tuple[CellView, ...]


class MatrixView(Plain):
    """All that the matrix shows."""

    meta: Meta
    holders: tuple[Side | str, ...]
    rows: tuple[Row, ...]
    positions: int
    others: tuple[Link, ...]
    """Holders with positions that have no column, unless they have pages of their own."""
    more_others: More | None
    choices: tuple[Facet, ...]
    """Rows and columns, to show some of them."""
    csv: Link


def matrix_page(survey: Survey, urls: Urls) -> Output:
    """The output of the index of positions, which is the matrix."""
    desk = Desk(survey, urls)
    rows = columns(survey, matrix(survey.dossier, survey.stances))
    others = other_holders(survey, rows)
    view = MatrixView(
        holders=heads(desk, rows),
        rows=tuple(row_view(desk, row) for row in rows if row),
        positions=len(survey.dossier.all(Position)),
        others=desk.links(others) if len(others) <= OTHERS else (),
        more_others=More(Link(urls.to(FOLDER), ""), len(others)) if len(others) > OTHERS else None,
        choices=_choices(desk, rows),
        csv=Link("positions/matrix.csv", ""),
        meta=desk.page_meta(
            "positions/",
            "Positions",
            "Who wants what on which issue, since when, and how we know.",
            "matrix",
            "positions",
        ),
    )
    return Output("positions/index.html", "page:matrix", view)


def columns(survey: Survey, rows: Cells) -> Cells:
    """The matrix as it is named; where no columns are and there are many holders, those with most positions."""
    if survey.dossier.settings.matrix.holders or not rows or len(rows[0]) <= COLUMNS:
        return rows
    counts: Counter[str] = Counter()
    for (holder, _), series in survey.stances.series.items():
        counts[holder] += len(series.positions)
    most = set(sorted(counts, key=lambda holder: (-counts[holder], holder))[:COLUMNS])
    return tuple(tuple(cell for cell in row if cell.holder in most) for row in rows)


def other_holders(survey: Survey, rows: Cells) -> tuple[str, ...]:
    """Those with positions that have no column."""
    shown = {cell.holder for row in rows for cell in row}
    return tuple(sorted({holder for holder, _ in survey.stances.series} - shown))


def _choices(desk: Desk, rows: Cells) -> tuple[Facet, ...]:
    issues = [row[0].issue for row in rows if row]
    holders = [cell.holder for cell in (rows[0] if rows else ())]
    return tuple(
        Facet(key, FACETS[key], tuple(Option(entry_id, desk.short(entry_id), 0) for entry_id in ids))
        for key, ids in (("issue", issues), ("party", holders))
        if len(ids) > 1
    )


def heads(desk: Desk, rows: Cells) -> tuple[Side | str, ...]:
    """The head of each column: the holder's name with the mark of its side, if it has one."""
    sides = ((desk.side(cell.holder), desk.short(cell.holder)) for cell in (rows[0] if rows else ()))
    return tuple(side._replace(name=name) if side else name for side, name in sides)


def row_view(desk: Desk, row: tuple[Cell, ...]) -> Row:
    """One issue with the stance of each holder."""
    issue = row[0].issue
    question = desk.dossier.get(issue, Issue).question
    paths = line_addresses(desk.survey, desk.urls, desk.dossier.get(issue, Issue))
    cells = tuple(cell_view(desk, cell, paths) for cell in row)
    return Row(f"row-{issue}", desk.short_link(issue), question, cells)


def cell_view(desk: Desk, cell: Cell, paths: Mapping[str, str]) -> CellView:
    """One cell; `paths` are the addresses of all holders' lines on the issue."""
    name = desk.short(cell.holder)
    if cell.series is None:
        return CellView(name, cell.empty or "not_researched", "", "", None, "", 0, False, "")
    newest = cell.series.current[0] if cell.series.current else cell.series.positions[0]
    return CellView(
        holder=name,
        state=cell.empty or "stated",
        path=paths[cell.holder],
        stance=stance_words(desk, newest),
        when=when_(newest.date),
        movement="" if newest.movement == "unchanged" else newest.movement or "",
        others=max(len(cell.series.current) - 1, 0),
        disputed=any(dispute.status == "open" for dispute in newest.disputes),
        gist=shortened(newest.summary, GIST),
    )

"""The positions matrix: who wants what on which issue, when it was last stated, and whether it moved."""

from typing import NamedTuple

from dossier.entries import Position
from dossier.graph.sides import side_of
from dossier.graph.stances import Cell, matrix
from dossier.graph.survey import Survey
from dossier.outputs.desk import Desk, when, when_
from dossier.outputs.output import Output
from dossier.outputs.quotes import stance_words
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link, Meta, When
from dossier.outputs.words import word


class Column(NamedTuple):
    """A holder."""

    holder: Link
    side: str
    shape: str


class CellView(NamedTuple):
    """A cell: the newest current stance, or the kind of emptiness."""

    holder: Link
    stance: str
    when: When | None
    basis: str
    movement: str
    """hardened, softened, turned, unchanged, or empty."""
    changes: int
    """Earlier positions in the series."""
    others: int
    """Other positions that are current too."""
    disputed: bool
    series: Link | None
    """To the issue's page, at the holder's line."""
    summary: str
    empty: str
    """not_researched, none_found, declined, not_applicable; empty for a stance."""
    empty_text: str
    searched: When | None


class Row(NamedTuple):
    """An issue with a cell for each column."""

    issue: Link
    question: str
    cells: tuple[CellView, ...]


class MatrixView(NamedTuple):
    """All that the matrix shows."""

    meta: Meta
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    positions: int
    others: tuple[Link, ...]
    """Holders with positions that have no column."""


def matrix_page(survey: Survey, urls: Urls) -> Output:
    """The output of the index of positions, which is the matrix."""
    desk = Desk(survey, urls)
    rows = matrix(survey.dossier, survey.stances)
    holders = tuple(cell.holder for cell in rows[0]) if rows else ()
    others = sorted({holder for holder, _ in survey.stances.series} - set(holders))
    view = MatrixView(
        columns=tuple(_column(desk, holder) for holder in holders),
        rows=tuple(_row(desk, row) for row in rows if row),
        positions=len(survey.dossier.all(Position)),
        others=desk.links(others),
        meta=desk.page_meta(
            "positions/",
            "Positions",
            "Who wants what on which issue, since when, and how we know.",
            "matrix",
            "positions",
        ),
    )
    return Output("positions/index.html", "page:matrix", view, tuple(desk.about))


def _column(desk: Desk, holder: str) -> Column:
    side = side_of(desk.dossier, holder)
    return Column(
        desk.link(holder, desk.short(holder)), side.code if side else "", side.shape if side else ""
    )


def _row(desk: Desk, row: tuple[Cell, ...]) -> Row:
    issue = row[0].issue
    question = getattr(desk.dossier.entries[issue], "question")  # noqa: B009
    return Row(desk.link(issue, desk.short(issue)), question, tuple(_cell(desk, cell) for cell in row))


def _cell(desk: Desk, cell: Cell) -> CellView:
    holder = desk.link(cell.holder, desk.short(cell.holder))
    if cell.series is None:
        found = when(cell.searched.on) if cell.searched else None
        note = (cell.searched.note if cell.searched else None) or ""
        empty = cell.empty or ""
        return CellView(holder, "", None, "", "", 0, 0, False, None, note, empty, word(empty), found)
    newest = cell.series.current[0] if cell.series.current else cell.series.positions[0]
    return CellView(
        holder=holder,
        stance=stance_words(desk, newest),
        when=when_(newest.date),
        basis=word(newest.basis),
        movement=newest.movement or "",
        changes=len(cell.series.positions) - len(cell.series.current),
        others=len(cell.series.current) - 1,
        disputed=any(dispute.status == "open" for dispute in newest.disputes),
        series=desk.link(cell.issue, stance_words(desk, newest), anchor=f"line-{cell.holder}"),
        summary=newest.summary,
        empty=cell.empty or "",
        empty_text=word(cell.empty) if cell.empty else "",
        searched=None,
    )

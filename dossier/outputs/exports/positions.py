"""Tables of issues and positions, and the matrix as it is shown."""

from collections.abc import Iterator

from dossier.entries import Issue, Position
from dossier.entries.issue import Searched
from dossier.entries.position import Quote
from dossier.graph.stances import matrix
from dossier.graph.survey import Survey
from dossier.outputs.exports.rows import each, parts
from dossier.outputs.exports.sheet import Cell, Row, Spec, Take, day, entry_id, given, like, number, of
from dossier.outputs.words import word


def _scales(survey: Survey) -> Iterator[Row]:
    for issue in survey.dossier.all(Issue):
        for key, words in issue.stances.items():
            yield (issue, key, words)


def _stance(survey: Survey, position: Position) -> str:
    scale = survey.dossier.get(position.issue, Issue).stances
    return scale.get(position.stance) or word(position.stance)


def _is_current(survey: Survey, row: Row) -> Cell:
    position: Position = row[0]
    first = position.date.earliest
    stated = first is None or first <= survey.dossier.as_of
    return stated and position.id not in survey.stances.superseded_by


def _quote(name: str) -> Take:
    target = "entries" if name == "speaker" else ""

    def cell(_: Survey, row: Row) -> str | None:
        quote = row[0].quote
        found: str | None = getattr(quote, name) if quote else None
        return found

    return like(Quote, name, f"quote_{name}", cell, target)


def _cells(survey: Survey) -> Iterator[Row]:
    for line in matrix(survey.dossier, survey.stances):
        for cell in line:
            newest = (cell.series.current or cell.series.positions)[0] if cell.series else None
            yield (cell, newest)


def _newest(name: str) -> Take:
    def cell(_: Survey, row: Row) -> str | None:
        found: str | None = getattr(row[1], name) if row[1] else None
        return found

    return like(Position, name, name, cell)


MATRIX = Spec(
    "matrix",
    "The newest current stance of each party on each issue, or the kind of emptiness",
    _cells,
    (
        given("issue", "The issue.", lambda _, row: str(row[0].issue), target="entries"),
        given("issue_title", "Its title.", lambda s, row: s.dossier.label(row[0].issue)),
        given("holder", "The party.", lambda _, row: str(row[0].holder), target="entries"),
        given("holder_name", "Its name.", lambda s, row: s.dossier.label(row[0].holder)),
        given(
            "state",
            "stated, declined, none_found, not_researched or not_applicable.",
            lambda _, row: row[0].empty or "stated",
        ),
        given(
            "position", "The newest of them.", lambda _, row: row[1].id if row[1] else None, target="entries"
        ),
        given("stance", "In a word or two.", lambda s, row: _stance(s, row[1]) if row[1] else None),
        day("date", "When it was stated.", lambda _, row: row[1].date if row[1] else None),
        _newest("basis"),
        _newest("movement"),
        _newest("summary"),
        given(
            "current",
            "How many positions are current.",
            lambda _, row: len(row[0].series.current) if row[0].series else 0,
            "integer",
        ),
    ),
    ("issue", "holder"),
)

SHEETS = (
    Spec(
        "issues",
        "What is negotiated",
        each(Issue),
        (entry_id("id"), of(0, Issue, "title", "short_title", "question", "parent", "glossary", "summary")),
    ),
    Spec(
        "scales",
        "Stances that an issue has of its own",
        _scales,
        (
            entry_id("issue"),
            given("stance", "The key.", lambda _, row: str(row[1])),
            given("words", "What it says.", lambda _, row: str(row[2])),
        ),
        ("issue", "stance"),
    ),
    Spec(
        "positions",
        "What a holder wants on an issue, as stated on a day",
        each(Position),
        (
            entry_id("id"),
            of(0, Position, "holder", "issue", "date", "stance"),
            given("stance_words", "The stance in words.", lambda s, row: _stance(s, row[0])),
            of(0, Position, "summary", "condition", "basis", "attribution", "stated_by", "capacity", "at"),
            of(0, Position, "document", "provision", "supersedes_kind", "movement"),
            given("is_current", "Whether no later one replaced it.", _is_current, "boolean"),
            of(0, Position, "likelihood", "confidence", "note"),
            _quote("text"),
            _quote("lang"),
            _quote("translation"),
            _quote("speaker"),
        ),
    ),
    Spec(
        "searched",
        "Positions that were looked for and not found",
        parts(Issue, "searched"),
        (entry_id("issue"), number(1), of(2, Searched, "holder", "on", "result", "note")),
        ("issue", "number"),
    ),
    MATRIX,
)

"""How a table of the data is described: which columns it takes from which model, and what they mean.

A column's type and meaning come from the model itself. Dates come with the days they can mean (domain: CSV rules):
`date` as written (EDTF), then `date_earliest`, `date_latest`, `date_precision`, `date_qualifier`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from dossier.base.edtf import Edtf
from dossier.entries.common import Fields
from dossier.entries.fields import Target
from dossier.entries.meanings import meaning
from dossier.graph.survey import Survey

Cell = str | int | float | bool | None
Kind = Literal["string", "integer", "number", "boolean", "date"]
Row = tuple[Any, ...]
"""What a row is about: an entry, or an entry with a part of it and a part of that."""


class Column(NamedTuple):
    """One column of a table."""

    name: str
    kind: Kind
    about: str
    target: str = ""
    """The table whose first column has the values: `entries` or `offices`; empty for plain values."""


class Take(NamedTuple):
    """Some columns, and how their cells come out of all rows, a column at a time."""

    columns: Callable[[], tuple[Column, ...]]
    """Told when they are asked for, since what a field means is read from the source of its model."""
    cells: Callable[[Survey, Sequence[Row]], Iterable[Sequence[Cell]]]
    fields: tuple[tuple[type[Fields], str], ...] = ()
    """The fields it shows, by model."""


class Spec(NamedTuple):
    """A table before it is filled."""

    name: str
    title: str
    """What one row is."""
    rows: Callable[[Survey], Iterable[Row]]
    takes: tuple[Take, ...]
    key: tuple[str, ...] = ("id",)
    """The columns that tell rows apart."""


class Sheet(NamedTuple):
    """A table, filled."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def filled(spec: Spec, survey: Survey) -> Sheet:
    """The table with its rows, in the order in which they come."""
    columns = tuple(column for take in spec.takes for column in take.columns())
    rows = tuple(spec.rows(survey))
    cells = chain.from_iterable(take.cells(survey, rows) for take in spec.takes)
    return Sheet(spec.name, spec.title, columns, spec.key, tuple(zip(*cells, strict=True)))


def of(place: int, model: type[Fields], *names: str) -> Take:
    """Columns for fields of what stands at that place of the row; `field:column` gives a column another name."""
    pairs = [(name.partition(":")[0], name.partition(":")[2] or name.partition(":")[0]) for name in names]
    fields = [name for name, _ in pairs]
    dates = {name for name in fields if _is_date(model.model_fields[name].annotation)}

    def columns() -> tuple[Column, ...]:
        return tuple(column for name, shown in pairs for column in _columns(model, name, shown))

    def cells(_: Survey, rows: Sequence[Row]) -> Iterator[Sequence[Cell]]:
        parts = [row[place] for row in rows]
        for name in fields:
            found = list(map(attrgetter(name), parts))
            yield from _day_columns(found) if name in dates else (found,)

    return Take(columns, cells, tuple((model, name) for name in fields))


def given(
    name: str, about: str, cell: Callable[[Survey, Row], Cell], kind: Kind = "string", target: str = ""
) -> Take:
    """One column that is worked out."""
    column = Column(name, kind, about, target)
    return Take(lambda: (column,), lambda survey, rows: ([cell(survey, row) for row in rows],))


def like(
    model: type[Fields], field: str, name: str, cell: Callable[[Survey, Row], str | None], target: str = ""
) -> Take:
    """One column of text that is worked out, and means what a field of a model does."""
    return Take(
        lambda: (Column(name, "string", meaning(model, field), target),),
        lambda survey, rows: ([cell(survey, row) for row in rows],),
    )


def entry_id(name: str, place: int = 0) -> Take:
    """The id of the entry at that place of the row."""
    column = Column(name, "string", "Id of the entry.", "entries")
    return Take(lambda: (column,), lambda _, rows: ([row[place].id for row in rows],))


def number(place: int) -> Take:
    """The number of a part within its entry, counted from 1, where the row holds it."""
    column = Column("number", "integer", "Its place in the entry, from 1.")
    return Take(lambda: (column,), lambda _, rows: ([row[place] for row in rows],))


def day(name: str, about: str, value: Callable[[Survey, Row], Edtf | None]) -> Take:
    """The five columns of a date that is worked out."""
    return Take(
        lambda: _date_columns(name, about),
        lambda survey, rows: _day_columns(value(survey, row) for row in rows),
    )


def _day_columns(dates: Iterable[Edtf | None]) -> Iterable[Sequence[Cell]]:
    return zip(*map(date_cells, dates), strict=True)


def date_cells(date: Edtf | None) -> tuple[Cell, ...]:
    """A date as written, the days it can mean, how exact and how sure it is."""
    return (None,) * 5 if date is None else _date_cells(date)


@lru_cache(1 << 15)
def _date_cells(date: Edtf) -> tuple[Cell, ...]:
    first, last = date.earliest, date.latest
    return (
        date.text,
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        date.precision,
        date.qualifier or None,
    )


def _date_columns(name: str, about: str) -> tuple[Column, ...]:
    return (
        Column(name, "string", f"{about} EDTF, level 1."),
        Column(f"{name}_earliest", "date", "The first day it can mean."),
        Column(f"{name}_latest", "date", "The last day it can mean."),
        Column(f"{name}_precision", "string", "day, month, season, year, decade or century."),
        Column(f"{name}_qualifier", "string", "uncertain, approximate or both; empty for neither."),
    )


def _columns(model: type[Fields], name: str, shown: str) -> tuple[Column, ...]:
    field = model.model_fields[name]
    about = meaning(model, name)
    if _is_date(field.annotation):
        return _date_columns(shown, about)
    types = _targets((field.annotation, *field.metadata))
    target = "offices" if types == ("office",) else "entries" if types else ""
    return (Column(shown, _kind(field.annotation), about, target),)


def _parts(annotation: Any) -> tuple[Any, ...]:
    """A type, or those it is a choice of."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _parts(get_args(annotation)[0])
    inner = () if origin is Literal else get_args(annotation)
    return tuple(found for part in inner for found in _parts(part)) if inner else (annotation,)


def _is_date(annotation: Any) -> bool:
    return Edtf in _parts(annotation)


def _kind(annotation: Any) -> Kind:
    parts = _parts(annotation)
    if bool in parts:
        return "boolean"
    return "integer" if int in parts else "number" if float in parts else "string"


def _targets(things: tuple[Any, ...]) -> tuple[str, ...]:
    """What a reference may point at, wherever in the type it says so."""
    for thing in things:
        if isinstance(thing, Target):
            return thing.types
        if isinstance(thing, type):
            continue
        found = _targets((*get_args(thing), *getattr(thing, "__metadata__", ())))
        if found:
            return found
    return ()

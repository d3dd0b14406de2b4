"""Where the rows of tables come from: the entries of a class, and the parts of each with their numbers."""

from collections.abc import Callable, Iterator

from dossier.entries import Entry
from dossier.graph.survey import Survey
from dossier.outputs.exports.sheet import Row

Rows = Callable[[Survey], Iterator[Row]]


def each(*classes: type[Entry]) -> Rows:
    """A row for every entry of the classes."""

    def rows(survey: Survey) -> Iterator[Row]:
        for cls in classes:
            for entry in survey.dossier.all(cls):
                yield (entry,)

    return rows


def parts(cls: type[Entry], field: str) -> Rows:
    """A row for every part of such entries: the entry, the part's number, the part."""

    def rows(survey: Survey) -> Iterator[Row]:
        for entry in survey.dossier.all(cls):
            for number, part in enumerate(getattr(entry, field), 1):
                yield (entry, number, part)

    return rows


def parts_of_all(field: str) -> Rows:
    """The same for a field that every entry has."""

    def rows(survey: Survey) -> Iterator[Row]:
        for entry in survey.dossier.entries.values():
            for number, part in enumerate(getattr(entry, field), 1):
                yield (entry, number, part)

    return rows

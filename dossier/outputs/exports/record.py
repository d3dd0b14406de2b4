"""Tables that concern entries of every type: the list of them, who refers to whom, citations, disputes, corrections."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, get_args

from dossier.base.edtf import Edtf, parse
from dossier.entries import Entry
from dossier.entries.common import CitationFields, Correction, Dispute, Fields, Version, Withdrawn
from dossier.entries.references import references
from dossier.graph.survey import Survey
from dossier.outputs.exports.rows import parts_of_all
from dossier.outputs.exports.sheet import Row, Spec, day, entry_id, given, number, of
from dossier.outputs.kinds import kind_of
from dossier.outputs.urls import folder_of


def _all(survey: Survey) -> Iterator[Row]:
    for entry in survey.dossier.entries.values():
        yield (entry,)


def _published(survey: Survey, row: Row) -> Edtf | None:
    dates = survey.dossier.history.get(row[0].id)
    return parse(dates.first.isoformat()) if dates else None


def _changed(survey: Survey, row: Row) -> Edtf | None:
    dates = survey.dossier.history.get(row[0].id)
    return parse(dates.last.isoformat()) if dates else None


def _references(survey: Survey) -> Iterator[Row]:
    for entry in survey.dossier.entries.values():
        found = [(_field(reference.path), reference.target) for reference in references(entry)]
        found += [("text", link.target) for link in entry.prose.links()]
        others = [pair for pair in found if not pair[0].endswith("cites.source")]
        for place, (field, target) in enumerate(others, 1):
            yield (entry, place, field, target)


@lru_cache(1 << 12)  # most name the same fields
def _field(path: tuple[str | int, ...]) -> str:
    return ".".join(str(part) for part in path if not isinstance(part, int))


def _citations(survey: Survey) -> Iterator[Row]:
    for entry in survey.dossier.entries.values():
        found = [*_cites(entry, ()), *(("text", c) for c in _text_cites(entry))]
        for place, (part, citation) in enumerate(found, 1):
            yield (entry, place, part, citation)


def _cites(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, CitationFields]]:
    """Citations anywhere in a value, with the part that they are for: `delegations.2`."""
    if isinstance(value, CitationFields):
        yield ".".join(path[:-2]), value
    elif isinstance(value, Fields):
        for name in _deep(type(value)):
            if inner := getattr(value, name):
                yield from _cites(inner, (*path, name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _cites(inner, (*path, key))
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        for place, inner in enumerate(value, 1):
            yield from _cites(inner, (*path, str(place)))


@lru_cache(None)
def _deep(model: type[Fields]) -> tuple[str, ...]:
    """The fields in which citations can be: those that hold groups of fields."""
    return tuple(name for name, field in model.model_fields.items() if _holds_fields(field.annotation))


def _holds_fields(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return True
    return any(_holds_fields(part) for part in get_args(annotation))


def _text_cites(entry: Entry) -> Iterator[CitationFields]:
    for cite in entry.prose.cites():
        yield CitationFields.model_construct(source=cite.source, locator=cite.locator or None)


def _versions(survey: Survey) -> Iterator[Row]:
    for entry in survey.dossier.entries.values():
        for place, dispute in enumerate(entry.disputes, 1):
            for at, version in enumerate(dispute.values, 1):
                yield (entry, place, at, version)


def _withdrawn(survey: Survey) -> Iterator[Row]:
    for key, entry in survey.dossier.withdrawn.items():
        if entry.withdrawn:
            yield (entry, key, entry.withdrawn)


SHEETS = (
    Spec(
        "entries",
        "Every published entry, of whatever type",
        _all,
        (
            given("id", "Its id.", lambda _, row: str(row[0].id)),
            given("type", "person, organisation, meeting ...", lambda _, row: kind_of(row[0])),
            given("label", "Its name or title.", lambda _, row: str(row[0].label)),
            given("page", "Where its page is on this site.", lambda _, row: folder_of(row[0])),
            of(0, Entry, "review", "checked", "check_by", "sensitivity"),
            day("published", "When its file was first committed.", _published),
            day("changed", "When its file was last committed.", _changed),
        ),
    ),
    Spec(
        "references",
        "Every mention of one entry by another, by the field that makes it; citations have their own table",
        _references,
        (
            entry_id("entry"),
            number(1),
            given("field", "The field, or `text` for the body.", lambda _, row: str(row[2])),
            given("mentions", "The entry or office mentioned.", lambda _, row: str(row[3])),
        ),
        ("entry", "number"),
    ),
    Spec(
        "citations",
        "Which source speaks for or against what",
        _citations,
        (
            entry_id("entry"),
            number(1),
            given("part", "The part of the entry; empty for the whole.", lambda _, row: str(row[2]) or None),
            of(3, CitationFields, "source", "stance", "locator", "quote", "quote_lang", "translation"),
            of(3, CitationFields, "translated_by", "credibility", "note"),
        ),
        ("entry", "number"),
    ),
    Spec(
        "disputes",
        "Facts on which reports disagree",
        parts_of_all("disputes"),
        (
            entry_id("entry"),
            number(1),
            of(2, Dispute, "field", "about", "status", "preferred", "resolution", "resolved_on", "note"),
        ),
        ("entry", "number"),
    ),
    Spec(
        "dispute_values",
        "The versions of each dispute",
        _versions,
        (
            entry_id("entry"),
            given("dispute", "Its number in disputes.", lambda _, row: int(row[1]), "integer"),
            given("number", "Its place in the dispute.", lambda _, row: int(row[2]), "integer"),
            of(3, Version, "value", "date"),
        ),
        ("entry", "dispute", "number"),
    ),
    Spec(
        "corrections",
        "What pages had wrong",
        parts_of_all("corrections"),
        (
            entry_id("entry"),
            number(1),
            of(2, Correction, "date", "was", "now", "kind", "reason", "reported_by"),
        ),
        ("entry", "number"),
    ),
    Spec(
        "deletions",
        "Entries that were taken down",
        _withdrawn,
        (
            given("id", "The id it had.", lambda _, row: str(row[1])),
            of(2, Withdrawn, "on", "reason", "instead"),
        ),
    ),
)

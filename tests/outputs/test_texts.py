"""A part says whose texts it reads, so that an edit to other texts need not make it again."""

from collections.abc import Set
from dataclasses import replace
from pathlib import Path

import pytest
from test_incremental import EXAMPLE
from worlds import survey as surveyed

from dossier.base.digest import digest
from dossier.check import check
from dossier.entries import Entry
from dossier.graph.survey import Survey, survey_of
from dossier.outputs.pages.data import records_file
from dossier.outputs.plan import parts_of
from dossier.outputs.search.files import search_words
from dossier.outputs.urls import Urls
from dossier.prose.body import Prose
from dossier.prose.plain import Html, Link, Part


def with_other_texts(survey: Survey, but: Set[str] = frozenset()) -> Survey:
    """All texts other than they are, but those of some entries; they mention the same elsewhere in other words."""
    dossier = survey.dossier
    entries = {key: entry if key in but else _other(entry) for key, entry in dossier.entries.items()}
    records = {
        key: record._replace(text=f"{record.text[: len(record.text) - record.size]}other", size=5)
        if record.size and key not in but and key in entries
        else record
        for key, record in dossier.records.items()
    }
    by_class = {cls: tuple(entries[entry.id] for entry in held) for cls, held in dossier.by_class.items()}
    return survey_of(replace(dossier, entries=entries, records=records, by_class=by_class, derived={}))


def _other(entry: Entry) -> Entry:
    return entry.model_copy(update={"prose": Prose(tuple(map(_reworded, entry.prose.parts)))})


def _reworded(part: Part) -> Part:
    if isinstance(part, Html):
        return Html("<p>Other")
    moved = part._replace(line=part.line + 7, raw=f"{part.raw} ")
    return moved._replace(words="other words") if isinstance(moved, Link) else moved


def keys(survey: Survey, number: int) -> dict[str, str]:
    part = parts_of(survey, Urls(survey.dossier.entries))[number]
    return {output.path: digest(output.view) for output in part()}


@pytest.fixture(scope="module", params=["flagship", "example"])
def survey(request: pytest.FixtureRequest, root: Path) -> Survey:
    found = check(root).survey if request.param == "flagship" else surveyed(EXAMPLE)
    assert found
    return found


def test_a_part_reads_no_other_text_than_it_says(survey: Survey) -> None:
    everyone = survey.dossier.entries.keys()
    for number, part in enumerate(parts_of(survey, Urls(survey.dossier.entries))):
        if part.texts != everyone:
            other = with_other_texts(survey, part.texts)
            assert keys(other, number) == keys(survey, number), sorted(part.texts)


def test_what_is_said_to_read_texts_does(survey: Survey) -> None:
    """At least one page of these parts is another; a text that stands in none would need no such part."""
    other = with_other_texts(survey)
    written = {key for key, record in survey.dossier.records.items() if record.size}
    for number, part in enumerate(parts_of(survey, Urls(survey.dossier.entries))):
        make = getattr(part.make, "func", None)  # a home page may show none
        if make in (records_file, search_words) and part.texts & written:
            assert keys(other, number) != keys(survey, number)

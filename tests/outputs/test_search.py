"""The search index of small dossiers: what is found, by which words, and what can never be."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from every_type import EVERY_TYPE
from worlds import survey

from dossier.base.folding import fold, words
from dossier.outputs.search.files import ROWS, WORDS, search_rows, search_words
from dossier.outputs.search.postings import BODY, LETTERS, NAME, SUMMARY, TITLE, postings_of
from dossier.outputs.search.rows import KINDS, Row
from dossier.outputs.urls import Urls
from dossier.render.encoders import script


def files(world: str) -> dict[str, Any]:
    """The data of each file of the index, by name."""
    found = survey(world)
    urls = Urls(found.dossier.entries)
    return dict(output.view for make in (search_rows, search_words) for output in make(found, urls))


def parts(index: dict[str, Any], kind: str) -> list[Any]:
    """The numbered files of a kind, in order."""
    numbered = sorted(
        (name for name in index if name.startswith(f"{kind}-")), key=lambda n: int(n.split("-")[1])
    )
    return [index[name] for name in numbered]


def rows(index: dict[str, Any]) -> list[Row]:
    return [row for part in parts(index, "rows") for row in part]


def entries(encoded: str) -> Iterator[tuple[int, int]]:
    """Number of each entry and places of the word in it."""
    number = -1
    for step, letter in re.findall("([0-9a-z]*)([A-O])", encoded):
        number += int(step, 36) if step else 1
        yield number, LETTERS.index(letter)


def found(index: dict[str, Any], word: str) -> dict[str, int]:
    """Path of each entry that has a word, and where."""
    (term,) = map(fold, words(word))
    terms = {term: encoded for part in parts(index, "words") for term, encoded in part.items()}
    return {rows(index)[number].path: places for number, places in entries(terms.get(term, ""))}


TALKS = """
    === content/actors/vera-lind.md
    ---
    kind: person
    name: Vera Lind
    native_name: {uk: Віра Лінд}
    aliases: [Wera Lynd]
    summary: Envoy of the south.
    affiliations: [{org: southport, role: Envoy}]
    review: candidate
    cites: [gazette]
    editor_note: Ask the harbourmaster about her passport.
    ---

    She spoke of a lighthouse in [[quay]], and of [[northport|the other town]] [@gazette].
    === content/places/quay.yaml
    {name: Quay House, kind: city, country: LV, timezone: Europe/Riga, review: candidate}
    === content/meetings/first.yaml
    title: First round
    date: 2025-12-30/2026-01-02
    status: held
    kind: call
    place: quay
    review: candidate
    cites: [gazette]
    delegations:
      - {party: southport, role: party, members: [{person: vera-lind, attendance: remote}]}
    outcomes: [{text: A timetable for dredging., kind: statement}]
    === content/actors/hidden.yaml
    {kind: person, name: Draft Drafty, review: draft, affiliations: [{org: southport, role: Clerk}]}
    === content/actors/secret.yaml
    {kind: person, name: Secret Secretly, review: candidate, sensitivity: restricted, affiliations: [{org: southport, role: Clerk}]}
"""


def test_a_word_finds_an_entry_by_where_it_stands() -> None:
    index = files(TALKS)
    assert found(index, "Lind")["people/vera-lind/"] == TITLE | NAME
    assert found(index, "Лінд")["people/vera-lind/"] == TITLE | NAME
    assert found(index, "Wera")["people/vera-lind/"] == TITLE | NAME
    assert found(index, "envoy")["people/vera-lind/"] == SUMMARY | BODY
    assert found(index, "lighthouse") == {"people/vera-lind/": BODY}
    assert found(index, "dredging") == {"meetings/first/": BODY}


def test_a_meeting_is_found_by_who_was_there_and_where() -> None:
    index = files(TALKS)
    assert found(index, "Vera")["meetings/first/"] == BODY
    assert found(index, "Quay")["meetings/first/"] == BODY


def test_link_texts_are_searched_and_sources_that_are_cited_are_not() -> None:
    index = files(TALKS)
    assert "people/vera-lind/" in found(index, "town")
    assert found(index, "begin") == {"sources/gazette/": TITLE}


def test_what_is_not_published_is_in_no_file() -> None:
    text = json.dumps(files(TALKS), ensure_ascii=False)
    assert fold("lighthouse") in text
    for word in ("passport", "harbourmaster", "Drafty", "drafti", "Secretly", "secretli"):
        assert word not in text, word
        assert fold(word.lower()) not in text, word


def test_a_row_says_name_date_and_what_it_is() -> None:
    shown = {row.path: row for row in rows(files(TALKS))}
    assert shown["people/vera-lind/"] == Row(
        "people/vera-lind/", KINDS.index("person"), "Vera Lind", "uk Віра Лінд", "", "", "Envoy of the south."
    )
    meeting = shown["meetings/first/"]
    assert (meeting.title, meeting.note) == ("First round", "telephone call, Quay House")
    assert meeting.when.startswith("30 December 2025")


def test_an_entry_over_new_year_belongs_to_both_years() -> None:
    index = files(TALKS)
    number = [row.path for row in rows(index)].index("meetings/first/")
    meta = index["index"]
    assert [meta["years"][ord(meta["since"][number]) - 40], meta["years"][meta["until"][number]]] == [
        2025,
        2026,
    ]


def test_every_entry_has_a_kind_and_a_row_in_the_file_that_the_shelf_names() -> None:
    index = files(EVERY_TYPE)
    shelf, meta = index["shelf"], index["index"]
    assert [part[0].path for part in parts(index, "rows")] == shelf["paths"]
    assert [len(part) for part in parts(index, "rows")] == shelf["sizes"]
    paths = [row.path for row in rows(index)]
    assert paths == sorted(paths)
    assert [kind for kind, times in meta["kinds"] for _ in range(times)] == [row.kind for row in rows(index)]
    assert {KINDS[row.kind] for row in rows(index)} == set(KINDS)
    assert len(meta["since"]) == len(meta["known"]) == len(paths)


def test_words_stand_in_order_so_that_the_file_of_a_word_is_known() -> None:
    index = files(EVERY_TYPE)
    terms = [term for part in parts(index, "words") for term in part]
    assert terms == sorted(terms, key=lambda term: term.encode("utf-16-be"))
    assert index["index"]["words"] == [next(iter(part)) for part in parts(index, "words")]
    assert set(index["names"].split()) <= set(terms)


def test_files_stay_small_however_many_entries_there_are() -> None:
    many = "".join(
        f"=== content/sources/s-{n}.yaml\n{{title: Tide table {n} of harbour {n * 7919 % 10007}, kind: news, publisher: P,"
        " language: en, reliability: solid, review: candidate}\n"
        for n in range(1500)
    )
    index = files(many)
    assert len(parts(index, "rows")) > 2
    assert all(len(script((name, value))) < max(ROWS, WORDS) * 1.2 for name, value in index.items())


def test_a_word_of_most_texts_is_listed_only_where_it_is_a_name() -> None:
    texts = [[(TITLE, ("Quay" if n == 7 else f"Pier {n}",)), (BODY, ("quay water",))] for n in range(200)]
    found = postings_of(texts)
    terms = dict(found.terms)
    assert set(found.common) == {fold("quay"), fold("water"), fold("pier")}
    assert list(entries(terms[fold("quay")])) == [(7, TITLE | BODY)]
    assert fold("water") not in terms
    assert len(list(entries(terms[fold("pier")]))) == 199


def test_numbers_of_entries_are_told_by_their_distance() -> None:
    texts = [[(BODY, ("tide",) if n in (0, 1, 40, 99) else ())] for n in range(100)]
    assert dict(postings_of(texts).terms) == {"tide": "AA13A1nA"}
    assert [number for number, _ in entries("AA13A1nA")] == [0, 1, 40, 99]


def test_the_index_is_the_same_each_time() -> None:
    once, again = files(EVERY_TYPE), files(EVERY_TYPE)
    assert [script(item) for item in once.items()] == [script(item) for item in again.items()]


@pytest.mark.parametrize("value", ["</script>\u2028'\"\\", {"ключ": [1, None, True]}])
def test_a_file_is_a_script_that_hands_over_its_data(value: Any) -> None:
    text = script(("rows-1", value)).decode()
    name, _, data = text.removeprefix("dossier.take(").removesuffix(");\n").partition(",")
    assert (json.loads(name), json.loads(data)) == ("rows-1", value)

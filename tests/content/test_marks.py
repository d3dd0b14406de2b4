"""Marks: a value and its key are found in the text by their path, whatever stands before them."""

import pytest

from dossier.content.marks import Steps
from dossier.content.records import Record, marks, records_from
from dossier.content.tree import DictTree

ENTRY = """\
---
title: "Стамбул 🕊: другий раунд"  # remark
note:
summary: >
  Текст
  у двох рядках
delegations:
  - party: ukraine
    members: [{person: умєров, role: 'голова'}, kyslytsia]
    "cites": [aa-2025,
      un-2025]
  - party: russia

days:
- 2025-06-02   
-
- two
  lines
empty: {}
---
title: not a field
"""


def record(text: str, path: str = "content/a.md") -> Record:
    (found,), _ = records_from(DictTree({path: text}))
    return found


def marked(text: str, mark: tuple[str, int, int, int]) -> tuple[int, str]:
    """The line of a mark and the text that it covers."""
    _, line, column, end = mark
    return line, text.split("\n")[line - 1][column - 1 : end - 1]


@pytest.mark.parametrize(
    ("path", "line", "text"),
    [
        ((), 2, 'title: "Стамбул 🕊: другий раунд"  # remark'),
        (("title",), 2, '"Стамбул 🕊: другий раунд"'),
        (("note",), 3, ""),
        (("summary",), 4, ">"),
        (("delegations",), 8, "- party: ukraine"),
        (("delegations", 0), 8, "party: ukraine"),
        (("delegations", 0, "members"), 9, "[{person: умєров, role: 'голова'}, kyslytsia]"),
        (("delegations", 0, "members", 0), 9, "{person: умєров, role: 'голова'}"),
        (("delegations", 0, "members", 0, "person"), 9, "умєров"),
        (("delegations", 0, "members", 0, "role"), 9, "'голова'"),
        (("delegations", 0, "members", 1), 9, "kyslytsia"),
        (("delegations", 0, "cites"), 10, "[aa-2025,"),
        (("delegations", 0, "cites", 1), 11, "un-2025"),
        (("delegations", 1, "party"), 12, "russia"),
        (("days", 0), 15, "2025-06-02"),
        (("days", 1), 16, ""),
        (("days", 2), 17, "two"),
        (("empty",), 19, "{}"),
    ],
)
def test_the_place_of_a_value(path: Steps, line: int, text: str) -> None:
    assert marked(ENTRY, marks(record(ENTRY)).at(path)) == (line, text)


@pytest.mark.parametrize(
    ("path", "line", "text"),
    [
        (("title",), 2, "title"),
        (("delegations", 0, "members"), 9, "members"),
        (("delegations", 0, "members", 0, "role"), 9, "role"),
        (("delegations", 0, "cites"), 10, '"cites"'),
        (("delegations", 0, "members", 1), 9, "kyslytsia"),
        ((), 2, 'title: "Стамбул 🕊: другий раунд"  # remark'),
    ],
)
def test_the_place_of_a_key(path: Steps, line: int, text: str) -> None:
    assert marked(ENTRY, marks(record(ENTRY)).key(path)) == (line, text)


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        (("none",), ()),
        (("title", "none", 3), ("title",)),
        (("delegations", 2), ("delegations",)),
        (("delegations", 0, "members", 0, "none"), ("delegations", 0, "members", 0)),
        (("delegations", "0"), ("delegations",)),
        (("note", 0), ("note",)),
    ],
)
def test_what_does_not_exist_is_marked_at_the_nearest_thing_above(path: Steps, nearest: Steps) -> None:
    places = marks(record(ENTRY))
    assert places.at(path) == places.at(nearest)
    assert places.key(path) == places.key(nearest)


def test_an_empty_value_is_marked_after_its_colon() -> None:
    assert marks(record(ENTRY)).at(("note",)) == ("content/a.md", 3, 6, 6)


def test_columns_count_characters_and_not_bytes() -> None:
    assert marks(record(ENTRY)).at(("delegations", 0, "members", 0, "role"))[1:] == (9, 38, 46)


def test_of_a_field_written_twice_the_first_is_marked() -> None:
    text = "a: {x: 1}\nb: 2\na: {y: 3, z: {x: 4}}\n"
    places = marks(record(text, "content/a.yaml"))
    assert marked(text, places.at(("a", "x"))) == (1, "1")
    assert places.at(("a", "y")) == places.at(("a", "z", "x")) == places.at(("a",))
    assert marked(text, places.key(("a",))) == (1, "a")


def test_without_a_body_and_with_line_ends_of_windows() -> None:
    text = "# remark\r\na: 1\r\nb:\r\n  c: й\r\n"
    places = marks(record(text, "content/a.yaml"))
    assert places.at(("b", "c")) == ("content/a.yaml", 4, 6, 7)


def test_every_value_of_a_record_has_a_mark_that_shows_it() -> None:
    text = "a: [x, {y: z}]\nb:\n  - - u\n    - v\n  - w: k\n"
    places = marks(record(text, "content/a.yaml"))
    shown = {path: marked(text, mark)[1] for path, mark in places.values.items() if path}
    assert shown == {
        ("a",): "[x, {y: z}]",
        ("a", 0): "x",
        ("a", 1): "{y: z}",
        ("a", 1, "y"): "z",
        ("b",): "- - u",
        ("b", 0): "- u",
        ("b", 0, 0): "u",
        ("b", 0, 1): "v",
        ("b", 1): "w: k",
        ("b", 1, "w"): "k",
    }

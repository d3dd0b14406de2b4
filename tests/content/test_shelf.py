"""The shelf gives back what was read, and nothing that is damaged or belongs to other bytes."""

from typing import Any

import pytest

from dossier.content.records import Record, records_from
from dossier.content.shelf import Shelf
from dossier.content.tree import DictTree
from dossier.entries.read import entries_from
from dossier.prose.body import from_plain, plain, prose_from

PLACE = "---\nname: Quay {0}\nkind: city\ncountry: LV\nreview: candidate\n---\n\n# On it\n\nSee [[quay-1|the *first*]] and [@gazette, p. 3]; «ня» {0}.\n"
SETTINGS = "title: Harbour\ndescription: d\nscope: s\nstarted: 2024-01-01\nlicence: {text: CC BY 4.0, data: CC BY 4.0}\ncontact: a@example.org\n"


def tree(number: int, **more: str) -> DictTree:
    places = {f"content/places/quay-{n}.md": PLACE.format(n) for n in range(1, number + 1)}
    return DictTree(
        {"content/dossier.yaml": SETTINGS, **places, **{f"content/places/{k}.md": v for k, v in more.items()}}
    )


def read(files: DictTree, shelf: Shelf | None = None) -> Any:
    records, unreadable = records_from(files, shelf)
    loaded, slips = entries_from(records, shelf=shelf)
    return records, loaded, unreadable + slips


def filled(files: DictTree) -> dict[str, bytes]:
    shelf = Shelf()
    read(files, shelf)
    return shelf.rows(plain)


def test_what_is_known_is_as_if_read() -> None:
    files = tree(3)
    rows = filled(files)
    assert len(rows) == 3
    assert read(files, Shelf(rows)) == read(files)


def test_what_is_known_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    files = tree(3)
    rows = filled(files)
    for name in ("dossier.content.records.fields_from", "dossier.entries.read.prose_from"):
        monkeypatch.setattr(name, None)
    shelf = Shelf(rows)
    places = DictTree({path: files.read(path) for path in files.paths() if "quay" in path})
    entries, _ = records_from(places, shelf)
    assert len(entries_from(entries, shelf=shelf)[0].entries) == 3


def test_a_file_with_a_complaint_is_not_kept() -> None:
    files = tree(
        1,
        bad=PLACE.format(9).replace("See", "See <b>it</b> and"),
        twice=PLACE.format(8).replace("country: LV", "name: Twice"),
    )
    assert len(filled(files)) == 1
    assert read(files, Shelf(filled(files))) == read(files)
    assert {d.rule for d in read(files, Shelf(filled(files)))[2]} >= {"raw-html", "duplicate-key"}


def test_line_ends_that_were_changed_are_not_kept() -> None:
    files = DictTree({"content/places/quay.md": PLACE.format(1).replace("\n", "\r\n")})
    assert filled(files) == {}


def test_the_same_bytes_as_another_kind_of_file_are_another_row() -> None:
    rows = filled(tree(1))
    (key,) = rows
    assert Shelf(rows).get("content/places/a.md", key[:64])
    assert Shelf(rows).get("content/places/a.yaml", key[:64]) is None


def swapped(row: bytes) -> bytes:
    return row[:8] + row[8:].replace(b"Quay", b"Pier")


DAMAGE = {
    "nothing": lambda row: b"",
    "cut": lambda row: row[:-1],
    "other words": swapped,
    "no JSON": lambda row: row[:8] + b"{",
    "deep": lambda row: row[:8] + b"[" * 100_000,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_row_is_read_anew(damage: Any) -> None:
    files = tree(2)
    rows = {key: damage(row) for key, row in filled(files).items()}
    assert read(files, Shelf(rows)) == read(files)


def test_a_row_of_another_shape_is_read_anew() -> None:
    shelf = Shelf()
    for fields, prose in ((b"[]", b"[[],[]]"), (b"1,2", b"[[],[]]"), (b"{}", b"")):
        record = Record("a.md", fields, 0, 0, "", "0" * 64)
        shelf.begin(record.path, record.digest)
        assert shelf.complete(record, prose)
        assert Shelf(shelf.rows(bytes)).get("a.md", "0" * 64) is None
        assert not shelf.complete(record, prose)


@pytest.mark.parametrize("prose", [b"[1]", b'[["text"],[]]', b'[[["Link",1,"",1,""]],[]]'])
def test_prose_of_another_shape_is_read_anew(prose: bytes) -> None:
    files, shelf = tree(1), Shelf()
    (key,) = filled(files)
    row = Shelf(filled(files)).get("a.md", key[:64])
    assert row
    record = Record("a.md", bytes(row.fields), row.body, row.body_line, "", key[:64])
    shelf.begin(record.path, record.digest)
    shelf.complete(record, prose)
    assert read(files, Shelf(shelf.rows(bytes))) == read(files)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Text.",
        PLACE,
        "# A\n\n## A\n\n- [[x]]\n- [[y|\\[z\\]]]\n\n[@s]",
        "a[^1]\n\n[^1]: b\n\n| a |\n|---|\n| ж |\n",
        "```yaml\na: 1\n```",
    ],
)
def test_prose_as_plain_data_is_the_same_prose(body: str) -> None:
    prose, _ = prose_from(body)
    assert from_plain(plain(prose)) == prose

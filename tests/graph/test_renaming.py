"""Renaming changes the references and nothing else, byte for byte."""

import pytest
from worlds import world

from dossier.base.errors import DossierError
from dossier.content.records import records_from
from dossier.content.tree import DictTree
from dossier.entries.read import entries_from
from dossier.graph.renaming import Edited, renamed, retired

WORLD = {
    **world(),
    "content/places/pier.yaml": "# a comment\nname:   Pier   # spaced\nkind: 'venue'\r\nreview: candidate\n",
    "content/places/pier-house.yaml": "name: Pier house\nkind: venue\nwithin: 'pier'   # quoted\nreview: candidate\n",
    "content/events/fire.md": (
        "---\ntitle: Fire at the pier\ndate: 2025-01-01\nkind: other\nplace: pier # here\nreview: candidate\n"
        "cites: [ gazette ,]\n---\n\nAt the pier [[pier]], [[pier|the pier]] and [[pier-house]] [@gazette, p. 1; @gazette].\n"
    ),
}


def edits(old: str, new: str, files: dict[str, str] | None = None) -> dict[str, Edited]:
    tree = DictTree(files or WORLD)
    loaded = entries_from(records_from(tree)[0])[0]
    return {edit.path: edit for edit in renamed(tree, loaded, old, new)}


def test_only_the_references_change() -> None:
    found = edits("pier", "old-pier")
    assert found["content/events/fire.md"].after.decode() == WORLD["content/events/fire.md"].replace(
        "place: pier #", "place: old-pier #"
    ).replace("[[pier]], [[pier|", "[[old-pier]], [[old-pier|")
    assert found["content/places/pier-house.yaml"].after.decode() == WORLD[
        "content/places/pier-house.yaml"
    ].replace("'pier'", "'old-pier'")
    assert len(found) == 3


def test_the_file_moves_and_remembers_its_old_id() -> None:
    edit = edits("pier", "old-pier")["content/places/pier.yaml"]
    assert edit.moved_to == "content/places/old-pier.yaml"
    assert edit.after.decode() == WORLD["content/places/pier.yaml"] + "redirect_from: [pier]\r\n"


def test_citations_in_prose_and_short_citations() -> None:
    found = edits("gazette", "the-gazette")
    after = found["content/events/fire.md"].after.decode()
    assert "cites: [ the-gazette ,]" in after
    assert "[@the-gazette, p. 1; @the-gazette]" in after


def test_an_organisation_takes_its_offices_along() -> None:
    after = edits("northport", "north-port")["content/actors/ana-petrovic.yaml"].after.decode()
    assert "office: north-port/minister" in after and "office: north-port/secretary" in after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("redirect_from: [a, b]\n", "redirect_from: [a, b, pier]\n"),
        ("redirect_from:\n  - a\n  - b # last\n", "redirect_from:\n  - a\n  - b # last\n  - pier\n"),
    ],
)
def test_an_existing_list_of_old_ids_keeps_its_form(before: str, after: str) -> None:
    head = "name: Pier\nkind: venue\n"
    files = {**WORLD, "content/places/pier.yaml": head + before + "review: candidate\n"}
    edit = edits("pier", "old-pier", files)["content/places/pier.yaml"]
    assert edit.after.decode() == head + after + "review: candidate\n"


@pytest.mark.parametrize(("old", "new"), [("nobody", "x"), ("pier", "gazette"), ("pier", "Old Pier")])
def test_what_cannot_be_renamed_is_refused(old: str, new: str) -> None:
    with pytest.raises(DossierError):
        edits(old, new)


def test_retiring_names_the_references_that_stay() -> None:
    tree = DictTree(WORLD)
    loaded = entries_from(records_from(tree)[0])[0]
    found, staying = retired(tree, loaded, "pier", on="2026-01-01", reason="error", instead=None)
    assert [str(use.mark()) for use in staying] == [
        "content/events/fire.md:5:8",
        "content/events/fire.md:10:13",
        "content/events/fire.md:10:23",
        "content/places/pier-house.yaml:3:9",
    ]
    assert "review: withdrawn\n" in found[0].after.decode()
    assert found[0].after.decode().endswith("withdrawn: {on: 2026-01-01, reason: error}\r\n")


def test_retiring_in_favour_of_another_leads_references_there() -> None:
    tree = DictTree(WORLD)
    loaded = entries_from(records_from(tree)[0])[0]
    found, staying = retired(tree, loaded, "pier-house", on="2026-01-01", reason="duplicate", instead="pier")
    assert not staying
    texts = {edit.path: edit.after.decode() for edit in found}
    assert "and [[pier]] [" in texts["content/events/fire.md"]
    assert "instead: pier" in texts["content/places/pier-house.yaml"]

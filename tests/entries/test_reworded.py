"""Only what is surely the same but for its words counts as such."""

from collections.abc import Callable

import pytest
from test_incremental import EXAMPLE
from worlds import world

from dossier.content.records import records_from
from dossier.content.shelf import Shelf
from dossier.content.tree import DictTree
from dossier.entries.read import Loaded, entries_from
from dossier.entries.reworded import reworded
from dossier.prose.body import Prose, plain

QUAY = "content/meetings/quay-1.md"


def read(files: dict[str, str], shelf: Shelf) -> Loaded:
    records, _ = records_from(DictTree(files), shelf)
    return entries_from(records, shelf=shelf)[0]


def found(new: str, written: Callable[[Prose], bytes] = plain) -> frozenset[str] | None:
    """What counts as reworded where a text is another; the rows of all files are `written` so before."""
    files, first = world(EXAMPLE), Shelf()
    before = {record.path: record.digest for record in read(files, first).records.values()}
    shelf = Shelf(first.rows(written))
    files[QUAY] = files[QUAY].replace("They met for the first time [@gazette].", new)
    loaded = read(files, shelf)
    return reworded(before, loaded.records, {entry.id: entry for entry in loaded.entries}, shelf)


def test_other_words_of_the_same_links_and_citations() -> None:
    assert found("They met for the first time [@gazette].") == set()
    assert found("A line.\n\nAnd at last [@gazette] they met.") == {"quay-1"}


@pytest.mark.parametrize(
    "new", ["", "They met.", "They met [@courier].", "They met [@gazette, p. 1].", "[[quay-2]] [@gazette]"]
)
def test_anything_else_is_not(new: str) -> None:
    assert found(new) is None


@pytest.mark.parametrize("prose", [b"[1]", b"{}", b'[["text"],[]]'])
def test_a_whole_row_of_another_shape_tells_nothing(prose: bytes) -> None:
    assert found("They came [@gazette].", lambda _: prose) is None

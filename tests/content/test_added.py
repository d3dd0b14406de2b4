"""One more item for a list of a file: where it goes, and when it is left to the editor."""

import pytest

from dossier.base.errors import DossierError
from dossier.content.added import with_item
from dossier.content.records import records_from
from dossier.content.tree import DictTree

ITEM = {"url": "https://a.example/x", "date": "2026-02-18"}
LINES = "  - url: https://a.example/x\n    date: 2026-02-18\n"


def added(text: str) -> str:
    data = text.encode()
    records, _ = records_from(DictTree({"content/sources/s.yaml": data}))
    return with_item(data, records[0], "copies", ITEM, ("read", "title")).decode()


PLACES = {
    "below the field it follows": (
        "title: T\nread: 2026\nkind: news\n",
        f"title: T\nread: 2026\ncopies:\n{LINES}kind: news\n",
    ),
    "below the next best": (
        "title: T # ours\nkind: news\n",
        f"title: T # ours\ncopies:\n{LINES}kind: news\n",
    ),
    "not into a folded text": (
        "title: >-\n  T\n  U\nkind: news\n",
        f"title: >-\n  T\n  U\nkind: news\ncopies:\n{LINES}",
    ),
    "at the end of a file without a last line end": ("kind: news", f"kind: news\ncopies:\n{LINES}"),
    "after the last item": (
        "copies:\n- url: https://b.example\n  date: 2025\n# more\nkind: news\n",
        "copies:\n- url: https://b.example\n  date: 2025\n- url: https://a.example/x\n  date: 2026-02-18\n# more\nkind: news\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), PLACES.values(), ids=PLACES)
def test_where_an_item_goes(before: str, after: str) -> None:
    assert added(before) == after


@pytest.mark.parametrize("text", ["title: T\ncopies:\n", "title: T\ncopies: none\n"])
def test_what_is_no_list_is_left_to_the_editor(text: str) -> None:
    with pytest.raises(DossierError, match="copies"):
        added(text)

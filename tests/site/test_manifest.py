"""The manifest survives as text, and nothing else is taken for one."""

import json

import pytest

from dossier.site.manifest import EMPTY, UNKNOWN, Entry, Manifest, from_json, to_json

ENTRY = Entry("k", (("view", "v"), ("template", "t")), 3, "d", (3, 33188, 7, 10, 20))
MANIFEST = Manifest({"b/index.html": ENTRY, "a.html": ENTRY}, folder=9, turn=4, basis=["of", {"a": 1}])


def test_a_manifest_survives_as_text() -> None:
    assert from_json(to_json(MANIFEST), saved=5) == MANIFEST._replace(saved=5)


def test_the_order_of_the_pages_does_not_show() -> None:
    turned = MANIFEST._replace(entries=dict(reversed(list(MANIFEST.entries.items()))))
    assert to_json(turned) == to_json(MANIFEST)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        "{}",
        '{"format": "something else", "version": 2, "folder": 0, "turn": 0, "files": {}}',
        '{"format": "dossier manifest", "version": 2, "folder": 0, "turn": 0, "files": []}',
        '{"format": "dossier manifest", "version": 2, "folder": 0, "turn": 0, "files": {"a": 7}}',
        '{"format": "dossier manifest", "version": 2, "folder": 0, "turn": 0, "files": {"a": ["k"]}}',
        '{"format": "dossier manifest", "version": 2, "folder": 0, "turn": 0,'
        ' "files": {"a": ["k", [], "3", "d", [1, 2, 3, 4, 5]]}}',
        '{"format": "dossier manifest", "version": 2, "folder": null, "turn": 0, "files": {}}',
        '{"format": "dossier manifest", "version": 2}',
        '{"format": "dossier manifest", "version": 2, "folder": 1e999, "turn": 0, "files": {}}',
        "[" * 100_000,
        to_json(MANIFEST)[:-9].decode(),
    ],
)
def test_anything_else_counts_as_no_manifest(text: str) -> None:
    assert from_json(text.encode()) == EMPTY


def test_of_another_version_only_the_paths_are_believed() -> None:
    text = json.dumps({**json.loads(to_json(MANIFEST)), "version": 99, "files": {"a.html": {"new": "shape"}}})
    assert from_json(text.encode()).entries == {"a.html": UNKNOWN}


def test_a_path_that_leads_out_of_the_site_is_not_believed() -> None:
    text = to_json(Manifest({"../../etc/passwd": ENTRY, "/etc/passwd": ENTRY, "a.html": ENTRY}))
    assert from_json(text).entries == {"a.html": ENTRY}

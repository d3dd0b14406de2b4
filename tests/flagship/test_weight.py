"""No page of the first dossier is a burden on a slow line, and lists that grow go on on pages of their own."""

import gzip
from collections.abc import Mapping
from pathlib import Path

import pytest
from long_lists import LONG_LISTS
from small_site import small_site

from dossier.build import layout_of, pages_of
from dossier.check import check_tree
from dossier.content.history import history_of
from dossier.content.tree import DiskTree
from dossier.outputs.urls import folder_of

ENTRY = 30_000
"""Bytes that a host sends for an entry's page: HTML, styles and scripts by gzip, fonts apart."""
SCRIPTS = 15_000
WHOLE = 250_000
"""Bytes of any page, as it is."""


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


@pytest.fixture(scope="module")
def sizes(root: Path) -> Mapping[str, tuple[int, int]]:
    """Path → bytes of each page without scripts and styles, as it is and as it is sent."""
    checked = check_tree(DiskTree(root), history_of(root))
    found = {
        page.path: page.render()
        for page in pages_of(root, checked)
        if page.path.endswith((".html", ".css", ".js"))
    }
    return {path: (len(data), packed(data)) for path, data in found.items()}


def test_an_entrys_page_is_sent_in_thirty_kilobytes(root: Path, sizes: Mapping[str, tuple[int, int]]) -> None:
    checked = check_tree(DiskTree(root), history_of(root))
    assert checked.survey
    layout = layout_of(root, checked)
    around = sum(sizes[layout.press.theme.assets[name]][1] for name in ("site.css", "page.js"))
    heavy = {
        folder: around + sizes[f"{folder}index.html"][1]
        for folder in map(folder_of, checked.survey.dossier.entries.values())
        if around + sizes[f"{folder}index.html"][1] > ENTRY
    }
    assert heavy == {}
    assert sizes[layout.press.theme.assets["page.js"]][1] <= SCRIPTS


def test_no_page_is_long_beyond_use(sizes: Mapping[str, tuple[int, int]]) -> None:
    assert {path: size for path, (size, _) in sizes.items() if path.endswith(".html") and size > WHOLE} == {}


def test_no_page_of_a_dossier_with_long_lists_is_long_beyond_use() -> None:
    texts = small_site(LONG_LISTS).texts
    assert {p: len(t) for p, t in texts.items() if p.endswith(".html") and len(t.encode()) > WHOLE} == {}

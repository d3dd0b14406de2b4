"""Long lists in parts: what is cut, how parts are called, and that an address stays when the list grows."""

from datetime import date, timedelta

import pytest
from long_lists import LONG_LISTS, MEETINGS, POSITIONS
from small_site import small_site
from worlds import survey

import dossier.outputs.pages.indexes as indexes
from dossier.base.edtf import Edtf, parse
from dossier.outputs.frame import frame_of
from dossier.outputs.parts import Piece, by_date, by_letter, cut
from dossier.outputs.plan import outputs_from
from dossier.outputs.urls import Urls


def dates(*texts: str) -> list[Edtf]:
    return [parse(text) for text in texts]


def told(pieces: tuple[Piece[Edtf], ...]) -> list[tuple[str, str, int]]:
    return [(piece.key, piece.name, len(piece.items)) for piece in pieces]


LEVELS = by_date(lambda day: day)


def test_a_short_list_is_one_part_without_a_key() -> None:
    assert told(cut(dates("2026-01-01", "2025-01-01"), LEVELS, 2)) == [("", "", 2)]


def test_only_what_is_too_long_is_cut_further() -> None:
    found = cut(dates("2026-05-02", "2026-05-01", "2026-01-01", "2025-03-01"), LEVELS, 1)
    assert told(found) == [
        ("2026-05-2", "May 2026 (2)", 1),
        ("2026-05-1", "May 2026 (1)", 1),
        ("2026-q1", "Jan–Mar 2026", 1),
        ("2025", "2025", 1),
    ]


def test_what_has_no_date_is_a_part_too() -> None:
    found = cut([parse("2026-01-01"), None], by_date(lambda day: day), 1)
    assert [piece.key for piece in found] == ["2026", "undated"]


def test_parts_hold_every_item_once_and_in_order() -> None:
    days = [parse((date(2026, 3, 1) - timedelta(days=9 * n)).isoformat()) for n in range(400)]
    pieces = cut(days, LEVELS, 7)
    assert [day for piece in pieces for day in piece.items] == days
    assert max(len(piece.items) for piece in pieces) <= 7
    assert len({piece.key for piece in pieces}) == len(pieces)


def test_parts_by_number_stay_when_newer_items_come() -> None:
    old = [parse(f"2026-05-{day:02}") for day in range(20, 0, -1)]
    new = [parse("2026-05-21"), *old]
    before = {piece.key: piece.items for piece in cut(old, LEVELS, 6)}
    after = {piece.key: piece.items for piece in cut(new, LEVELS, 6)}
    assert {key: after[key] for key in list(before)[1:]} == {key: before[key] for key in list(before)[1:]}


def test_letters_go_as_deep_as_they_must() -> None:
    names = ["abel", "adler", "ade", "berg"]
    found = cut(names, by_letter(lambda name: name), 2, newest_first=False)
    assert [(piece.key, piece.items) for piece in found] == [
        ("ab", ("abel",)),
        ("ad", ("adler", "ade")),
        ("b", ("berg",)),
    ]


@pytest.mark.parametrize(
    ("page", "field", "list_page"),
    [
        ("people/ana-petrovic/", "attended", "people/ana-petrovic/meetings/"),
        ("organisations/northport/", "sent", "organisations/northport/delegations/"),
        ("places/quay/", "held", "places/quay/events/"),
        ("issues/piers/", "discussed", "issues/piers/meetings/"),
        ("tracks/quay-talks/", "rounds", "tracks/quay-talks/rounds/"),
    ],
)
def test_a_long_list_has_its_newest_lines_there_and_all_of_them_elsewhere(
    page: str, field: str, list_page: str
) -> None:
    outputs = small_site(LONG_LISTS).outputs
    view = outputs[f"{page}index.html"].view
    more = getattr(view, f"more_{field}")
    assert (more.link.path, more.total) == (list_page, MEETINGS)
    assert len(getattr(view, field)) == 40
    parts = [o.view for path, o in outputs.items() if path.startswith(list_page) and path.count("/") > 3]
    assert sum(len(group.lines) for part in parts for group in part.groups) == MEETINGS
    newest = outputs[f"{list_page}2026/index.html"].view
    shown = {str(line) for line in getattr(view, field)}
    assert {str(line) for group in newest.groups for line in group.lines} <= shown


def test_every_position_is_told_under_its_holder() -> None:
    outputs = small_site(LONG_LISTS).outputs
    parts = [
        o.view
        for path, o in outputs.items()
        if path.startswith("issues/piers/positions/") and path[-12] != "s"
    ]
    north = [g for part in parts for g in part.groups if g.heading.anchor == "line-northport"]
    assert sum(len(group.lines) for group in north) == POSITIONS


def test_an_index_that_is_too_heavy_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexes, "MOST", 20_000)
    found = survey(LONG_LISTS)
    urls = Urls(found.dossier.entries)
    outputs = {o.path: o for o in outputs_from(found, urls, frame_of(found, urls))}
    front = outputs["meetings/index.html"].view
    assert front.total == MEETINGS
    assert [part.link.path for part in front.parts.links][:2] == [
        "meetings/by-date/2026/",
        "meetings/by-date/2025-q4/",
    ]
    assert [part.anchor for part in front.parts.links][:3] == ["group-2026", "group-2025", ""]
    assert sum(part.number for part in front.parts.links) == MEETINGS
    last = outputs["meetings/by-date/2025-q4/index.html"].view
    assert (last.parts.before.path, last.parts.after.path) == (
        "meetings/by-date/2026/",
        "meetings/by-date/2025-q3/",
    )
    assert last.meta.canonical == "https://harbour.example/meetings/by-date/2025-q4/"
    assert last.total == MEETINGS
    sitemap = [address for address, _ in outputs["sitemap.xml"].view]
    assert "https://harbour.example/meetings/by-date/2025-q4/" in sitemap
    assert "people/a-z/1/index.html" in outputs

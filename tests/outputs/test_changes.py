"""What became of a page, as its reader is told."""

from datetime import date
from typing import Any

from every_type import EVERY_TYPE
from worlds import checked, world

from dossier.content.edits import Edit
from dossier.content.history import Dates, History
from dossier.outputs.frame import frame_of
from dossier.outputs.plan import outputs_from
from dossier.outputs.urls import Urls

FIRST, LATER, LAST = date(2025, 6, 1), date(2025, 9, 1), date(2025, 9, 2)
HISTORY = History(
    {
        "content/actors/vera-lind.md": Dates(
            FIRST,
            LAST,
            (
                Edit(LAST, (("cites", "more"), ("text", "changed"), ("affiliations", "added"))),
                Edit(LATER, (("corrections", "added"), ("aliases", "removed"))),
            ),
        ),
        "content/actors/otto-ek.yaml": Dates(LATER, LAST, (Edit(LAST, (("editor_note", "added"),)),)),
        "content/actors/northport.yaml": Dates(LATER, LATER),
    },
    LAST,
    False,
)


def pages(history: History) -> dict[str, Any]:
    """Every view by path."""
    done = checked(EVERY_TYPE, history=history)
    assert done.survey
    urls = Urls(done.survey.dossier.entries)
    return {out.path: out.view for out in outputs_from(done.survey, urls, frame_of(done.survey, urls))}


def test_a_page_tells_its_corrections_and_its_changed_fields_newest_first() -> None:
    changes = pages(HISTORY)["people/vera-lind/index.html"].common.changes
    assert [(c.when.iso, c.text, c.anchor) for c in changes] == [
        ("2025-09-02", "Added: affiliations. Added to: sources. Changed: text.", ""),
        ("2025-09-01", "Corrected: Ambassador → Envoy", "correction-1"),
        ("2025-09-01", "Taken out: other names.", ""),
    ]


def test_a_note_among_editors_is_no_change() -> None:
    assert pages(HISTORY)["people/otto-ek/index.html"].common.changes == ()


def test_without_history_corrections_are_told() -> None:
    found = pages(History({}, LAST, True))
    assert [c.text for c in found["people/vera-lind/index.html"].common.changes] == [
        "Corrected: Ambassador → Envoy"
    ]
    assert found["changes/index.html"].days == ()


def test_the_list_of_changes_has_each_day() -> None:
    view = pages(HISTORY)["changes/index.html"]
    assert [(c.link.path, c.was, c.now) for c in view.corrections] == [
        ("people/vera-lind/#correction-1", "Ambassador", "Envoy")
    ]
    told = [
        (
            day.when.iso,
            [link.text for link in day.new],
            [(change.link.text, change.text) for change in day.changed],
        )
        for day in view.days
    ]
    assert told == [
        ("2025-09-02", [], [("Vera Lind", "Added: affiliations. Added to: sources. Changed: text.")]),
        (
            "2025-09-01",
            ["Northport", "Otto Ek"],
            [("Vera Lind", "Taken out: other names.")],
        ),
        ("2025-06-01", ["Vera Lind"], []),
    ]


def test_many_new_entries_are_counted_by_kind() -> None:
    files = dict.fromkeys(world(EVERY_TYPE), Dates(FIRST, FIRST))
    (day,) = pages(History(files, FIRST, False))["changes/index.html"].days
    told = {link.text: link.path for link in day.new}
    assert told["3 people"] == "people/" and told["2 tracks"] == "tracks/"


def test_corrections_have_a_feed() -> None:
    entries = pages(HISTORY)["corrections.xml"].entries
    assert [(e.id.partition("/people/")[2], e.title, e.updated, e.summary) for e in entries] == [
        ("vera-lind/#correction-1", "Correction: Vera Lind", "2025-09-01T00:00:00Z", "Ambassador → Envoy")
    ]


def test_the_feed_of_corrections_is_never_empty() -> None:
    done = checked()
    assert done.survey
    urls = Urls(done.survey.dossier.entries)
    (entry,) = next(
        out.view.entries
        for out in outputs_from(done.survey, urls, frame_of(done.survey, urls))
        if out.path == "corrections.xml"
    )
    assert (entry.title, entry.updated) == ("No corrections so far", "2024-01-01T00:00:00Z")

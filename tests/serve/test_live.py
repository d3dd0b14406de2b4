"""An edit is shown at a first look and checked after it; what the checks say wins."""

from collections.abc import Callable
from pathlib import Path

import pytest
from test_incremental import EXAMPLE, bytes_of, edit, publish
from worlds import write

from dossier.check import Options
from dossier.entries.memo import Memo
from dossier.serve.live import Live, State

QUAY = "content/meetings/quay-1.md"
PAGE = "meetings/quay-1/index.html"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "project", EXAMPLE)


@pytest.fixture
def live(project: Path) -> Live:
    live = Live(project, Options())
    assert live.rebuild().is_good and live.state.is_checked
    return live


def first(live: Live, *paths: str) -> State | None:
    return live.first([str(live.project / path) for path in paths])


def page(live: Live, path: str = PAGE) -> bytes:
    return live.state.pages[path].render()


def test_an_edit_is_shown_and_then_checked_without_another_page(live: Live) -> None:
    edit(live.project / QUAY, "They met", "They came together")
    state = first(live, QUAY)
    assert state and not state.is_checked and state.shown == state.version == 2
    assert b"They came together" in page(live)
    checked = live.check()
    assert checked and checked.is_checked and checked.is_good
    assert checked.pages is state.pages and (checked.shown, checked.version) == (2, 3)


def test_what_another_page_shows_of_an_edit_is_shown_too(live: Live, tmp_path: Path) -> None:
    live.settle()
    edit(live.project / QUAY, "title: First round", "title: Opening round")
    edit(live.project / "content/actors/vera-lind.yaml", "Vera Lind", "Vera Lindh")
    assert first(live, QUAY, "content/actors/vera-lind.yaml")
    assert publish(live.project, tmp_path / "out")
    assert {path: page(live, path) for path in bytes_of(tmp_path / "out")} == bytes_of(tmp_path / "out")
    assert not live.state.is_checked


def test_a_save_that_changes_nothing_brings_no_other_pages(live: Live) -> None:
    before = live.state
    (live.project / QUAY).write_bytes((live.project / QUAY).read_bytes())
    assert live.rebuild().pages is before.pages
    assert live.state.shown == before.shown


def test_a_fault_found_by_the_checks_brings_the_last_good_pages_back(live: Live) -> None:
    good = page(live)
    edit(live.project / QUAY, "status: held", "status: cancelled")
    state = first(live, QUAY)
    assert state and state.is_good and page(live) != good
    found = live.check()
    assert found and not found.is_good
    assert "cancelled-without-reason" in {d.rule for d in found.diagnostics if d.level == 0}
    assert page(live) == good and found.shown > state.shown
    edit(live.project / QUAY, "status: cancelled", "status: unclear")
    assert first(live, QUAY) is None  # nothing is shown as good while something is not
    assert live.rebuild().is_good and page(live) != good


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        (QUAY, "They met", "They met [[nobody]]", "unknown-reference"),
        (QUAY, "status: held", "status: done", "unknown-value"),
        (QUAY, "title: First round\n", "", "missing-field"),
        (QUAY, "review: candidate", "review: draft", "unpublished-reference"),
        ("content/dossier.yaml", "title: Harbour talks", "title: []", "wrong-type"),
    ],
)
def test_what_cannot_be_told_at_a_first_look_waits_for_the_checks(
    live: Live, path: str, old: str, new: str, rule: str
) -> None:
    before = live.state
    edit(live.project / path, old, new)
    assert first(live, path) is None and live.state is before
    found = live.check()
    assert found and rule in {diagnostic.rule for diagnostic in found.diagnostics}
    assert found.pages is before.pages and found.shown == before.shown


def _new(project: Path) -> str:
    (project / "content/events").mkdir()
    text = "title: Fire\ndate: 2025-05-01\nkind: other\nreview: candidate\ncites: [gazette]\n"
    (project / "content/events/fire.yaml").write_text(text)
    return "content/events/fire.yaml"


def _gone(project: Path) -> str:
    (project / "content/positions/n1.yaml").unlink()
    return "content/positions/n1.yaml"


def _image(project: Path) -> str:
    (project / "content/map.png").write_bytes(b"")
    return "content/map.png"


def _copy(project: Path) -> str:
    (project / "snapshots").mkdir()
    (project / "snapshots/gazette.txt").write_text("words")
    return "snapshots/gazette.txt"


@pytest.mark.parametrize("save", [_new, _gone, _image, _copy])
def test_what_is_new_or_gone_waits_for_the_checks(
    live: Live, save: Callable[[Path], str], tmp_path: Path
) -> None:
    assert first(live, save(live.project)) is None
    assert live.rebuild().is_good
    assert publish(live.project, tmp_path / "out")
    assert {path: page.render() for path, page in live.state.pages.items()} == bytes_of(tmp_path / "out")


def test_a_template_is_shown_at_once(live: Live) -> None:
    (live.project / "templates/pages").mkdir(parents=True)
    (live.project / "templates/pages/meeting.html").write_text("Another {{ page.meta.title }}")
    assert first(live, "templates/pages/meeting.html")
    assert page(live) == b"Another First round"
    (live.project / "templates/pages/meeting.html").unlink()
    assert first(live, "templates/pages/meeting.html")
    assert b"<h1" in page(live)


class Saving(Memo):
    """Somebody saves in the middle of a check."""

    def __init__(self, save: Callable[[], object]) -> None:
        super().__init__()
        self._save = save

    def sweep(self) -> None:
        super().sweep()
        self._save()


def test_a_save_while_all_is_checked_is_shown_and_checked_anew(live: Live) -> None:
    def save() -> None:
        live.memo = Memo()
        edit(live.project / QUAY, "They met", "They met at last")
        assert first(live, QUAY)

    edit(live.project / QUAY, "First round", "Opening round")
    assert first(live, QUAY)
    live.memo = Saving(save)
    assert live.check() is None
    assert not live.state.is_checked and b"They met at last" in page(live)
    shown = live.state
    found = live.check()
    assert found and found.is_checked and found.pages is shown.pages


def test_after_a_fault_of_our_own_the_last_good_pages_stay(live: Live) -> None:
    good = page(live)
    (live.project / "templates/assets").mkdir(parents=True)
    (live.project / "templates/assets/bad.css").write_text("a { background: url(nowhere.png) }")
    assert first(live, "templates/assets/bad.css") is None
    assert "nowhere.png" in live.rebuild().failure
    assert page(live) == good
    (live.project / "templates/assets/bad.css").unlink()
    assert live.rebuild().is_good


def test_two_pages_of_one_address_are_told_when_all_is_laid_out(live: Live) -> None:
    live.settle()
    good = live.state.pages
    text = "---\ntitle: Meetings\nkind: about\nreview: candidate\n---\n\nWords.\n"
    (live.project / "content/pages/meetings.md").write_text(text)
    assert live.rebuild().is_good and live.state.pages is not good
    failed = live.settle()
    assert failed and "two pages want the same address" in failed.failure and failed.pages is good

"""After an edit to texts alone only the parts that read them are made, and the site is the clean one all the same."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_incremental import bytes_of, clean_site, edit, publish
from test_incremental import project as project  # the fixture

from dossier.outputs import plan
from dossier.outputs.output import Output
from dossier.site import program

QUAY = "content/meetings/quay-1.md"
ABOUT = "content/pages/about.md"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The types of the entries whose pages are laid out from now on."""
    found: list[str] = []
    make = plan.entry_output

    def spy(survey: Any, urls: Any, entry: Any, theme: Any) -> Output:
        found.append(entry.type)
        return make(survey, urls, entry, theme)

    monkeypatch.setattr(plan, "entry_output", spy)
    monkeypatch.setattr("dossier.check.processors", lambda: 1)  # another process would not tell us
    return found


def built(project: Path, tmp_path: Path, made: list[str]) -> set[str]:
    """Of which types pages were laid out by a build, whose site must be the clean one."""
    made.clear()
    assert publish(project, project / "site")
    types = set(made)
    assert bytes_of(project / "site") == clean_site(project, tmp_path / "scratch")
    return types


ALL = {"actor", "issue", "meeting", "page", "position", "source", "track"}


def test_a_text_costs_its_own_part(project: Path, tmp_path: Path, made: list[str]) -> None:
    assert built(project, tmp_path, made) == ALL
    edit(project / QUAY, "They met", "They came together")
    assert built(project, tmp_path, made) == {"meeting"}
    edit(project / QUAY, "They came", "A line above.\n\nThey came")
    assert built(project, tmp_path, made) == {"meeting"}
    edit(project / QUAY, "together", "at last")
    edit(project / ABOUT, "About [[", "More about [[")
    assert built(project, tmp_path, made) == {"meeting", "page"}
    assert built(project, tmp_path, made) == set()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (QUAY, "They met", "They met [[vera-lind]]"),
        (QUAY, "They met", "They met [@courier]"),
        (QUAY, "[@gazette]", "[@gazette, p. 3]"),
        (QUAY, "They met for the first time [@gazette].", ""),
        (QUAY, "title: First", "title: Opening"),
        (QUAY, "title: First", "# Looked up\ntitle: First"),
        (QUAY, "review: candidate", "review: draft"),
        ("content/dossier.yaml", "title: H", "title: In h"),
        ("templates/pages/event.html", "{%", "{# other #}{%"),
    ],
)
def test_more_than_words_costs_all(
    project: Path, tmp_path: Path, made: list[str], path: str, old: str, new: str
) -> None:
    built(project, tmp_path, made)
    edit(project / path, old, new)
    if "draft" in new:  # then others may no longer refer to it
        edit(project / "content/meetings/quay-2.md", "[[quay-1]]", "that")
        (project / "content/positions/n1.yaml").unlink()
    assert built(project, tmp_path, made) >= {"actor", "meeting"}


def test_a_new_or_lost_entry_costs_all(project: Path, tmp_path: Path, made: list[str]) -> None:
    built(project, tmp_path, made)
    new = project / "content/pages/more.md"
    new.write_text((project / ABOUT).read_text(encoding="utf-8"), encoding="utf-8")
    assert "actor" in built(project, tmp_path, made)
    new.unlink()
    assert "actor" in built(project, tmp_path, made)


def test_another_program_or_library_costs_all(
    project: Path, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    built(project, tmp_path, made)
    monkeypatch.setattr(program, "libraries", dict)
    assert built(project, tmp_path, made) == ALL
    monkeypatch.setattr(program, "code", tuple)
    assert built(project, tmp_path, made) == ALL


def test_a_page_that_was_altered_by_hand_is_made_again(
    project: Path, tmp_path: Path, made: list[str]
) -> None:
    built(project, tmp_path, made)
    edit(project / QUAY, "They met", "They came together")
    (project / "site/people/vera-lind/index.html").write_text("altered")
    (project / "site/sources/gazette/index.html").unlink()
    assert built(project, tmp_path, made) == {"meeting", "actor", "source"}


def _without(manifest: dict[str, Any]) -> None:
    manifest["basis"] = None


def _short(manifest: dict[str, Any]) -> None:
    manifest["basis"][2].pop()


def _odd(manifest: dict[str, Any]) -> None:
    manifest["basis"][2][-1] = [["one"]]


def _unknown_page(manifest: dict[str, Any]) -> None:
    del manifest["files"]["people/vera-lind/index.html"]


def _unfinished(manifest: dict[str, Any]) -> None:
    manifest["files"]["people/vera-lind/index.html"][3] = ""


def _foreign(manifest: dict[str, Any]) -> None:
    manifest["basis"] = ["0" * 64, {"content/a.md": "0" * 64}, []]


@pytest.mark.parametrize("change", [_without, _short, _odd, _unknown_page, _unfinished, _foreign])
def test_a_basis_that_is_broken_or_foreign_is_not_believed(
    project: Path, tmp_path: Path, made: list[str], change: Callable[[dict[str, Any]], None]
) -> None:
    built(project, tmp_path, made)
    files = [file for name in "ab" if (file := project / f".site.dossier/{name}.json").exists()]
    assert files
    for file in files:
        manifest = json.loads(file.read_bytes())
        if manifest["basis"]:
            change(manifest)
            file.write_text(json.dumps(manifest, ensure_ascii=False))
    edit(project / QUAY, "They met", "They came together")
    assert "actor" in built(project, tmp_path, made)


def test_without_what_was_read_before_all_is_made(project: Path, tmp_path: Path, made: list[str]) -> None:
    built(project, tmp_path, made)
    (project / ".dossier/read.sqlite").unlink()
    edit(project / QUAY, "They met", "They came together")
    assert built(project, tmp_path, made) == ALL


def test_a_failed_build_leaves_the_basis_of_what_stands(
    project: Path, tmp_path: Path, made: list[str]
) -> None:
    built(project, tmp_path, made)
    edit(project / QUAY, "status: held", "status: done")
    assert publish(project, project / "site") is None
    edit(project / QUAY, "status: done", "status: held")
    edit(project / QUAY, "They met", "They came together")
    assert built(project, tmp_path, made) == {"meeting"}

"""A build of which nothing has changed says what the last one said; any change makes it a real one."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result
from worlds import BASE

from dossier.cli import main, unchanged
from dossier.content.tree import DiskTree
from dossier.site import program

PIER = "name: Old Pier\nkind: city\ncountry: LV\nreview: candidate\ncites: [gazette]\n"
PATH = "content/places/pier.yaml"


class World(NamedTuple):
    """A project and its site, built and at rest."""

    project: Path
    site: Path
    said: str

    def build(self, *options: str) -> Result:
        return build(self.project, self.site, *options)


def build(project: Path, site: Path, *options: str) -> Result:
    return CliRunner().invoke(
        main, ["build", str(project), "-o", str(site), *options], catch_exceptions=False
    )


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Built with the waiting time for young files taken away, since a test has no two seconds to spare."""
    monkeypatch.setattr(unchanged, "YOUNG", -(10**12))
    project, site = tmp_path / "harbour", tmp_path / "site"
    assert CliRunner().invoke(main, ["init", str(project), "--title", "Harbour talks"]).exit_code == 0
    files = {path: text for path, text in BASE.items() if path != "content/dossier.yaml"}
    for path, text in {**files, PATH: PIER}.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text)
    first = build(project, site)
    assert first.exit_code == 0, first.output
    return World(project, site, first.output)


def is_real(monkeypatch: pytest.MonkeyPatch, world: World, *options: str) -> bool:
    """Whether the next build reads the content."""
    read: list[Path] = []
    monkeypatch.setattr("dossier.check.check", lambda project, *_, **__: read.append(project) or exit(9))
    world.build(*options)
    return bool(read)


def problems(output: str) -> list[str]:
    return [line for line in output.splitlines() if " in " not in line]


def test_nothing_changed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    again = world.build()
    assert again.exit_code == 0
    assert problems(again.output) == problems(world.said)
    assert "(0 files written" in again.output
    assert "warning[" in again.output
    assert not is_real(monkeypatch, world)


def test_a_file_that_is_not_ours_is_no_change(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    (world.site / "CNAME").write_text("harbour.example")
    assert not is_real(monkeypatch, world)
    assert "(0 files written" in world.build().output
    assert (world.site / "CNAME").read_text() == "harbour.example"


def test_problems_are_told_in_the_form_asked_for(world: World) -> None:
    assert '"rule"' in world.build("--format", "json").output


def same_size(world: World) -> None:
    file = world.project / PATH
    before = file.stat()
    file.write_text(PIER.replace("Old Pier", "New Pier"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(world: World) -> None:
    new = world.project / "content/places/new"
    new.write_text(PIER)
    new.replace(world.project / PATH)


def committed(world: World) -> None:
    for words in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=n", "-c", "user.email=e", "commit", "-qm", "m"),
    ):
        subprocess.run(["git", "-C", world.project, *words], check=True)


def template(world: World) -> None:
    (world.project / "templates/partials").mkdir(parents=True)
    (world.project / "templates/partials/own.html").write_text("own")


CHANGES: dict[str, Callable[[World], object]] = {
    "an edit of the same size, its time set back": same_size,
    "a file put in the place of another": replaced,
    "a new entry": lambda world: (world.project / "content/places/two.yaml").write_text(PIER),
    "an entry less": lambda world: (world.project / PATH).unlink(),
    "a template": template,
    "a copy of a source": lambda world: (world.project / "snapshots").mkdir(),
    "a commit": committed,
    "a page altered": lambda world: (world.site / "index.html").write_text("other"),
    "a page gone": lambda world: (world.site / "places/pier/index.html").unlink(),
    "the site gone": lambda world: world.site.rename(world.site.parent / "away"),
    "the seal broken": lambda world: (world.site.parent / ".site.dossier/seal.json").write_text("{"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_is_seen(
    change: Callable[[World], object], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    if change is CHANGES["a copy of a source"]:
        change(world)
        (world.project / "snapshots/a.txt").write_text("text")
    else:
        change(world)
    assert is_real(monkeypatch, world)


def test_a_page_that_is_altered_while_it_is_published_is_seen(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    (world.project / PATH).write_text(PIER.replace("Old Pier", "New Pier"))
    with monkeypatch.context() as patch:
        patch.setattr("dossier.cli.build.told", lambda *_: (world.site / "index.html").write_text("other"))
        assert world.build().exit_code == 0
    assert is_real(monkeypatch, world)


@pytest.mark.parametrize(
    "options",
    [
        ["--as-of", "2026-01-01"],
        ["--base-url", "https://harbour.example"],
        ["--preview", "draft"],
        ["--offline"],
        ["--clean"],
        ["--explain"],
    ],
)
def test_other_options_are_another_build(
    options: list[str], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_real(monkeypatch, world, *options)


def test_another_version_of_the_program_is_another_build(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "program").mkdir()
    (tmp_path / "program/build.py").write_text("")
    monkeypatch.setattr(program, "FOLDER", tmp_path / "program")
    assert is_real(monkeypatch, world)


def test_another_set_of_libraries_is_another_build(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "site-packages").mkdir()
    monkeypatch.syspath_prepend(tmp_path / "site-packages")
    assert is_real(monkeypatch, world)


def test_files_that_could_change_unseen_are_read_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "YOUNG", 10**15)
    (world.project / PATH).write_text(PIER + "lat: 56.9\nlon: 24.1\n")
    assert world.build().exit_code == 0
    assert is_real(monkeypatch, world)


def test_errors_leave_nothing_to_go_by(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    (world.project / PATH).write_text("name: [")
    assert world.build().exit_code == 1
    assert is_real(monkeypatch, world)


@pytest.mark.parametrize("step", ["_inputs", "_state"])
def test_a_folder_that_cannot_be_looked_into_is_left_to_the_check(
    step: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That names it by file and hint; this is only a short cut."""

    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "content/places")

    monkeypatch.setattr(unchanged, step, closed)
    again = world.build()
    assert again.exit_code == 0 and problems(again.output) == problems(world.said)


def unsealed(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The world as before its first build, which may use two processes."""
    (world.site.parent / ".site.dossier/seal.json").unlink()
    monkeypatch.setattr("dossier.cli.build.processors", lambda: 2)
    return world


def test_another_process_takes_the_same_seal(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made_of = world.project, world.site, ("options", None)
    assert unchanged.seal_ahead(*made_of) is None
    unsealed(world, monkeypatch)
    here, ahead = unchanged.seal_for(*made_of), unchanged.seal_ahead(*made_of)
    assert here and ahead
    there = unchanged.seal_from(ahead)
    assert there and there._replace(begun=0) == here._replace(begun=0)
    assert there.begun > here.begun


def test_what_comes_while_a_first_build_reads_is_seen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = unchanged._inputs

    def slowly(*given: Any) -> unchanged.State:
        time.sleep(0.2)
        return inputs(*given)

    def walked(project: Path) -> DiskTree:
        tree = DiskTree(project)
        (project / "content/places/two.yaml").write_text(PIER)
        return tree

    with monkeypatch.context() as patch:
        unsealed(world, patch)
        patch.setattr(unchanged, "_inputs", slowly)
        patch.setattr("dossier.reading.DiskTree", walked)
        assert world.build().exit_code == 0
    assert not (world.site / "places/two").exists()
    assert is_real(monkeypatch, world)


def test_where_the_process_that_seals_dies_the_site_is_built(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        unsealed(world, patch)
        patch.setattr(unchanged, "_inputs", lambda *_: os._exit(1))
        assert problems(world.build().output) == problems(world.said)
    assert is_real(monkeypatch, world)


def test_where_no_process_can_be_had_the_seal_is_taken_here(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> int:
        raise BlockingIOError

    with monkeypatch.context() as patch:
        unsealed(world, patch)
        patch.setattr(os, "fork", none)
        assert world.build().exit_code == 0
    assert not is_real(monkeypatch, world)

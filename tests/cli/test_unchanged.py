"""A build of which nothing has changed says what the last one said; any change makes it a real one."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result
from worlds import BASE

from dossier.cli import main, unchanged
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

"""First and last commits from git, a shallow clone noticed."""

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dossier.content.history import NONE, Dates, history_of


def git(folder: Path, *arguments: str, day: str = "2025-01-01") -> None:
    moment = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True, env={**os.environ, **moment}
    )


def commit(folder: Path, name: str, text: str, day: str) -> None:
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    git(folder, "add", "-A", day=day)
    git(folder, "commit", "-qm", name, day=day)


def test_first_and_last_day_of_each_file(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    commit(tmp_path, "a.yaml", "1", "2025-01-02")
    commit(tmp_path, "b Київ.yaml", "1", "2025-02-03")
    commit(tmp_path, "a.yaml", "2", "2025-03-04")
    found = history_of(tmp_path)
    assert found.files == {
        "content/a.yaml": Dates(date(2025, 1, 2), date(2025, 3, 4)),
        "content/b Київ.yaml": Dates(date(2025, 2, 3), date(2025, 2, 3)),
    }
    assert (found.last, found.shallow) == (date(2025, 3, 4), False)


def test_paths_are_those_of_the_project_within_its_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    commit(tmp_path / "inner", "a.yaml", "1", "2025-01-02")
    assert list(history_of(tmp_path / "inner").files) == ["content/a.yaml"]


def test_a_shallow_clone_says_so_and_gives_no_dates(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "whole")
    commit(tmp_path / "whole", "a.yaml", "1", "2025-01-02")
    commit(tmp_path / "whole", "a.yaml", "2", "2025-03-04")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/whole", "cut")
    found = history_of(tmp_path / "cut")
    assert (found.files, found.last, found.shallow) == ({}, date(2025, 3, 4), True)


def test_no_repository_is_no_history(tmp_path: Path) -> None:
    assert history_of(tmp_path) == NONE


def test_a_machine_that_starts_no_program_is_not_taken_for_one_without_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(error: OSError) -> Callable[..., None]:
        def run(*_: object, **__: object) -> None:
            raise error

        return run

    monkeypatch.setattr("subprocess.run", fail(FileNotFoundError(2, "no such file", "git")))
    assert history_of(tmp_path) == NONE
    monkeypatch.setattr("subprocess.run", fail(OSError(24, "too many open files")))
    with pytest.raises(OSError, match="too many"):
        history_of(tmp_path)

"""Rows kept in a file: what was kept comes back, and nothing about the file can stop a build."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.site.keep import keep, kept

ROWS = {"a": b"1", "б": "ж".encode() * 10_000}


def test_rows_come_back(tmp_path: Path) -> None:
    file = tmp_path / ".dossier/read.sqlite"
    keep(file, "v1", {}, ROWS)
    assert kept(file, "v1") == ROWS


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    file = tmp_path / "read.sqlite"
    keep(file, "v1", {}, ROWS)
    with sqlite3.connect(file) as database:
        database.execute("UPDATE rows SET value = CAST('left alone' AS BLOB) WHERE key = 'a'")
    keep(file, "v1", ROWS, {"a": b"1", "c": b"3"})
    assert kept(file, "v1") == {"a": b"left alone", "c": b"3"}


def test_without_a_change_nothing_is_written(tmp_path: Path) -> None:
    keep(tmp_path / "read.sqlite", "v1", ROWS, ROWS)
    assert list(tmp_path.iterdir()) == []


def test_rows_of_another_version_are_none_and_go(tmp_path: Path) -> None:
    file = tmp_path / "read.sqlite"
    keep(file, "v1", {}, ROWS)
    assert kept(file, "v2") == {}
    keep(file, "v2", {}, {"c": b"3"})
    assert kept(file, "v2") == {"c": b"3"}
    assert kept(file, "v1") == {}


def a_folder(file: Path) -> None:
    file.mkdir()


def a_pipe(file: Path) -> None:
    os.mkfifo(file)


def another_database(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE rows (other INTEGER)")


def cut(file: Path) -> None:
    keep(file, "v1", {}, {str(n): b"x" * 1000 for n in range(100)})
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])


def overwritten(file: Path) -> None:
    keep(file, "v1", {}, {str(n): b"x" * 1000 for n in range(100)})
    data = file.read_bytes()
    file.write_bytes(data[:4096] + os.urandom(len(data) - 4096))


BROKEN: dict[str, Callable[[Path], object]] = {
    "text": lambda file: file.write_text("no database"),
    "empty": lambda file: file.touch(),
    "a folder": a_folder,
    "another database": another_database,
    "cut": cut,
    "overwritten": overwritten,
}


@pytest.mark.parametrize("make", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_holds_nothing_and_stops_nothing(
    make: Callable[[Path], object], tmp_path: Path
) -> None:
    file = tmp_path / "read.sqlite"
    make(file)
    assert kept(file, "v2") == {}
    keep(file, "v2", {}, ROWS)
    assert kept(file, "v2") in ({}, ROWS)


@pytest.mark.parametrize("make", [BROKEN["text"], BROKEN["empty"]])
def test_a_file_that_is_no_database_is_made_anew(make: Callable[[Path], object], tmp_path: Path) -> None:
    file = tmp_path / "read.sqlite"
    make(file)
    keep(file, "v1", {}, ROWS)
    assert kept(file, "v1") == ROWS


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "read.sqlite").symlink_to(tmp_path / "elsewhere")
    keep(tmp_path / "read.sqlite", "v1", {}, ROWS)
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_that_another_build_holds_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "read.sqlite"
    keep(file, "v1", {}, ROWS)
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert kept(file, "v1") == {}
        keep(file, "v1", {}, {"c": b"3"})
        other.execute("ROLLBACK")
    assert kept(file, "v1") == ROWS


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / ".dossier").write_text("a file")
    keep(tmp_path / ".dossier/read.sqlite", "v1", {}, ROWS)
    assert kept(tmp_path / ".dossier/read.sqlite", "v1") == {}


def test_what_a_killed_process_left_half_written_is_undone(tmp_path: Path) -> None:
    file = tmp_path / "read.sqlite"
    keep(file, "v1", {}, ROWS)
    process = os.fork()
    if not process:
        database = sqlite3.connect(file)
        database.execute("PRAGMA cache_size = 1")
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT INTO rows VALUES (?, ?)", ((str(n), b"x" * 10_000) for n in range(300)))
        os._exit(0)
    os.waitpid(process, 0)
    assert (tmp_path / "read.sqlite-journal").exists()
    assert kept(file, "v1") == ROWS


def test_what_is_no_bytes_is_no_row(tmp_path: Path) -> None:
    file = tmp_path / "read.sqlite"
    keep(file, "v1", {}, ROWS)
    with sqlite3.connect(file) as database:
        database.execute("UPDATE rows SET value = 'text' WHERE key = 'a'")
    assert kept(file, "v1") == {"б": ROWS["б"]}

"""What is kept in files between builds: caches, which may be missing, foreign or broken at any time."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path

from dossier.base.digest import digest_bytes
from dossier.site import disk

_CHECK = 16
"""Bytes at the beginning of a file that tell whether the others are whole."""
_TABLES = (
    "CREATE TABLE IF NOT EXISTS version (text TEXT)",
    "CREATE TABLE IF NOT EXISTS rows (key TEXT PRIMARY KEY, value BLOB NOT NULL)",
)


def kept(file: Path, version: str) -> dict[str, bytes]:
    """The rows in the file by key; none if there is no such file, or it is of another version or not to be read."""
    for mode in (
        "ro",
        "rw",
    ):  # what a process left half written when it was killed is undone by writing alone
        with suppress(sqlite3.Error, OSError, ValueError), closing(_opened(file, mode)) as database:
            if database.execute("SELECT text FROM version").fetchall() != [(version,)]:
                break
            return dict(database.execute("SELECT key, value FROM rows WHERE typeof(value) = 'blob'"))
    return {}


def keep(
    file: Path, version: str, before: Mapping[str, bytes], now: Mapping[str, bytes], wait: float = 0
) -> None:
    """Make the file hold the rows `now`; `before` is what `kept` gave, so that only what differs is written. Another
    process that has the file is waited for so many seconds."""
    new = [(key, value) for key, value in now.items() if before.get(key) != value]
    gone = [(key,) for key in before.keys() - now.keys()]
    if not (new or gone):
        return
    try:
        _write(file, version, new, gone, wait)
    except (sqlite3.DatabaseError, ValueError) as error:
        if isinstance(error, sqlite3.OperationalError):  # another build has it, or there is no room
            return
        with suppress(OSError, sqlite3.Error):  # it is no such file: a new one is made
            file.unlink()
            _write(file, version, list(now.items()), [], wait)
    except OSError:
        return


def got(file: Path) -> bytes:
    """What `put` wrote to the file; nothing if there is no such file, or it is broken or not to be read."""
    with suppress(OSError):
        check, data = (written := disk.read(str(file)))[:_CHECK], written[_CHECK:]
        if check == _check(data):
            return data
    return b""


def put(file: Path, data: bytes) -> None:
    """Keep data in the file, or nothing where that is not possible."""
    if not file.parent.is_symlink():
        with suppress(OSError):
            file.parent.mkdir(exist_ok=True)
            disk.replace(str(file), _check(data) + data)


def _check(data: bytes) -> bytes:
    return digest_bytes(data)[:_CHECK].encode()


def _write(
    file: Path, version: str, new: Iterable[tuple[str, bytes]], gone: Iterable[tuple[str]], wait: float
) -> None:
    file.parent.mkdir(exist_ok=True)
    if file.is_symlink() or file.parent.is_symlink():
        return
    with closing(_opened(file, "rwc", wait)) as database, database:
        database.execute("BEGIN IMMEDIATE")  # what is asked below holds until all is written
        for table in _TABLES:
            database.execute(table)
        if database.execute("SELECT text FROM version").fetchall() != [(version,)]:
            database.execute("DELETE FROM version")
            database.execute("DELETE FROM rows")
            database.execute("INSERT INTO version VALUES (?)", (version,))
        database.executemany("DELETE FROM rows WHERE key = ?", gone)
        # in the order of the keys: else of 100,000 rows every page of their index is written ten times
        database.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?)", sorted(new))


def _opened(file: Path, mode: str, wait: float = 0) -> sqlite3.Connection:
    database = sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True, timeout=wait)
    database.execute("PRAGMA page_size = 32768")  # of a new file: rows of 1,500 bytes fill small pages badly
    database.execute("PRAGMA synchronous = OFF")  # what a crash breaks is noticed row by row
    return database

"""What was read from files before, by what it was read from; it may be empty or broken at any time.

Only files without a complaint are kept, so that a complaint is always found anew, with its place. A row is JSON with a
checksum, never code.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from dossier.base.plain import Plain, Raw, typed

if TYPE_CHECKING:
    from dossier.content.records import Record


class Row(Plain):
    """A file without a complaint, read."""

    fields: Raw
    """As JSON."""
    body: int
    """Characters at the end of the file that are its body."""
    body_line: int
    prose: Raw
    """The body's Markdown as JSON (`prose/body.py`)."""


class Known(NamedTuple):
    """A file without a complaint that this process has read already, as it was then."""

    record: "Record"
    prose: Any
    """The body's Markdown (`prose/body.py`)."""


class Shelf:
    """Rows by the digest of a file's bytes and its ending; `kept` are those of an earlier run."""

    def __init__(self, kept: Mapping[str, bytes] | None = None) -> None:
        self.before: Mapping[str, bytes] = kept or {}
        self._used: dict[str, bytes | Known] = {}
        """Rows asked for, and what was read since, of which rows are made when they are kept: it takes less memory."""
        self.read: dict[str, Known] = {}
        """What was read ahead of its turn, by path."""
        self._rows: dict[str, Row] = {}
        self._begun: set[str] = set()

    def forget(self) -> None:
        """Let go of all rows, once they are kept elsewhere."""
        self.before, self._used = {}, {}
        self._rows.clear()
        self.read.clear()

    def get(self, path: str, digest: str) -> Row | None:
        """What is known of a file, if anything is, whole."""
        key = _key(path, digest)
        data = self.before.get(key)
        row = _row(data) if data else None
        if data and row:
            self._rows[key], self._used[key] = row, data
        return row

    def knows(self, path: str, digest: str) -> bool:
        """Whether `get` knew a file."""
        return _key(path, digest) in self._rows

    def peek(self, path: str, digest: str) -> Row | None:
        """What an earlier run kept of a file, which is not thereby kept on."""
        data = self.before.get(_key(path, digest))
        return _row(data) if data else None

    def prose(self, path: str, digest: str) -> Raw | None:
        """The body of a file that `get` knew; once, since nobody needs its row any more."""
        row = self._rows.pop(_key(path, digest), None)
        return row.prose if row else None

    def begin(self, path: str, digest: str) -> None:
        """Note that nothing is wrong with the fields of a file so far."""
        self._begun.add(_key(path, digest))

    def complete(self, record: "Record", prose: Any) -> bool:
        """Note that nothing is wrong with the body of a file; one whose fields were not begun is not kept."""
        key = _key(record.path, record.digest)
        if key not in self._begun:
            return False
        self._begun.remove(key)
        self._used[key] = Known(record, prose)
        return True

    def leave(self, record: "Record") -> None:
        """Note that another process keeps what is known of a file."""
        self._used.pop(_key(record.path, record.digest), None)

    def new_rows(self, plain: Callable[[Any], bytes]) -> dict[str, bytes]:
        """Those of `rows` that were added by this process."""
        return {key: row for key, row in self.rows(plain).items() if key not in self.before}

    def rows(self, plain: Callable[[Any], bytes]) -> dict[str, bytes]:
        """Rows asked for or added since, for the next run; `plain` gives the JSON of a body."""
        return {
            key: found if isinstance(found, bytes) else _written(found.record, plain(found.prose))
            for key, found in self._used.items()
        }


_LENGTH = 8


def _row(data: bytes) -> Row | None:
    check, written = data[:_LENGTH], data[_LENGTH:]
    if check != _check(written):
        return None
    try:
        row = typed(written, Row)
    except ValueError:
        return None
    return row if bytes(row.fields).startswith(b"{") else None


def _written(record: "Record", prose: bytes) -> bytes:
    data = b"[%b,%d,%d,%b]" % (record.data, record.size, record.body_line, prose)
    return _check(data) + data


def _check(data: bytes) -> bytes:
    return b"%08x" % crc32(data)


def _key(path: str, digest: str) -> str:
    return f"{digest}{path[-3:]}"

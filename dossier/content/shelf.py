"""What was read from files before, by what it was read from; it may be empty or broken at any time.

Only files without a complaint are kept, so that a complaint is always found anew, with its place. A row is JSON with a
checksum, never code.
"""

from collections.abc import Mapping
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
    """The body's Markdown as JSON (`entries/prose.py`)."""


class Known(NamedTuple):
    """A file without a complaint that this process has read already, as it was then."""

    record: "Record"
    prose: Any
    """The body's Markdown (`entries/prose.py`)."""


class Shelf:
    """Rows by the digest of a file's bytes and its ending; `kept` are those of an earlier run."""

    def __init__(self, kept: Mapping[str, bytes] | None = None) -> None:
        self.before: Mapping[str, bytes] = kept or {}
        self.used: dict[str, bytes] = {}
        """Rows asked for or added since."""
        self.read: dict[str, Known] = {}
        """What was read ahead of its turn, by path."""
        self._rows: dict[str, Row] = {}
        self._begun: dict[str, tuple[bytes, int, int]] = {}

    def forget(self) -> None:
        """Let go of all rows, once they are kept elsewhere."""
        self.before, self.used = {}, {}
        self._rows.clear()
        self.read.clear()

    def get(self, path: str, digest: str) -> Row | None:
        """What is known of a file, if anything is, whole."""
        key = _key(path, digest)
        data = self.before.get(key)
        row = _row(data) if data else None
        if data and row:
            self._rows[key], self.used[key] = row, data
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

    def begin(self, path: str, digest: str, fields: bytes, body: int, body_line: int) -> None:
        """Note the fields of a file that nothing is wrong with so far."""
        self._begun[_key(path, digest)] = (fields, body, body_line)

    def complete(self, path: str, digest: str, prose: bytes) -> bool:
        """Note the body of a file that nothing is wrong with; without its fields it is not kept."""
        key = _key(path, digest)
        if key not in self._begun:
            return False
        data = b"[%b,%d,%d,%b]" % (*self._begun.pop(key), prose)
        self.used[key] = _check(data) + data
        return True


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


def _check(data: bytes) -> bytes:
    return b"%08x" % crc32(data)


def _key(path: str, digest: str) -> str:
    return f"{digest}{path[-3:]}"

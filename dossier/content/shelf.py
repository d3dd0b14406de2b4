"""What was read from files before, by what it was read from; it may be empty or broken at any time.

Only files without a complaint are kept, so that a complaint is always found anew, with its place. A row is JSON with a
checksum, never code.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from dossier.base.digest import digest_bytes


class Row(NamedTuple):
    """A file without a complaint, read."""

    fields: dict[str, Any]
    body: int
    """Characters at the end of the file that are its body."""
    body_line: int
    prose: list[Any]
    """The body's Markdown as plain data (`entries/prose.py`)."""


class Shelf:
    """Rows by the digest of a file's bytes and its ending; `kept` are those of an earlier run, as text."""

    def __init__(self, kept: Mapping[str, str] | None = None) -> None:
        self.before: Mapping[str, str] = kept or {}
        self.kept = self.before
        """What is known: rows of an earlier run, and those another process has read since."""
        self.used: dict[str, str] = {}
        """Rows asked for or added since, as text."""
        self._rows: dict[str, Row] = {}
        self._begun: dict[str, tuple[dict[str, Any], int, int]] = {}

    def get(self, path: str, digest: str) -> Row | None:
        """What is known of a file, if anything is, whole."""
        key = _key(path, digest)
        if key not in self._rows and key in self.kept:
            row = _row(self.kept[key])
            if row:
                self._rows[key], self.used[key] = row, self.kept[key]
        return self._rows.get(key)

    def begin(self, path: str, digest: str, fields: dict[str, Any], body: int, body_line: int) -> None:
        """Note the fields of a file that nothing is wrong with so far."""
        self._begun[_key(path, digest)] = (fields, body, body_line)

    def complete(self, path: str, digest: str, prose: list[Any]) -> None:
        """Note the body of a file that nothing is wrong with; without its fields it is not kept."""
        key = _key(path, digest)
        if key in self._begun:
            row = self._rows[key] = Row(*self._begun.pop(key), prose)
            text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
            self.used[key] = _check(text) + text


_LENGTH = 16


def _row(text: str) -> Row | None:
    check, text = text[:_LENGTH], text[_LENGTH:]
    try:
        row = Row(*json.loads(text)) if check == _check(text) else None
    except (ValueError, TypeError, RecursionError):
        return None
    kinds = (dict, int, int, list)
    return row if row and all(map(isinstance, row, kinds)) else None


def _check(text: str) -> str:
    return digest_bytes(text.encode("utf-8", "surrogatepass"))[:_LENGTH]


def _key(path: str, digest: str) -> str:
    return f"{digest}{path[-3:]}"

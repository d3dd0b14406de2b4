"""What was read once, by what it was read from: a pure memo, which may be empty at any time."""

from typing import NamedTuple

from dossier.base.diagnostic import Diagnostic
from dossier.entries.common import Entry


class Read(NamedTuple):
    """The outcome of reading one record."""

    entry: Entry | None
    diagnostics: tuple[Diagnostic, ...]


class Memo:
    """Outcomes by path and digest; only those used since the last `sweep` are kept."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Read] = {}
        self._used: dict[tuple[str, str], Read] = {}

    def get(self, path: str, digest: str) -> Read | None:
        """The outcome for a file of that path and content, if it is known."""
        found = self._kept.get((path, digest))
        if found is not None:
            self._used[path, digest] = found
        return found

    def put(self, path: str, digest: str, read: Read) -> None:
        """Remember an outcome."""
        self._used[path, digest] = read

    def sweep(self) -> None:
        """Forget what was not used."""
        self._kept, self._used = self._used, {}

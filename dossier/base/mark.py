"""Where in which file: the place a diagnostic points at."""

from typing import NamedTuple


class Mark(NamedTuple):
    """A stretch of one line of one file."""

    path: str
    """Relative to the project's folder, with forward slashes: `content/actors/umerov.md`."""
    line: int = 0
    """From 1; 0 means the file as a whole."""
    column: int = 0
    """From 1, in characters; 0 means the line as a whole."""
    end: int = 0
    """The column after the last character, on the same line; at least `column`."""

    def __str__(self) -> str:
        """`path:line:column`, leaving out what is not known."""
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"

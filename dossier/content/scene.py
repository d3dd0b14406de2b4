"""What a slip in YAML is judged by: the lines, where the parser gave up, and what it last understood."""

from typing import Any, NamedTuple


class Place(NamedTuple):
    """A position in the text, both from 1."""

    line: int
    column: int


class Slip(NamedTuple):
    """One slip: where it is, what it is and what to write."""

    place: Place
    end: int
    """The column after the stretch to underline."""
    message: str
    hint: str = ""
    rule: str = "yaml-syntax"


class Scene(NamedTuple):
    """All there is to judge a slip by."""

    lines: tuple[str, ...]
    problem: Place
    """Where the parser gave up."""
    context: Place
    """Where the thing began that it was reading."""
    words: str
    """The parser's own words."""
    last: Any
    """The last event before it gave up."""
    opened: Place
    """Where the innermost list or group began that was still open."""

    def line(self, number: int) -> str:
        """The text of a line, empty beyond the last."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def rest(self, place: Place) -> str:
        """The text from a place to the end of its line."""
        return self.line(place.line)[place.column - 1 :]

    def above(self) -> int:
        """The last line before the problem that is not empty, 0 when there is none."""
        return next((n for n in range(self.problem.line - 1, 0, -1) if self.line(n).strip()), 0)

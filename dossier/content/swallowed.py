"""Text that YAML drops in silence: `title: Decree #496` is read as `Decree`, and the rest as a comment."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from yaml.events import ScalarEvent, StreamEndEvent

from dossier.base.diagnostic import Diagnostic, Level
from dossier.base.mark import Mark
from dossier.content.loader import event_source

MAX_REPORTS = 20
"""Complaints on one file; more would bury the other files."""

# A comment proper has a space after its sign: `# derived from the tenure`.
_LOST = re.compile(r" +(#[^\s#].*)$")


def swallowed(path: str, text: str) -> tuple[Diagnostic, ...]:
    """A warning for each plain value that ends in what looks like text and not like a comment."""
    if " #" not in text:
        return ()
    return tuple(islice(_lost(path, text), MAX_REPORTS))


def _lost(path: str, text: str) -> Iterator[Diagnostic]:
    lines, advance = text.split("\n"), event_source(text)
    event: Any = advance()
    while not isinstance(event, StreamEndEvent):
        if isinstance(event, ScalarEvent) and not event.style and event.value:
            end: Any = event.end_mark
            rest = _LOST.match(lines[end.line], end.column)
            if rest is not None:
                yield _diagnostic(path, lines[end.line], end.line + 1, rest)
        event = advance()


def _diagnostic(path: str, line: str, number: int, rest: re.Match[str]) -> Diagnostic:
    mark = Mark(path, number, rest.start(1) + 1, rest.end(1) + 1)
    message = f'"{rest[1]}" is read as a comment and dropped'
    hint = 'put the whole value in quotes; or, if it is a comment, write a space after "#"'
    return Diagnostic("swallowed-text", Level.WARNING, message, mark, line, hint)
